/** `halftone release plan`: the steps of a plan as a file. */
import type { Command } from 'commander';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { reportFailures, printBody } from '../output/print.js';
import { releaseArgument } from '../release/release-lists.js';
import { findRelease } from '../release/release-name.js';
import { planOf } from '../release/release-verbs.js';

export function addPlanCommand(release: Command): void {
  withConnection(release.command('plan'))
    .summary('the steps of the plan as YAML, to change them by edit-plan')
    .argument('<release>', releaseArgument)
    .action(
      reportFailures(async (flags: ConnectionFlags, name = '') => {
        const plan = planOf(await findRelease(connect(flags), name));
        const { planFileOf } = await import('./plan-file.js');
        await printBody(flags.output === 'json' ? 'json' : 'yaml', planFileOf(plan), () => '');
      }),
    );
}
