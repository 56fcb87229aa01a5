/**
 * Groups a release's actions for the progress page: next steps, stops and undos, review decisions. The API decides
 * which actions are possible (`allowedActions`).
 */
import { isReleaseCommand, isStopCommand, type ReleaseCommandType } from '../../domain/release/command-catalog.js';
import { isPermanent } from '../../domain/release/rejections.js';
import type { AllowedAction } from '../api/types.js';
import { isPlainCommand, type PlainCommandType } from './command-dialogs.js';

export interface ShownAction {
  readonly type: ReleaseCommandType;
  readonly rejection: NonNullable<AllowedAction['rejection']> | null;
  /** Refused by change windows that the user may override. */
  readonly overridable?: true | undefined;
}

export interface ActionGroups {
  /** `null`: there is no next step, or the type and percentage controls are the next step. */
  readonly primary: ShownAction | null;
  readonly beside: readonly ShownAction[];
  readonly stops: readonly ShownAction[];
  /** Set when the type chooser or the percentage selector is shown. */
  readonly rollout: {
    /** Null when the type has been chosen. */
    readonly chooseType: ShownAction | null;
    readonly setPercentage: ShownAction;
    /** Null while a plan is live. */
    readonly startPlan: ShownAction | null;
    readonly fullRelease: ShownAction;
  } | null;
}

/** Commands that move a release on, the preferred one first. */
const primaryOrder: readonly ReleaseCommandType[] = ['resume', 'apply', 'approve', 'completeTesting', 'approveOffline'];

const inRollout: readonly ReleaseCommandType[] = ['chooseType', 'setPercentage', 'fullRelease', 'startPlan'];

/** Offered by the card of the plan. */
const ofPlan: readonly ReleaseCommandType[] = [
  ...(['resumePlan', 'advancePlan', 'editPlan', 'endPlan', 'approveStep', 'rejectStep'] as const),
];

/** There is no live plan, or one already: nothing to say about these. */
const ofOtherTimes: readonly string[] = ['NO_PLAN', 'PLAN_ACTIVE'];

export function actionGroups(actions: readonly AllowedAction[]): ActionGroups {
  const shown = actions.flatMap(shownOf);
  const primary =
    primaryOrder
      .map((type) => shown.find((action) => action.type === type))
      .find((action) => action?.rejection === null) ?? null;
  const rest = shown.filter((action) => action !== primary && ![...inRollout, ...ofPlan].includes(action.type));
  return {
    primary,
    beside: rest.filter(({ type }) => !isUndoing(type)),
    stops: rest.filter(({ type }) => isUndoing(type)),
    rollout: rolloutOf(shown),
  };
}

/** A command on the plan of the release, unless it has no button. */
export function planAction(
  actions: readonly AllowedAction[],
  wanted: 'holdPlan' | 'resumePlan' | 'advancePlan' | 'editPlan' | 'endPlan' | 'approveStep' | 'rejectStep',
): ShownAction | null {
  return actions.flatMap(shownOf).find(({ type }) => type === wanted) ?? null;
}

function shownOf({ type, allowed, rejection, overridable }: AllowedAction): ShownAction[] {
  if (!isReleaseCommand(type)) return [];
  if (allowed) return [{ type, rejection: null }];
  // A command that is refused for good in this status, or to this user, has no button.
  if (rejection === undefined || isPermanent(rejection.code) || rejection.code === 'FORBIDDEN') return [];
  if (ofOtherTimes.includes(rejection.code)) return [];
  return [{ type, rejection, overridable }];
}

function rolloutOf(shown: readonly ShownAction[]): ActionGroups['rollout'] {
  const actionOf = (wanted: ReleaseCommandType) => shown.find(({ type }) => type === wanted);
  const [setPercentage, fullRelease] = [actionOf('setPercentage'), actionOf('fullRelease')];
  if (setPercentage === undefined || fullRelease === undefined) return null;
  const [chooseType = null, startPlan = null] = [actionOf('chooseType'), actionOf('startPlan')];
  return { chooseType, setPercentage, startPlan, fullRelease };
}

/** Going offline affects users as a stop does, but it is no stop command: it is reviewed. */
function isUndoing(type: ReleaseCommandType): boolean {
  return isStopCommand(type) || type === 'requestOffline';
}

/** Decided on the page of the review, which shows what is decided. */
export function isReviewDecision(type: string): boolean {
  return ['approve', 'reject', 'approveOffline', 'rejectOffline', 'approveStep', 'rejectStep'].includes(type);
}

/** The user may give no command to this release, and other users may. */
export function isReader(actions: readonly AllowedAction[]): boolean {
  const isForOthers = ({ rejection }: AllowedAction) => rejection?.code === 'FORBIDDEN';
  return actions.flatMap(shownOf).length === 0 && actions.some(isForOthers);
}

export function isPlainAction(action: ShownAction): action is ShownAction & { readonly type: PlainCommandType } {
  return isPlainCommand(action.type);
}
