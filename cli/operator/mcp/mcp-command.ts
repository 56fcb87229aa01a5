/** `halftone mcp`: tools for an assistant, over stdin and stdout. docs/interop.md says what it can and cannot do. */
import type { Command } from 'commander';
import { connect } from '../access/connection.js';
import { reportFailures } from '../output/print.js';

interface McpFlags {
  readonly profile?: string;
  readonly allowStop?: boolean;
}

export function addMcpCommand(program: Command): void {
  program
    .command('mcp')
    .summary('an MCP server on stdin and stdout: an assistant reads, and stops with --allow-stop; it never raises')
    .option('--profile <name>', 'server and token of this login (HALFTONE_PROFILE, or default)')
    .option('--allow-stop', 'offer the stop commands, too: pause, reset, cancel, hold, rollback, force offline')
    .action(
      reportFailures(async ({ allowStop = false, ...flags }: McpFlags) => {
        const client = connect(flags);
        // The SDK takes longer to load than most commands to run.
        const { serveMcp } = await import('./serve-mcp.js');
        await serveMcp(client, { allowStop });
      }),
    );
}
