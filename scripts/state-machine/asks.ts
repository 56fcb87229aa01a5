/** Everything that may be asked of a release, once per row of the matrix and once per circumstance that matters. */
import type { AuthorRights } from '../../domain/release/author-rights.js';
import type { Command } from '../../domain/release/command-catalog.js';
import type { AutomaticStepFacts } from '../../domain/release/facts.js';
import { bpOf, openReviewOf, type Release } from '../../domain/release/release.js';

export interface Ask {
  /** The row of the matrix that it belongs to. */
  readonly row: string;
  readonly command: Command;
  readonly actor: string;
  readonly isLate?: boolean;
  /** A change window is closed. */
  readonly isFrozen?: boolean;
  readonly rights?: Partial<AuthorRights>;
  readonly automaticStep?: AutomaticStepFacts;
}

const reason = 'r';
const alice = 'alice';
const reviewer = 'rita';
const system = 'system:policy';
const timer = 'system:timer';

export function asksOf(release: Release): Ask[] {
  return [...upToGray(release), ...inGray(release), ...raises(release), ...inFull(release)];
}

export const targetAsks: readonly Ask[] = [
  { row: 'forceOffline', command: { type: 'forceOffline', reason }, actor: 'olga' },
  { row: 'liftSuspension', command: { type: 'liftSuspension', reason }, actor: 'olga' },
];

function upToGray(release: Release): Ask[] {
  const deadlineMs = openReviewOf(release)?.expiresAtMs ?? 0;
  return [
    { row: 'apply', command: { type: 'apply' }, actor: alice },
    { row: 'apply', command: { type: 'apply' }, actor: system },
    { row: 'withdraw', command: { type: 'withdraw' }, actor: alice },
    { row: 'approve', command: { type: 'approve' }, actor: reviewer },
    { row: 'approve', command: { type: 'approve' }, actor: alice },
    { row: 'approve', command: { type: 'approve' }, actor: reviewer, isLate: true },
    { row: 'reject', command: { type: 'reject', reason }, actor: reviewer },
    { row: 'expireReview', command: { type: 'expireReview', deadlineMs }, actor: timer },
    { row: 'completeTesting', command: { type: 'completeTesting' }, actor: alice },
  ];
}

function inGray(release: Release): Ask[] {
  const step = { attempt: release.attempt, bp: bpOf(release) };
  return [
    { row: 'chooseType', command: { type: 'chooseType', releaseType: 'GRAYSCALE' }, actor: alice },
    { row: 'confirmStep', command: { type: 'confirmStep', ...step }, actor: timer },
    { row: 'failStep', command: { type: 'failStep', ...step, cause: 'no answer' }, actor: timer },
    { row: 'pause', command: { type: 'pause', reason }, actor: alice },
    { row: 'resume', command: { type: 'resume' }, actor: alice },
    { row: 'reset', command: { type: 'reset', reason: null, reshuffle: false }, actor: alice },
    { row: 'cancel', command: { type: 'cancel', reason }, actor: alice },
  ];
}

/** Percentages that keep the number of states small: 10 % is followed by 20 %, that by 99.99 %. */
function raises(release: Release): Ask[] {
  const current = bpOf(release);
  const higher = current < 1000 ? 1000 : current < 2000 ? 2000 : 9999;
  const isGray = current > 0 && current < 10_000;
  const set = (row: string, bp: number, supersede: boolean): Ask => ({
    row: `setPercentage, ${row}`,
    command: { type: 'setPercentage', bp, supersede, reason },
    actor: alice,
  });
  const all = [false, true].flatMap((supersede) => [
    ...(current < higher || current === 10_000 ? [set('higher', higher, supersede)] : []),
    ...(current < 1234 ? [set('higher', 1234, supersede)] : []),
    ...(current > 0 ? [set('equal', current, supersede)] : []),
    ...(isGray ? [set('lower', current - 1, supersede)] : []),
    set('100 %', 10_000, supersede),
    { row: 'fullRelease', command: { type: 'fullRelease', supersede, reason }, actor: alice } as const,
  ]);
  return [...all, ...all.map((ask) => ({ ...ask, isFrozen: true }))];
}

function inFull(release: Release): Ask[] {
  const deadlineMs = openReviewOf(release)?.expiresAtMs ?? 0;
  return [
    ...[false, true].map(
      (cancelActive): Ask => ({
        row: 'requestOffline',
        command: { type: 'requestOffline', reason, cancelActive },
        actor: alice,
      }),
    ),
    { row: 'approveOffline', command: { type: 'approveOffline' }, actor: reviewer },
    { row: 'approveOffline', command: { type: 'approveOffline' }, actor: alice },
    { row: 'approveOffline', command: { type: 'approveOffline' }, actor: reviewer, isLate: true },
    { row: 'rejectOffline', command: { type: 'rejectOffline', reason }, actor: reviewer },
    { row: 'withdrawOffline', command: { type: 'withdrawOffline' }, actor: alice },
    { row: 'expireOffline', command: { type: 'expireOffline', deadlineMs }, actor: timer },
    { row: 'rollback', command: { type: 'rollback', reason, to: null }, actor: alice },
    { row: 'rollback', command: { type: 'rollback', reason, to: 'no-such-release' }, actor: alice },
  ];
}
