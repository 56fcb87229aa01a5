import { describe, expect, it } from '@jest/globals';
import {
  isStopCommand,
  overtakenOfPlan,
  overtakenTypes,
  releaseCommandTypes,
  stopReach,
} from '../../../domain/release/command-catalog.js';
import { isSystemActor } from '../../../domain/access/actor-name.js';
import { remedies, remedyOf } from '../../../domain/release/rejections.js';
import { statusLabels } from '../../../domain/release/words.js';

/** Written out by hand, so that no code is added or lost by accident. */
const codes = `
  PERCENTAGE_MUST_INCREASE TARGET_BUSY ALREADY_FINAL WRONG_STATUS GRAYSCALE_PRODUCTION_ONLY
  VERSION_ALREADY_RELEASED_TO_TARGET PAUSED STEP_IN_PROGRESS OVERTAKEN_BY_STOP SELF_APPROVAL REVIEW_OPEN
  NO_OPEN_REVIEW REVIEW_EXPIRED ACTIVE_RELEASES_BLOCK_OFFLINE NOTHING_TO_ROLL_BACK_TO NOT_RETAINED TARGET_SUSPENDED
  FIRST_RELEASE_MUST_BE_FULL PERCENTAGE_NOT_A_PRESET ENVIRONMENT_NOT_OFFERED VERSION_MUST_INCREASE ID_TAKEN LAST_ADMIN LAST_SYSTEM_ADMIN
  NOT_A_WORKSPACE_MEMBER NO_FULL_RELEASE NOT_IN_PILOT PAGE_UNKNOWN ROLE_LOST COMMAND_EXPIRED WITHDRAWN UNATTRIBUTED TEMPORAL_STOPS_OFF MALFORMED INTERNAL
  STALE_REVISION NO_PLAN PLAN_ACTIVE STALE_PLAN NO_STEP_ABOVE BAKE_TOO_SHORT PLAN_HELD APPROVAL_REQUIRED APPROVAL_WEAKENED
  TOO_MANY_TESTERS QUOTA_EXCEEDED FROZEN TOO_MANY_WINDOWS TOO_MANY_TEMPLATES TEMPLATE_NAME_TAKEN TEMPLATE_BUILT_IN
  FILES_CONFLICT`;

describe('the words for people', () => {
  it('every rejection code has a remedy', () => {
    expect(Object.keys(remedies).sort()).toEqual(codes.trim().split(/\s+/).sort());
    for (const remedy of Object.values(remedies)) expect(remedy).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['CREATED', /leave it/],
    ['UNDER_REVIEW', /withdraw/],
    ['FULL_RELEASE', /roll back.*offline/i],
  ] as const)('the remedy of a cancel in %s says what to do instead', (status, hint) => {
    const rejection = { code: 'WRONG_STATUS', command: 'cancel', status, phase: null } as const;
    expect(remedyOf(rejection)).toMatch(hint);
    expect(remedyOf({ ...rejection, command: 'pause' })).toBe(remedies.WRONG_STATUS);
  });

  it('the remedy of a rollback to nothing is to go offline', () => {
    expect(remedyOf({ code: 'NOTHING_TO_ROLL_BACK_TO' })).toMatch(/offline/);
  });

  it('the labels name every status', () => {
    expect(statusLabels).toMatchObject({ CREATED: 'New Version Created', OFFLINE: 'Offline' });
  });
});

describe('stop commands', () => {
  it('are these six and no other', () => {
    const all = [...releaseCommandTypes, 'forceOffline', 'liftSuspension', 'confirmStep', 'failStep'];
    expect(all.filter(isStopCommand)).toEqual(['pause', 'reset', 'cancel', 'holdPlan', 'rollback', 'forceOffline']);
  });

  it('reach the whole target where they act on it, else their release or its plan', () => {
    const reaches = (['holdPlan', 'pause', 'reset', 'cancel', 'rollback', 'forceOffline'] as const).map(stopReach);
    expect(reaches).toEqual(['plan', 'release', 'release', 'release', 'target', 'target']);
  });

  it('overtake what goes live or approves, never another stop', () => {
    expect(overtakenTypes.filter(isStopCommand)).toEqual([]);
    expect([...overtakenTypes].sort()).toEqual(
      [
        ...['apply', 'approve', 'completeTesting', 'chooseType', 'setPercentage', 'fullRelease', 'resume'],
        ...['startPlan', 'resumePlan', 'advancePlan', 'editPlan', 'approveStep'],
      ].sort(),
    );
    expect([...overtakenOfPlan].sort()).toEqual(['advancePlan', 'approveStep', 'editPlan', 'resumePlan', 'startPlan']);
  });
});

describe('actors', () => {
  it.each([
    ['system:timer', true],
    ['system:policy', true],
    ['temporal', false],
    ['alice', false],
  ])('%s is the system: %s', (actor, isSystem) => {
    expect(isSystemActor(actor)).toBe(isSystem);
  });
});
