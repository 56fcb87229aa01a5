/** `halftone command withdraw`: takes back a command that waits for its decision. */
import type { Command } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import { bodyOf, type Problem } from '../../../client/problem.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { OperatorFailure } from '../output/failure.js';
import { reportFailures, printBody } from '../output/print.js';
import { outcomeText, stateLine } from './release-columns.js';

type Schemas = components['schemas'];

export function addWithdrawCommand(program: Command): void {
  const command = program.command('command').summary('commands that wait for their decision');
  withConnection(command.command('withdraw'))
    .summary('take back a command that waits; exit code 2 when it is decided already')
    .argument('<command>', 'its id: see `release commands` and `target commands`')
    .action(
      reportFailures(async (flags: ConnectionFlags, id = '') => {
        const path = { command: id };
        const answer = await connect(flags).DELETE('/v1/commands/{command}', { params: { path } });
        if (answer.error?.code === 'COMMAND_ALREADY_DECIDED') throw decided(answer.error);
        const body = await bodyOf(answer);
        await printBody(flags.output, body, () => withdrawnText(body));
      }),
    );
}

/** Also a stop command: it is applied instead. */
function decided(problem: Problem): OperatorFailure {
  const { type, ...outcome } = problem.command as Schemas['Command'];
  return new OperatorFailure('rejected', `${problem.code}: ${type}: ${outcomeText(outcome)}`, [], problem);
}

function withdrawnText({ command, ...after }: Schemas['CommandAnswer'] | Schemas['TargetCommandAnswer']): string {
  const outcome = `${command.type}: ${outcomeText(command)}`;
  return 'release' in after ? `${outcome}\n${stateLine(after.release)}` : outcome;
}
