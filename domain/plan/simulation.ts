/** What a simulation of a plan is given, and what it finds. The simulation itself is in `simulate.ts`. */
import { dayMs } from '../values/time-units.js';
import type { AuthorRights } from '../release/author-rights.js';
import type { Blocker } from '../release/blocker-types.js';
import type { CommandOf, CommandType } from '../release/command-catalog.js';
import type { ReleaseEventType } from '../release/event-types.js';
import type { ReleaseFacts } from '../release/facts.js';
import type { WindowState } from '../release/freeze.js';
import type { Rejection } from '../release/rejections.js';
import type { ReleaseStatus } from '../release/release.js';
import type { PlanStatus, StepReview } from './plan.js';

/** The commands of a script. Where a real one names a step, a review or holds, this one means those of its moment. */
export type ScriptedCommand =
  | CommandOf<'pause' | 'resume' | 'holdPlan'>
  | { readonly type: 'setPercentage'; readonly bp: number }
  | { readonly type: 'advancePlan' }
  | { readonly type: 'resumePlan' }
  | { readonly type: 'approveStep' }
  | { readonly type: 'rejectStep'; readonly reason: string };

/** `loseRole`: from then on, `by` has no role on the target. */
export interface ScriptedEvent {
  readonly atMs: number;
  readonly by: string;
  readonly command: ScriptedCommand | { readonly type: 'loseRole' };
}

/** Without workers: automatic commands wait until its end. */
export interface Outage {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface SimulationLimits {
  readonly horizonMs: number;
  readonly decisions: number;
}

/** 400 days. */
export const simulationLimits: SimulationLimits = { horizonMs: 400 * dayMs, decisions: 10_000 };

export interface SimulationInput {
  /** Before the first command. */
  readonly facts: ReleaseFacts;
  /** Given now. An edit that changes nothing leaves a live plan as it is. */
  readonly first: CommandOf<'startPlan' | 'editPlan'>;
  readonly by: string;
  /** Of the author of the first command. */
  readonly rights: Partial<AuthorRights>;
  /** Users who have no role on the target any more. The first command is decided all the same. */
  readonly gone: readonly string[];
  readonly nowMs: number;
  /** In order of time. Positions in it name its events. */
  readonly script: readonly ScriptedEvent[];
  readonly outages: readonly Outage[];
  readonly windowAt: (atMs: number) => WindowState;
  readonly limits: SimulationLimits;
}

/** What a decision changed of the release or its plan. */
export interface SimulatedChange {
  readonly atMs: number;
  readonly bp: number;
  readonly status: ReleaseStatus;
  readonly planStatus: PlanStatus;
  readonly cause: {
    readonly event: ReleaseEventType;
    readonly command: CommandType;
    readonly by: string;
    readonly reason: string | null;
  };
  /** The request for an approval that it made. */
  readonly requested: StepReview | null;
  /** After it. */
  readonly blockers: readonly Blocker[];
}

/** A command of the script that was refused. */
export interface ScriptRefusal {
  readonly position: number;
  readonly atMs: number;
  readonly rejection: Rejection;
}

/**
 * ENDED: the plan has ended. WAITS: nothing comes by itself any more. HORIZON and TOO_MANY_DECISIONS: more would
 * follow, and is not simulated.
 */
export const simulationEnds = ['ENDED', 'WAITS', 'HORIZON', 'TOO_MANY_DECISIONS'] as const;
export type SimulationEnd = (typeof simulationEnds)[number];

export interface Simulation {
  readonly outcome: 'SIMULATED';
  /** After the first command, and after the last decision. */
  readonly started: ReleaseFacts;
  readonly final: ReleaseFacts;
  readonly endedAtMs: number;
  readonly end: SimulationEnd;
  readonly changes: readonly SimulatedChange[];
  readonly refusals: readonly ScriptRefusal[];
}

/** The first command is refused. */
export interface NotSimulated {
  readonly outcome: 'REJECTED';
  readonly rejection: Rejection;
}
