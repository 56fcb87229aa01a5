/** `halftone release decision`: whether a release may rise now, with an exit code for a pipeline. */
import type { Command } from 'commander';
import type { components } from '../../../client/api-types.generated.js';
import { bodyOf } from '../../../client/problem.js';
import { isFinalStatus } from '../../../domain/release/release.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { OperatorFailure } from '../output/failure.js';
import { reportFailures, printBody } from '../output/print.js';
import { fieldsOf, tableOf } from '../output/table.js';
import { blockerColumns } from './release-columns.js';
import { releaseArgument } from './release-lists.js';
import { findRelease } from './release-name.js';

type Decision = components['schemas']['ReleaseDecision'];

export function addDecisionCommand(release: Command): void {
  withConnection(release.command('decision'))
    .summary('whether a release may rise now: 0 it may, 3 not now, 4 nothing is left to raise')
    .argument('<release>', releaseArgument)
    .action(
      reportFailures(async (flags: ConnectionFlags, name = '') => {
        const client = connect(flags);
        const { id } = await findRelease(client, name);
        const path = { release: id };
        const decision = await bodyOf(client.GET('/v1/releases/{release}/decision', { params: { path } }));
        await printBody(flags.output, decision, () => decisionText(decision));
        if (!decision.mayAdvance) throw mayNot(decision);
      }),
    );
}

function mayNot({ status, blockers, nextAt }: Decision): OperatorFailure {
  if (status === 'FULL_RELEASE') return new OperatorFailure('ended', 'Nothing is left to raise: the release is full');
  if (isFinalStatus(status)) return new OperatorFailure('ended', `The release has ended: ${status}`);
  const why = blockers.map(({ code }) => code).join(', ');
  const when = nextAt === undefined ? [] : [`By time alone it may at ${nextAt}.`];
  return new OperatorFailure('held', `The release may not rise now${why === '' ? '' : `: ${why}`}`, when);
}

function decisionText(decision: Decision): string {
  const { mayAdvance, increase, blockers, nextAt, status, phase, percentage, revision } = decision;
  const fields = fieldsOf([
    ['May advance', mayAdvance ? 'yes' : 'no'],
    ['By', increase && increaseText(increase)],
    ['At', nextAt],
    ['Status', phase === null ? status : `${status}, ${phase}`],
    ['Percentage', `${percentage} %`],
    ['Revision', revision],
  ]);
  return blockers.length === 0 ? fields : `${fields}\n\n${tableOf(blockerColumns, blockers)}`;
}

function increaseText({ type, to, percentage, above }: NonNullable<Decision['increase']>): string {
  if (type === 'setPercentage') return `${type}, above ${above ?? 0} %`;
  return to === undefined ? type : `${type} to ${to} (${percentage ?? 0} %)`;
}
