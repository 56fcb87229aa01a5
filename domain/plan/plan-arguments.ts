/** The arguments of the commands of plans. Those of all others are in `release/command-catalog.ts`. */
import type { MayOverride, NoArguments, WithReason } from '../release/argument-parts.js';
import type { GivenStep, LocalTime, PlanStep, TemplateName } from './plan.js';

/** Another start of a plan that has not begun. Absent: as it is. */
export interface MovedStart {
  readonly startAtMs?: number;
  /** The same time as it was given. Absent: not as a local time. */
  readonly startLocal?: LocalTime;
}

export interface PlanArguments {
  readonly startPlan: {
    readonly template: TemplateName | null;
    readonly steps: readonly PlanStep[];
    /** When the first step is due. Null: at once. */
    readonly startAtMs: number | null;
    /** The same time as it was given, for those who read it. Absent: not as a local time. */
    readonly startLocal?: LocalTime;
    /** In what time it should be done. Null or absent: no limit. */
    readonly deadlineAfterMs?: number | null;
    readonly reason: string | null;
  };
  readonly holdPlan: WithReason;
  /** `holds`: the ids of the holds to lift. */
  readonly resumePlan: MovedStart & { readonly holds: readonly string[]; readonly reason: string | null };
  /** `to`: the id of the next step. A command that was given twice advances once. */
  readonly advancePlan: MayOverride & { readonly to: string; readonly reason: string };
  readonly editPlan: WithReason &
    MovedStart & {
      /** The number that the author saw. */
      readonly edit: number;
      /** All of them, also those that were entered. Absent: as they are. */
      readonly steps?: readonly GivenStep[];
      /** Null: without one. Absent: as it is. */
      readonly deadlineAfterMs?: number | null;
    };
  readonly endPlan: WithReason;
  /** `review`: the id of the open request. An approval of another one would approve what the user has not seen. */
  readonly approveStep: { readonly review: string; readonly comment: string | null };
  readonly rejectStep: WithReason & { readonly review: string };
  /** `run` and `due` name the automatic step: the plan, and the number of its due time. */
  readonly advanceStep: { readonly run: number; readonly due: number };
  readonly recheckPlan: NoArguments;
  /** `momentMs`: the instant of the reminder. A pause moves it. */
  readonly remindStepApproval: { readonly run: number; readonly review: string; readonly momentMs: number };
  /** `deadlineMs`: the instant at which the request expires. A resume moves it. */
  readonly expireStepApproval: { readonly run: number; readonly review: string; readonly deadlineMs: number };
  /** `deadlineMs`: the instant at which it holds the plan. A pause or an edit moves it. */
  readonly planDeadline: { readonly run: number; readonly deadlineMs: number };
}
