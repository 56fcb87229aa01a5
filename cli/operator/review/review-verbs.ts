/**
 * `halftone review approve|reject|withdraw <review>`: the command of the release that decides this review, and no later
 * review of the same release.
 */
import type { Command } from 'commander';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { type ReleaseCommand, sendCommand } from '../../../client/send-command.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { type CommandIdFlags, withCommandId } from '../output/command-id.js';
import { readInTime, startOutcomeDeadline, type Timeout, withTimeout } from '../output/deadline.js';
import { OperatorFailure } from '../output/failure.js';
import { withoutUndefined } from '../output/given.js';
import { sentInTime } from '../output/outcome.js';
import { reportFailures, printBody } from '../output/print.js';
import { answerText } from '../release/command-release.js';
import type { Review } from './review-columns.js';

interface DecisionFlags extends ConnectionFlags, CommandIdFlags {
  readonly reason?: string;
  readonly timeout?: Timeout;
}

interface Decision {
  readonly summary: string;
  readonly reason?: 'required' | 'optional';
  readonly bodyOf: Readonly<Record<Review['kind'], (review: string, flags: DecisionFlags) => ReleaseCommand>>;
}

const decisions: Readonly<Record<'approve' | 'reject' | 'withdraw', Decision>> = {
  approve: {
    summary: 'approve what a review asks for',
    reason: 'optional',
    bodyOf: {
      RELEASE: (_, { reason }) => ({ type: 'approve', ...withoutUndefined({ reason }) }),
      OFFLINE: (_, { reason }) => ({ type: 'approveOffline', ...withoutUndefined({ reason }) }),
      STEP: (review, { reason: comment }) => ({ type: 'approveStep', review, ...withoutUndefined({ comment }) }),
    },
  },
  reject: {
    summary: 'reject what a review asks for',
    reason: 'required',
    bodyOf: {
      RELEASE: (_, { reason = '' }) => ({ type: 'reject', reason }),
      OFFLINE: (_, { reason = '' }) => ({ type: 'rejectOffline', reason }),
      STEP: (review, { reason = '' }) => ({ type: 'rejectStep', review, reason }),
    },
  },
  withdraw: {
    summary: 'take back a request to go live or offline',
    bodyOf: {
      RELEASE: () => ({ type: 'withdraw' }),
      OFFLINE: () => ({ type: 'withdrawOffline' }),
      STEP: () => {
        throw new OperatorFailure('usage', 'The plan asks for this review, and no command takes it back', [
          'Say `halftone review reject …`, or `halftone release end-plan …`.',
        ]);
      },
    },
  },
};

export function addDecisions(review: Command): void {
  for (const [verb, decision] of Object.entries(decisions)) addDecision(review, verb, decision);
}

function addDecision(parent: Command, verb: string, decision: Decision): void {
  const command = withConnection(parent.command(verb))
    .summary(decision.summary)
    .argument('<review>', 'id of the review');
  const words = ['--reason <text>', 'why, for those who read the history'] as const;
  if (decision.reason === 'required') command.requiredOption(...words);
  if (decision.reason === 'optional') command.option(...words);
  withTimeout(withCommandId(command), 'in all: 90s, 2m (2m)').action(
    reportFailures(async (flags: DecisionFlags, id = '') => {
      const client = connect(flags);
      const deadline = startOutcomeDeadline(flags.timeout);
      const { review, condition } = await readInTime(deadline, (signal) => reviewToDecide(client, id, signal));
      const body = decision.bodyOf[review.kind](review.id, flags);
      if (review.state !== 'IN_REVIEW' && flags.commandId === undefined) throw closed(review);
      const answer = await sentInTime(body.type, flags, deadline, (sending) =>
        sendCommand(client, review.release.id, body, { ...sending, ...condition }),
      );
      await printBody(flags.output, answer, () => answerText(answer, answer.release));
    }),
  );
}

interface ToDecide {
  readonly review: Review;
  /** Commands of steps name their review. The others decide the open one, so that the release must not have changed. */
  readonly condition: { readonly ifRevision?: number };
}

/** No release has it. A repeated command has its first outcome, and a new one is refused. */
const noRevision = 0;

async function reviewToDecide(client: HalftoneClient, id: string, signal: AbortSignal): Promise<ToDecide> {
  const read = () => bodyOf(client.GET('/v1/reviews/{review}', { params: { path: { review: id } }, signal }));
  const first = await read();
  if (first.kind === 'STEP') return { review: first, condition: {} };
  const path = { release: first.release.id };
  const { revision } = await bodyOf(client.GET('/v1/releases/{release}', { params: { path }, signal }));
  // Read again: a review that is open now is the one of this revision.
  const review = await read();
  return { review, condition: { ifRevision: review.state === 'IN_REVIEW' ? revision : noRevision } };
}

function closed({ id, state, decidedBy, decidedAt }: Review): OperatorFailure {
  const by = decidedBy === undefined ? '' : ` by ${decidedBy}`;
  const at = decidedAt === undefined ? '' : ` at ${decidedAt}`;
  return new OperatorFailure('rejected', `The review ${id} is not open: ${state}${by}${at}`, [
    'See `halftone review list --state IN_REVIEW`.',
  ]);
}
