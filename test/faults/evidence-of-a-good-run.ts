/** The evidence of a correct run, and the parts it is built from. */
import type { EnteredStep, Plan, PlanStep } from '../../domain/plan/plan.js';
import type { Release } from '../../domain/release/release.js';
import { emptyTarget, type Target } from '../../domain/target/target.js';
import { trailViewOfRelease, trailViewOfTarget } from '../../store/release/trail.js';
import type { Evidence, LedgerRow, TrailRow } from '../../tools/faults/check/evidence.js';
import type { SentCommand, CommandAnswer } from '../../tools/faults/client/scenario-data.js';

const key = { miniProgram: 'weather', targetApp: 'wallet', environment: 'production' } as const;
const of = 'weather/wallet/production';

export const prepared: Release = {
  ...key,
  id: 'r1',
  kind: 'NORMAL',
  version: '1.0.0',
  createdBy: 'alice',
  createdAtMs: 1,
  salt: 'ab',
  hashVersion: 1,
  type: null,
  attempt: 1,
  steps: [],
  revision: 1,
  statusSinceMs: 1,
  state: { status: 'RELEASE_PREPARATION' },
};
export const at = (bp: number, revision: number): Release => ({
  ...prepared,
  type: 'GRAYSCALE',
  revision,
  state: { status: 'GRAYSCALE_RELEASE', phase: { name: 'SERVING', bp } },
});
export const serving = (bp: number, revision: number): Target => ({
  ...emptyTarget(key),
  revision,
  candidate: { releaseId: 'r1', version: '1.0.0', bp, salt: 'ab', hashVersion: 1, sinceMs: 1, owner: 'alice' },
});

const releaseEvent = (before: Release | null, after: Release, commandId: string | null): TrailRow => ({
  id: `e${after.revision}`,
  kind: 'release',
  aggregate: 'r1',
  seq: after.revision,
  type: 'PercentageSet',
  commandId,
  atMs: after.revision,
  before: before && plain(trailViewOfRelease(before)),
  after: plain(trailViewOfRelease(after)),
});
const targetEvent = (before: Target, after: Target, commandId: string, atMs: number): TrailRow => ({
  id: `t${after.revision}`,
  kind: 'target',
  aggregate: of,
  seq: after.revision,
  type: 'CandidateSet',
  commandId,
  atMs,
  before: plain(trailViewOfTarget(before)),
  after: plain(trailViewOfTarget(after)),
});
export const plain = (view: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(view)) as Record<string, unknown>;

export const row = (id: string, more: Partial<LedgerRow> = {}): LedgerRow => ({
  id,
  number: 1,
  releaseId: 'r1',
  aggregate: 'r1',
  type: 'setPercentage',
  actor: 'alice',
  key: `key-${id}`,
  outcome: 'APPLIED',
  code: null,
  revision: 2,
  receivedAtMs: 1,
  decidedAtMs: 2,
  ...more,
});
export const answerTo = (commandId: string, more: Partial<CommandAnswer> = {}): CommandAnswer => ({
  status: 200,
  commandId,
  outcome: 'APPLIED',
  code: null,
  revision: 2,
  sentAtMs: 1,
  receivedAtMs: 2,
  ...more,
});
export const requestOf = (id: string, more: Partial<SentCommand> = {}): SentCommand => ({
  key: `key-${id}`,
  operator: 'alice',
  of: 'r1',
  path: '/v1/releases/r1/commands',
  body: { type: 'setPercentage' },
  answer: answerTo(id),
  ...more,
});

/** The answer to the rejected raise. */
export const refused = { status: 409, outcome: 'REJECTED', code: 'PAUSED', revision: 3, sentAtMs: 5, receivedAtMs: 6 };

const planStep = (id: string, bp: number): PlanStep => ({
  id,
  bp,
  bakeMs: 1_000,
  name: null,
  advance: 'AUTOMATIC',
  note: null,
});
export const enteredAt = (id: string, servedMs: number): EnteredStep => ({ id, atMs: 1, by: 'system:plan', servedMs });

/** A plan of three steps of a second each that has entered these. */
export const planWith = (entered: readonly EnteredStep[]): Plan => ({
  run: 1,
  template: null,
  currentStep: entered.length - 1,
  startedBy: 'alice',
  startedAtMs: 1,
  runsAs: 'alice',
  steps: [planStep('one', 100), planStep('two', 1_000), planStep('three', 10_000)],
  firstStepAtMs: 1,
  due: { number: 2, atMs: 5_000 },
  notBeforeMs: 0,
  frozen: null,
  holds: [],
  entered,
  bake: { servedMs: 0, runningSinceMs: 1, fromMs: 1 },
  predictedAtStart: [],
  ended: null,
});

/** A release raised to 1 % and to 10 %, and one rejected raise. */
export const well: Evidence = {
  sent: [
    requestOf('c1'),
    requestOf('c2', { answer: answerTo('c2', { revision: 3, sentAtMs: 3, receivedAtMs: 4 }) }),
    requestOf('c3', { answer: answerTo('c3', refused) }),
    requestOf('c4', { answer: undefined }),
  ],
  ledger: [row('c1'), row('c2', { revision: 3 }), row('c3', { outcome: 'REJECTED', code: 'PAUSED', revision: null })],
  trail: [
    releaseEvent(null, prepared, null),
    releaseEvent(prepared, at(100, 2), 'c1'),
    targetEvent(emptyTarget(key), serving(100, 1), 'c1', 2),
    releaseEvent(at(100, 2), at(1_000, 3), 'c2'),
    targetEvent(serving(100, 1), serving(1_000, 2), 'c2', 3),
  ],
  releases: [{ ...at(1_000, 3), plan: planWith([enteredAt('one', 1_000), enteredAt('two', 0)]) }],
  targets: [serving(1_000, 2)],
  undelivered: 0,
  workflows: [
    {
      releaseId: 'r1',
      workflowId: 'release/r1',
      isRunning: true,
      retriedTask: 0,
      runs: 1,
      events: 20,
      history: [],
      pendingTask: null,
      progress: { revision: 3, status: 'GRAYSCALE_RELEASE', percentage: 10 },
      failedTasks: [{ cause: 'UNHANDLED_COMMAND', message: '' }],
    },
  ],
  decided: [{ target: of, user: 'ada', by: 'api-1', answered: '1.0.0', expected: '1.0.0' }],
};
