/**
 * The order of checks, pair by pair: each case breaks two rules that stand next to each other, and the first answers.
 * Where two cannot be broken at once, the nearest pair that can.
 */
import { describe, expect, it } from '@jest/globals';
import type { Command, CommandContext } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import type { Facts } from '../../../domain/release/facts.js';
import * as make from '../../support/domain/builders.js';

const set = (bp: number) => ({ type: 'setPercentage', bp, supersede: false, reason: null }) as const;
const presetsOnly = make.app({ policy: { percentages: { presetsOnly: true } } });
const strict = make.app({ policy: { percentages: { presetsOnly: true }, firstReleaseMustBeFull: true } });
const holder = make.release({ id: 'release-3', state: make.serving(500) });
const pilot = make.release({ id: 'release-3', state: make.pilotTesting });
const expired = { atMs: make.openReview.expiresAtMs, actor: 'alice' };
const suspension = { by: 'olga', reason: 'fraud', sinceMs: 1 };
const askOffline = { type: 'requestOffline', reason: 'over', cancelActive: false } as const;

function inState(state: Parameters<typeof make.release>[0], parts: make.FactsParts = {}): Facts {
  return make.facts({ ...parts, release: make.release(state) });
}

interface Case {
  readonly first: string;
  readonly then: string;
  readonly facts: Facts;
  readonly command: Command;
  readonly by?: Partial<CommandContext>;
}

const cases: readonly Case[] = [
  {
    first: 'STALE_REVISION',
    then: 'ALREADY_FINAL',
    facts: inState({ state: make.ended('CANCELED') }),
    command: set(1000),
    by: { expectedRevision: 1 },
  },
  {
    first: 'ALREADY_FINAL',
    then: 'GRAYSCALE_PRODUCTION_ONLY',
    facts: inState({ state: make.ended('CANCELED'), environment: 'test' }),
    command: set(1000),
  },
  {
    first: 'GRAYSCALE_PRODUCTION_ONLY',
    then: 'WRONG_STATUS',
    facts: inState({ state: make.created, environment: 'test' }),
    command: set(1000),
  },
  {
    first: 'GRAYSCALE_PRODUCTION_ONLY',
    then: 'NO_OP',
    facts: inState({ state: make.full(), environment: 'test' }),
    command: set(10_000),
  },
  {
    first: 'WRONG_STATUS',
    then: 'NO_OP',
    facts: inState({ state: make.pilotTesting }),
    command: { type: 'reset', reason: null, reshuffle: false },
  },
  {
    first: 'WRONG_STATUS',
    then: 'PERCENTAGE_MUST_INCREASE',
    facts: inState({ state: make.full() }),
    command: set(1000),
  },
  { first: 'NO_OP', then: 'PAUSED', facts: inState({ state: make.paused(1000) }), command: set(1000) },
  {
    first: 'NO_OP',
    then: 'STEP_IN_PROGRESS',
    facts: inState({ state: make.applying(1000) }),
    command: set(1000),
  },
  {
    first: 'NO_OP',
    then: 'PERCENTAGE_NOT_A_PRESET',
    facts: inState({ state: make.serving(1234) }, { app: presetsOnly }),
    command: set(1234),
  },
  {
    first: 'NO_OP',
    then: 'TARGET_BUSY',
    facts: inState({ state: make.full() }, { others: [holder] }),
    command: set(10_000),
  },
  {
    first: 'PERCENTAGE_MUST_INCREASE',
    then: 'PAUSED',
    facts: inState({ state: make.paused(1000) }),
    command: set(500),
  },
  {
    first: 'PERCENTAGE_MUST_INCREASE',
    then: 'STEP_IN_PROGRESS',
    facts: inState({ state: make.applying(1000) }),
    command: set(500),
  },
  {
    first: 'PAUSED',
    then: 'STEP_IN_PROGRESS',
    facts: inState({ state: make.paused(1000, 500) }),
    command: set(2000),
  },
  {
    first: 'PAUSED',
    then: 'PERCENTAGE_NOT_A_PRESET',
    facts: inState({ state: make.paused(1000) }, { app: presetsOnly }),
    command: set(1234),
  },
  {
    first: 'STEP_IN_PROGRESS',
    then: 'PERCENTAGE_NOT_A_PRESET',
    facts: inState({ state: make.applying(1000) }, { app: presetsOnly }),
    command: set(1234),
  },
  {
    first: 'PERCENTAGE_NOT_A_PRESET',
    then: 'FIRST_RELEASE_MUST_BE_FULL',
    facts: inState({ state: make.ready }, { app: strict }),
    command: set(1234),
  },
  {
    first: 'PERCENTAGE_NOT_A_PRESET',
    then: 'TARGET_BUSY',
    facts: inState({ state: make.ready }, { app: presetsOnly, others: [holder] }),
    command: set(1234),
  },
  {
    first: 'FIRST_RELEASE_MUST_BE_FULL',
    then: 'TARGET_BUSY',
    facts: inState({ state: make.ready }, { app: strict, others: [holder] }),
    command: set(1000),
  },
  {
    first: 'NO_OP',
    then: 'FROZEN',
    facts: inState({ state: make.serving(1000) }, { window: make.frozen }),
    command: set(1000),
  },
  {
    first: 'TARGET_BUSY',
    then: 'FROZEN',
    facts: inState({ state: make.ready }, { others: [holder], window: make.frozen }),
    command: set(1000),
  },
  {
    first: 'REVIEW_EXPIRED',
    then: 'SELF_APPROVAL',
    facts: inState({ state: make.underReview() }),
    command: { type: 'approve' },
    by: expired,
  },
  {
    first: 'SELF_APPROVAL',
    then: 'ACTIVE_RELEASES_BLOCK_OFFLINE',
    facts: inState({ state: make.full({}) }, { others: [pilot] }),
    command: { type: 'approveOffline' },
    by: { actor: 'alice' },
  },
  {
    first: 'REVIEW_OPEN',
    then: 'ACTIVE_RELEASES_BLOCK_OFFLINE',
    facts: inState({ state: make.full({}) }, { others: [pilot] }),
    command: askOffline,
  },
  {
    first: 'TARGET_SUSPENDED',
    then: 'VERSION_MUST_INCREASE',
    facts: inState(
      { state: make.createdAutomatic, environment: 'test', version: '0.1.0' },
      { others: [make.baseline({ environment: 'test' })], target: { suspension } },
    ),
    command: { type: 'apply' },
    by: { actor: 'system:policy' },
  },
  {
    first: 'NOTHING_TO_ROLL_BACK_TO',
    then: 'NOT_RETAINED',
    facts: inState({ state: make.full() }),
    command: { type: 'rollback', reason: 'crashes', to: 'release-9' },
  },
];

describe('order of checks', () => {
  it.each(cases)('$first comes before $then', ({ first, facts, command, by }) => {
    const decision = decide(facts, command, make.context(by));
    expect(decision.outcome === 'REJECTED' ? decision.rejection.code : decision.outcome).toBe(first);
  });
});
