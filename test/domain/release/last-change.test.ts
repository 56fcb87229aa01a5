/** The last change of a release, by the events of `decide`. The invariants hold it for random histories. */
import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { evolveAll } from '../../../domain/release/events.js';
import type { Facts } from '../../../domain/release/facts.js';
import { type LastChange, lastChangeOf } from '../../../domain/release/release.js';
import {
  app,
  applying,
  baseline,
  context,
  facts,
  full,
  nowMs,
  paused,
  release,
  releaseIn,
  serving,
  underReview,
} from '../../support/domain/builders.js';

const wait = { supersede: false, reason: null } as const;
const noted: LastChange = { atMs: 7, by: 'ann', type: 'PercentageSet', fromBp: 100, toBp: 2000, reason: null };
const gray = serving(2000);

type Row = readonly [command: Command, state: Parameters<typeof release>[0], change: Partial<LastChange>];

const rows: readonly Row[] = [
  [{ type: 'approve' }, { state: underReview() }, { type: 'ReviewApproved', fromBp: 0, toBp: 0 }],
  [{ type: 'setPercentage', bp: 6000, ...wait }, { state: gray }, { type: 'PercentageSet', fromBp: 2000, toBp: 6000 }],
  [{ type: 'pause', reason: 'x' }, { state: gray }, { type: 'Paused', fromBp: 2000, toBp: 2000, reason: 'x' }],
  [{ type: 'resume' }, { state: paused(2000) }, { type: 'Resumed', fromBp: 2000, toBp: 2000 }],
  [
    { type: 'reset', reason: 'y', reshuffle: false },
    { state: gray },
    { type: 'ReleaseReset', fromBp: 2000, toBp: 0, reason: 'y' },
  ],
  [{ type: 'cancel', reason: 'z' }, { state: gray }, { type: 'Canceled', fromBp: 2000, toBp: 0, reason: 'z' }],
  [{ type: 'fullRelease', ...wait }, { state: gray }, { type: 'FullyReleased', fromBp: 2000, toBp: 10_000 }],
  [
    { type: 'failStep', attempt: 1, bp: 500, cause: 'no answer' },
    { state: applying(500) },
    { type: 'StepFailed', fromBp: 500, toBp: 500, reason: 'no answer' },
  ],
];

function after(before: Facts, command: Command, actor: string): Facts {
  const decision = decide(before, command, context({ actor }));
  if (decision.outcome !== 'APPLIED') throw new Error(`${command.type} was not applied`);
  return evolveAll(before, decision.events, context({ actor }));
}

describe('the last change of a release', () => {
  it.each(rows)('after %j has who, when, why, and the share before and after', (command, state, change) => {
    const before = facts({ release: release({ ...state, lastChange: noted }) });
    const expected = { atMs: nowMs, by: 'erin', reason: null, ...change };
    expect(releaseIn(after(before, command, 'erin'), 'release-2').lastChange).toEqual(expected);
  });

  it('stays when the super app confirms it', () => {
    const state = { state: applying(500), lastChange: noted };
    const before = facts({ release: release(state), app: app({ confirmation: 'PUSH' }) });
    const confirmed = releaseIn(
      after(before, { type: 'confirmStep', attempt: 1, bp: 500 }, 'system:push'),
      'release-2',
    );
    expect(confirmed).toMatchObject({ state: serving(500), lastChange: noted });
  });

  it('is of each release that a decision changes', () => {
    const back = { type: 'rollback', reason: 'crashes', to: null } as const;
    const retained = [{ releaseId: 'old-1', version: '0.1.0' }];
    const others = [release({ id: 'release-3', version: '3.0.0', state: gray })];
    const then = after(facts({ release: baseline({ id: 'release-2' }), others, target: { retained } }), back, 'erin');
    const common = { atMs: nowMs, by: 'erin', reason: 'crashes' };
    expect(['release-2', 'release-3', 'fresh-id'].map((id) => releaseIn(then, id).lastChange)).toEqual([
      { ...common, type: 'Archived', fromBp: 10_000, toBp: 0 },
      { ...common, type: 'Canceled', fromBp: 2000, toBp: 0 },
      { ...common, type: 'RollbackReleased', fromBp: 0, toBp: 10_000 },
    ]);
  });

  it('is the creation where an older program has written the release', () => {
    const { createdAtMs: atMs, createdBy: by } = release();
    const common = { atMs, by, fromBp: 0, reason: null };
    expect(lastChangeOf(release())).toEqual({ ...common, type: 'ReleaseCreated', toBp: 0 });
    expect(lastChangeOf(release({ kind: 'ROLLBACK', state: full() }))).toEqual({
      ...common,
      type: 'RollbackReleased',
      toBp: 10_000,
    });
    expect(lastChangeOf(release({ lastChange: noted }))).toEqual(noted);
  });
});
