/** `halftone release exposure`: what users of the last hour got, as the decision plane has counted it. */
import type { Command } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import { bodyOf } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { reportFailures, printBody } from '../output/print.js';
import { fieldsOf } from '../output/table.js';
import { releaseArgument } from '../release/release-lists.js';
import { findRelease } from '../release/release-name.js';

type Exposure = components['schemas']['Exposure'];

export function addExposureCommand(release: Command): void {
  withConnection(release.command('exposure'))
    .summary('how many decisions of the last hour gave this release; JSON has them by minute')
    .argument('<release>', releaseArgument)
    .action(
      reportFailures(async (flags: ConnectionFlags, name = '') => {
        const client = connect(flags);
        const found = await findRelease(client, name);
        const path = { release: found.id };
        const exposure = await bodyOf(client.GET('/v1/releases/{release}/exposure', { params: { path } }));
        await printBody(flags.output, exposure, () => exposureText(exposure, found.percentage));
      }),
    );
}

function exposureText({ from, to, decisions, ofRelease, percentage }: Exposure, configured: number): string {
  return fieldsOf([
    ['From', from],
    ['To', to],
    ['Decisions', decisions],
    ['Of this release', ofRelease],
    ['Measured', percentage === undefined ? 'no decisions' : `${percentage} %`],
    ['Configured', `${configured} %`],
  ]);
}
