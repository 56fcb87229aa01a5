/**
 * How the matrix test writes a cell, and how it asks `decide` for the same word. The tables are in `matrix.test.ts`.
 */
import type { Command } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { evolveAll } from '../../../domain/release/events.js';
import type { Facts } from '../../../domain/release/facts.js';
import { openWindow, type WindowState } from '../../../domain/release/freeze.js';
import type { Plan } from '../../../domain/plan/plan.js';
import type { RejectionCode } from '../../../domain/release/rejections.js';
import type { Release, ReleaseState } from '../../../domain/release/release.js';
import type { Environment, TargetApp } from '../../../domain/registry/target-app.js';
import type { Target } from '../../../domain/target/target.js';
import * as make from '../../support/domain/builders.js';

/**
 * The columns: C created, U under review, P pilot, R preparation, G0 ready, Ga applying, Gs serving, Gp paused, F full,
 * Can canceled, Arc archived, Off offline.
 */
export const stages: Record<string, ReleaseState> = {
  C: make.created,
  U: make.underReview(),
  P: make.pilotTesting,
  R: make.preparation,
  G0: make.ready,
  Ga: make.applying(1000),
  Gs: make.serving(1000),
  Gp: make.paused(1000),
  F: make.full(),
  Can: make.ended('CANCELED'),
  Arc: make.ended('ARCHIVED', 'SUPERSEDED'),
  Off: make.ended('OFFLINE', 'OWNER'),
};

/** `-` is WRONG_STATUS, `NO` a no-op; other rejections by a short word; a status means accepted. */
export const words: Partial<Record<RejectionCode, string>> = {
  WRONG_STATUS: '-',
  ALREADY_FINAL: 'final',
  GRAYSCALE_PRODUCTION_ONLY: 'nogray',
  PERCENTAGE_MUST_INCREASE: 'must+',
  PAUSED: 'paused',
  STEP_IN_PROGRESS: 'step',
  TARGET_BUSY: 'busy',
  FROZEN: 'frozen',
  TARGET_SUSPENDED: 'susp',
  SELF_APPROVAL: 'self',
  REVIEW_EXPIRED: 'late',
  REVIEW_OPEN: 'open',
  NO_OPEN_REVIEW: 'none',
  ACTIVE_RELEASES_BLOCK_OFFLINE: 'active',
  NOTHING_TO_ROLL_BACK_TO: 'nothing',
  NOT_RETAINED: 'notkept',
  NO_PLAN: 'noplan',
  PLAN_ACTIVE: 'plan+',
  STALE_PLAN: 'stale',
  APPROVAL_REQUIRED: 'appr',
};

/** The command and circumstances of a table row. */
export interface Row {
  readonly command: Command;
  readonly app?: Parameters<typeof make.app>[0];
  readonly by?: string;
  readonly atMs?: number;
  readonly others?: readonly Release[];
  readonly target?: Partial<Target>;
  readonly window?: WindowState;
  /** The full release has an open offline request. */
  readonly requested?: boolean;
  readonly plan?: Plan;
}

export interface Cell {
  readonly row: string;
  readonly stage: string;
  readonly expected: string;
}

/** Reads a table: a header of stages, a row per command; `.` marks what cannot be asked. */
export function cellsOf(table: string): Cell[] {
  const [header = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((text) => text.trim()));
  return rows.flatMap(([row = '', ...cells]) => {
    if (cells.length !== header.length - 1) throw new Error(`The row "${row}" has ${cells.length} cells`);
    return cells.map((expected, index) => ({ row, stage: header[index + 1] ?? '', expected }));
  });
}

/** What `decide` answers to `row` for a release in `stage`, as a table writes it. */
export function answer(row: Row, stage: string, environment: Environment): string {
  const before = factsOf(row, stage, environment);
  const context = make.context({ actor: row.by ?? 'dave', ...(row.atMs === undefined ? {} : { atMs: row.atMs }) });
  const decision = decide(before, row.command, context);
  if (decision.outcome === 'NO_OP') return 'NO';
  if (decision.outcome === 'REJECTED') return words[decision.rejection.code] ?? decision.rejection.code;
  return stageCode(make.releaseIn(evolveAll(before, decision.events, context), 'release-2').state);
}

function factsOf(row: Row, stage: string, environment: Environment): Facts {
  const state = row.requested === true && stage === 'F' ? make.full({}) : stages[stage];
  if (state === undefined) throw new Error(`The table has a column "${stage}" that is no stage`);
  const addressed = make.release({ state, environment, ...(row.plan === undefined ? {} : { plan: row.plan }) });
  const app: TargetApp = make.app(row.app);
  const { others = [], target = {}, window = openWindow } = row;
  const facts = make.facts({ release: addressed, others, app, target, window });
  const isForTarget = row.command.type === 'forceOffline' || row.command.type === 'liftSuspension';
  return isForTarget ? { ...facts, release: null, others: [addressed, ...others] } : facts;
}

function stageCode(state: ReleaseState): string {
  if (state.status === 'FULL_RELEASE' && state.offlineRequest !== null) return 'F+request';
  const same = Object.entries(stages).find(
    ([, one]) => one.status === state.status && phaseName(one) === phaseName(state),
  );
  return same?.[0] ?? state.status;
}

function phaseName(state: ReleaseState): string | null {
  return state.status === 'GRAYSCALE_RELEASE' ? state.phase.name : null;
}
