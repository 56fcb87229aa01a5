/** The MCP server on stdin and stdout. stdout is the protocol: nothing else may print there. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { once } from 'node:events';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { printNote } from '../output/print.js';
import { mcpServer, type McpOptions } from './mcp-server.js';

/** Resolves when stdin ends. */
export async function serveMcp(client: HalftoneClient, options: McpOptions): Promise<void> {
  const ended = once(process.stdin, 'end');
  const server = mcpServer(client, options);
  await server.connect(new StdioServerTransport());
  printNote(`halftone mcp: ready, ${options.allowStop ? 'reads and stops' : 'reads only'}`);
  await ended;
  await server.close();
}
