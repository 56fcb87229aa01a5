/**
 * Which of a release's actions the progress page shows, and where: what moves it on, what stops or undoes it, what a
 * reviewer decides. Whether one is possible is the API's word (`allowedActions`); nothing is decided here.
 */
import { isReleaseCommand, isStopCommand, type ReleaseCommandType } from '../../domain/release/command-catalog.js';
import { isPermanent } from '../../domain/release/rejection-catalog.js';
import type { WireAction, WireRejection } from '../api/progress-shapes.js';

export interface ShownAction {
  readonly type: ReleaseCommandType;
  readonly refusal: WireRejection | null;
}

export interface ActionGroups {
  /** `null`: nothing to do, or the type and percentage controls are the way on. */
  readonly primary: ShownAction | null;
  readonly beside: readonly ShownAction[];
  readonly stops: readonly ShownAction[];
  /** The type chooser or percentage selector has something to offer. */
  readonly rollout: {
    /** Null where the type is chosen already. */
    readonly chooseType: ShownAction | null;
    readonly setPercentage: ShownAction;
    readonly fullRelease: ShownAction;
  } | null;
}

/** What moves a release on, most wanted first. */
const primaryOrder: readonly ReleaseCommandType[] = [
  'resume',
  'apply',
  'approve',
  'completeTesting',
  'approveOffline',
  'withdrawOffline',
  'withdraw',
];

const inRollout: readonly ReleaseCommandType[] = ['chooseType', 'setPercentage', 'fullRelease'];

export function actionGroups(actions: readonly WireAction[]): ActionGroups {
  const shown = actions.flatMap(shownOf);
  const primary =
    primaryOrder
      .map((type) => shown.find((action) => action.type === type))
      .find((action) => action?.refusal === null) ?? null;
  const rest = shown.filter((action) => action !== primary && !inRollout.includes(action.type));
  return {
    primary,
    beside: rest.filter(({ type }) => !isUndoing(type)),
    stops: rest.filter(({ type }) => isUndoing(type)),
    rollout: rolloutOf(shown),
  };
}

function shownOf({ type, allowed, rejection }: WireAction): ShownAction[] {
  if (!isReleaseCommand(type)) return [];
  if (allowed) return [{ type, refusal: null }];
  // A button for what belongs to another place in a release's life would be noise.
  if (rejection === undefined || isPermanent(rejection.code)) return [];
  return [{ type, refusal: rejection }];
}

function rolloutOf(shown: readonly ShownAction[]): ActionGroups['rollout'] {
  const actionOf = (wanted: ReleaseCommandType) => shown.find(({ type }) => type === wanted);
  const [setPercentage, fullRelease] = [actionOf('setPercentage'), actionOf('fullRelease')];
  if (setPercentage === undefined || fullRelease === undefined) return null;
  return { chooseType: actionOf('chooseType') ?? null, setPercentage, fullRelease };
}

/** Going offline takes something away as a stop does, though it is none: it is reviewed. */
function isUndoing(type: ReleaseCommandType): boolean {
  return isStopCommand(type) || type === 'requestOffline';
}
