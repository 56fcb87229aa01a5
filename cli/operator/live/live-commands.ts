/** `halftone release watch` and `halftone top`: what happens now. */
import { type Command, Option } from 'commander';
import { environments } from '../../../domain/registry/target-app.js';
import { withConnection } from '../access/connection.js';
import { withTimeout } from '../output/deadline.js';
import { reportFailures } from '../output/print.js';
import { releaseArgument } from '../release/release-lists.js';
import type { TopFlags } from './top.js';
import type { WatchFlags } from './watch.js';

export function addWatchCommand(release: Command): void {
  const watch = withConnection(release.command('watch'))
    .summary('follow a release live until it is full or has ended')
    .description(
      'Shows a bar on a terminal, and one line for each change elsewhere. JSON: one document in a line.\n' +
        'It ends with 0 when the release is full, with 4 when it has ended otherwise, with 5 when the time is over.',
    )
    .argument('<release>', releaseArgument);
  withTimeout(watch, 'how long: 90s, 30m, 2h, 1d (24d)').action(
    reportFailures(async (flags: WatchFlags, name = '') => {
      const { watchRelease } = await import('./watch.js');
      await watchRelease(flags, name);
    }),
  );
}

export function addTopCommand(program: Command): void {
  withConnection(program.command('top'))
    .summary('what rolls out now and what needs attention, live, across workspaces')
    .description('Draws a terminal again at each change, until Ctrl-C. Elsewhere it prints once.')
    .option('--once', 'print once and end')
    .option('--workspace <id>', 'of mini programs or target apps of this workspace')
    .addOption(new Option('--environment <name>').choices(environments).default('production'))
    .action(
      reportFailures(async (flags: TopFlags) => {
        const { top } = await import('./top.js');
        await top(flags);
      }),
    );
}
