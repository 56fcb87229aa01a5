/**
 * Checks the shape of a snapshot from a signal. Signals can be sent by hand, and one wrong value in the state would
 * fail every later workflow task. A snapshot that fails the check is read from the database instead.
 */
import { type ReleaseSnapshot, type ReleaseStatus, snapshotOf } from '../../domain/release/release.js';

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const latestTimeMs = 8.64e15;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isTime: Check = (value) => typeof value === 'number' && Math.abs(value) <= latestTimeMs;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

function has(checks: Readonly<Record<string, Check>>): Check {
  return (value) => isFields(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const review = { id: isText, requestedBy: isText, requestedAtMs: isTime, expiresAtMs: isTime };
const isReview = has(review);
const isOfflineRequest = has({ ...review, reason: isText, cancelActive: isFlag });

const phaseShapes: Readonly<Record<string, Check>> = {
  READY: () => true,
  APPLYING: has({ bp: isCount, confirmedBp: isCount, sinceMs: isTime }),
  SERVING: has({ bp: isCount }),
  PAUSED: has({ bp: isCount, confirmedBp: isCount, sinceMs: isTime, by: isText, reason: orNull(isText) }),
};

const isEnded = has({
  ending: has({ reason: isText, by: isText, words: orNull(isText), byRelease: orNull(isText) }),
});

const stateShapes: { readonly [Status in ReleaseStatus]: Check } = {
  CREATED: has({ automatic: isFlag }),
  UNDER_REVIEW: has({ review: isReview }),
  PILOT_TESTING: () => true,
  RELEASE_PREPARATION: () => true,
  GRAYSCALE_RELEASE: has({ phase: (phase) => isFields(phase) && matches(phaseShapes, phase['name'], phase) }),
  FULL_RELEASE: has({ offlineRequest: orNull(isOfflineRequest) }),
  CANCELED: isEnded,
  ARCHIVED: isEnded,
  OFFLINE: isEnded,
};

function matches(shapes: Readonly<Record<string, Check>>, name: unknown, value: unknown): boolean {
  return typeof name === 'string' && Object.hasOwn(shapes, name) && shapes[name]?.(value) === true;
}

const isPosition: Check = (value) => value === -1 || isCount(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const isStepApproval = has({ approvers: isText, count: isCount, expiresAfterMs: isCount });

/** Plans of older programs have none. */
const isStepReview: Check = (value) => value === undefined || orNull(isOpenStepReview)(value);
const isOpenStepReview = has({
  id: isText,
  step: isText,
  bp: isCount,
  approvers: isText,
  count: isCount,
  requestedBy: isText,
  requestedAtMs: isTime,
  expiresAtMs: orNull(isTime),
  restMs: orNull(isCount),
  approvals: listOf(has({ by: isText, atMs: isTime })),
  reminders: orAbsent(has({ ofMs: isCount, given: isCount })),
});

/** Plans of older programs have none. */
const isDeadline: Check = (value) =>
  value === undefined ||
  orNull(has({ afterMs: isCount, countedMs: isCount, runningSinceMs: orNull(isTime), firedAtMs: orNull(isTime) }))(
    value,
  );

const isPlan = has({
  edit: (edit) => edit === undefined || isCount(edit),
  run: isCount,
  currentStep: isPosition,
  startedBy: isText,
  runsAs: isText,
  startLocal: (given) => given === undefined || has({ local: isText, zone: isText })(given),
  startedAtMs: isTime,
  firstStepAtMs: isTime,
  notBeforeMs: isTime,
  template: orNull(has({ id: isText, version: isCount })),
  frozen: orNull(has({ untilMs: orNull(isTime), spreadMs: orAbsent(isCount) })),
  steps: listOf(
    has({
      id: isText,
      name: orNull(isText),
      bp: isCount,
      bakeMs: isCount,
      advance: isText,
      approval: (approval) => approval === undefined || orNull(isStepApproval)(approval),
    }),
  ),
  review: isStepReview,
  deadline: isDeadline,
  due: has({ number: isCount, atMs: orNull(isTime), setAtMs: orAbsent(isTime) }),
  bake: has({ servedMs: isCount, runningSinceMs: orNull(isTime), fromMs: isTime }),
  holds: listOf(has({ id: isText, kind: isText, by: isText, reason: isText, sinceMs: isTime })),
  predictedAtStart: listOf(orNull(isTime)),
  entered: listOf(has({ id: isText, atMs: isTime, by: isText, servedMs: isCount })),
  ended: orNull(has({ as: isText, cause: isText, by: isText, atMs: isTime })),
});

const isStep = has({ fromBp: isCount, toBp: isCount, by: isText, atMs: isTime });

const isRelease = has({
  id: isText,
  kind: isText,
  miniProgram: isText,
  version: isText,
  targetApp: isText,
  environment: isText,
  createdBy: isText,
  createdAtMs: isTime,
  type: orNull(isText),
  attempt: isCount,
  revision: isCount,
  statusSinceMs: isTime,
  steps: listOf(isStep),
  plan: (plan) => plan === undefined || isPlan(plan),
  state: (state) => isFields(state) && matches(stateShapes, state['status'], state),
});

const isSnapshot = has({ release: isRelease, targetRevision: isCount });

/**
 * Null when it is not a snapshot of that release. Programs before 0.2.0 sent the salt too, which is dropped here.
 *
 * @param needsSalt for runs that began before 0.2.0. Their code ignored a snapshot without a salt and read the release.
 *   A replay must do the same.
 */
export function readSnapshot(value: unknown, releaseId: string, needsSalt: boolean): ReleaseSnapshot | null {
  if (!isSnapshot(value)) return null;
  const { release, targetRevision } = value as ReleaseSnapshot;
  if (needsSalt && !('salt' in release && isText(release.salt))) return null;
  return release.id === releaseId ? snapshotOf(release, targetRevision) : null;
}
