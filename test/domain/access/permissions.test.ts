import { describe, expect, it } from '@jest/globals';
import { mayDo, type Permission, roleActingFor, rolesGranting } from '../../../domain/access/permissions.js';
import {
  type ActingRole,
  type SubjectRoles,
  miniProgramRoles,
  remedyOfRoles,
  workspaceRoles,
} from '../../../domain/access/roles.js';
import {
  permissionOfCommand,
  releaseCommandTypes,
  targetCommandTypes,
} from '../../../domain/release/command-catalog.js';

/**
 * Every permission against every place in which a role can count.
 * y: granted; p: granted unless the workspace's policy keeps developers from stopping; -: not granted.
 * Roles in the order admin, reviewer, developer, operator, inspector; in a mini program admin, developer.
 */
const table: Record<Permission, { workspace: string; ofProgram: string; program: string; ofApp: string }> = {
  goLive: { workspace: '-----', ofProgram: 'y----', program: 'y-', ofApp: '-----' },
  pauseOrCancel: { workspace: '-----', ofProgram: 'y-p-y', program: 'y-', ofApp: 'y---y' },
  resetOrRollback: { workspace: '-----', ofProgram: 'y-p--', program: 'y-', ofApp: '-----' },
  review: { workspace: '-----', ofProgram: '-----', program: '--', ofApp: 'yy---' },
  reviewAsAdmin: { workspace: '-----', ofProgram: '-----', program: '--', ofApp: 'y----' },
  requestOffline: { workspace: '-----', ofProgram: 'y----', program: 'y-', ofApp: '-----' },
  emergency: { workspace: '-----', ofProgram: '-----', program: '--', ofApp: 'y---y' },
  createMiniProgram: { workspace: 'y-y--', ofProgram: '-----', program: '--', ofApp: '-----' },
  editMiniProgram: { workspace: '-----', ofProgram: 'y-y--', program: 'y-', ofApp: '-----' },
  uploadVersion: { workspace: '-----', ofProgram: 'y-y--', program: 'yy', ofApp: '-----' },
  manageMiniProgramMembers: { workspace: '-----', ofProgram: 'y----', program: 'y-', ofApp: '-----' },
  manageWorkspace: { workspace: 'y----', ofProgram: '-----', program: '--', ofApp: '-----' },
  manageTemplates: { workspace: 'y----', ofProgram: '-----', program: '--', ofApp: '-----' },
  manageWindows: { workspace: 'y----', ofProgram: '-----', program: '--', ofApp: '-----' },
  freeze: { workspace: 'y---y', ofProgram: '-----', program: '--', ofApp: '-----' },
  overrideWindow: { workspace: '-----', ofProgram: 'y----', program: '--', ofApp: 'y----' },
  manageTargetApps: { workspace: '-----', ofProgram: '-----', program: '--', ofApp: 'y----' },
  manageQrCodes: { workspace: '-----', ofProgram: 'yyyyy', program: 'yy', ofApp: '-----' },
  readWorkspace: { workspace: 'yyyyy', ofProgram: '-----', program: '--', ofApp: '-----' },
  readWorkspaceTrail: { workspace: 'y----', ofProgram: '-----', program: '--', ofApp: '-----' },
  readMiniProgram: { workspace: '-----', ofProgram: 'yyyyy', program: 'yy', ofApp: '-----' },
  readRelease: { workspace: '-----', ofProgram: 'yyyyy', program: 'yy', ofApp: 'yyyyy' },
  readTargetApp: { workspace: '-----', ofProgram: '-----', program: '--', ofApp: 'yyyyy' },
  readTargetAppTrail: { workspace: '-----', ofProgram: '-----', program: '--', ofApp: 'y----' },
  listTargetApps: { workspace: 'yyyyy', ofProgram: 'yyyyy', program: 'yy', ofApp: 'yyyyy' },
  createWorkspace: { workspace: 'yyyyy', ofProgram: 'yyyyy', program: 'yy', ofApp: 'yyyyy' },
  administerSystem: { workspace: '-----', ofProgram: '-----', program: '--', ofApp: '-----' },
};

const stranger: SubjectRoles = { developersMayStop: true, isSystemAdmin: false };
const permissions = Object.keys(table) as Permission[];
const openToEveryone: readonly Permission[] = ['listTargetApps', 'createWorkspace'];

/** The subject roles in each place, with the table column that represents them. */
const places = [
  ['in the workspace acted on', 'workspace', workspaceRoles.map((role) => ({ workspaceRole: role }))],
  ['in the mini program’s workspace', 'ofProgram', workspaceRoles.map((role) => ({ miniProgramWorkspaceRole: role }))],
  ['in the mini program', 'program', miniProgramRoles.map((role) => ({ miniProgramRole: role }))],
  ['in the target app’s workspace', 'ofApp', workspaceRoles.map((role) => ({ targetAppWorkspaceRole: role }))],
] as const;

function row(permission: Permission, roles: readonly Partial<SubjectRoles>[], policy: boolean): string {
  const allRoles = roles.map((role) => ({ ...stranger, ...role, developersMayStop: policy }));
  return allRoles.map((subjectRoles) => (mayDo(permission, subjectRoles) ? 'y' : '-')).join('');
}

describe.each(places)('a role %s', (_, column, roles) => {
  it.each(permissions)('has exactly its cells of the table: %s', (permission) => {
    const expected = table[permission][column];
    expect(row(permission, roles, true)).toBe(expected.replaceAll('p', 'y'));
    expect(row(permission, roles, false)).toBe(expected.replaceAll('p', '-'));
  });
});

describe('a user without any role', () => {
  it('may list target apps and create a workspace, and nothing else', () => {
    expect(permissions.filter((permission) => mayDo(permission, stranger))).toEqual(openToEveryone);
  });
});

describe('a system admin', () => {
  it('administers the system and has no right over anybody’s releases', () => {
    const admin = { ...stranger, isSystemAdmin: true };
    expect(permissions.filter((permission) => mayDo(permission, admin))).toEqual([
      ...openToEveryone,
      'administerSystem',
    ]);
  });
});

describe('several roles', () => {
  const single = places.flatMap(([, , roles]): readonly Partial<SubjectRoles>[] => roles);
  const placeOf = (role: Partial<SubjectRoles>): string | undefined => Object.keys(role)[0];
  const pairs = single.flatMap((a) => single.filter((b) => placeOf(b) !== placeOf(a)).map((b) => ({ a, b })));

  it.each(permissions)('give what one of them gives, and no more: %s', (permission) => {
    for (const { a, b } of pairs) {
      const either = mayDo(permission, { ...stranger, ...a }) || mayDo(permission, { ...stranger, ...b });
      expect(mayDo(permission, { ...stranger, ...a, ...b })).toBe(either);
    }
  });
});

describe('rolesGranting', () => {
  it.each(permissions)('names the roles that give it, and those alone: %s', (permission) => {
    for (const developersMayStop of [true, false]) {
      const giving = places
        .flatMap(([, , roles]): readonly Partial<SubjectRoles>[] => roles)
        .map((role) => roleActingFor(permission, { ...stranger, ...role, developersMayStop }))
        .filter((role) => role !== null && role !== 'user');
      const named = rolesGranting(permission, { developersMayStop }).filter((role) => role !== 'user');
      expect(named.filter((role) => role !== 'system admin')).toEqual([...new Set(giving)]);
    }
  });

  it('gives the roles that the remedy names', () => {
    expect(remedyOfRoles(rolesGranting('emergency', { developersMayStop: true }))).toBe(
      "Ask an admin of the target app's workspace, or an inspector of the target app's workspace.",
    );
    expect(remedyOfRoles(['system admin'])).toBe('Ask a system admin.');
  });
});

describe('roleActingFor', () => {
  it.each<[string, Permission, Partial<SubjectRoles>, ActingRole | null]>([
    ['the workspace role', 'goLive', { miniProgramWorkspaceRole: 'admin' }, 'workspace admin'],
    ['the mini program role', 'goLive', { miniProgramRole: 'admin' }, 'mini program admin'],
    [
      'the mini program role where the workspace role does not give it',
      'goLive',
      { miniProgramWorkspaceRole: 'developer', miniProgramRole: 'admin' },
      'mini program admin',
    ],
    [
      'the workspace role before the mini program role',
      'goLive',
      { miniProgramWorkspaceRole: 'admin', miniProgramRole: 'admin' },
      'workspace admin',
    ],
    ['developers who stop', 'resetOrRollback', { miniProgramWorkspaceRole: 'developer' }, 'workspace developer'],
    ['an inspector of the app', 'pauseOrCancel', { targetAppWorkspaceRole: 'inspector' }, 'target app inspector'],
    [
      'the app’s side for a review even if the workspace is the same',
      'review',
      { miniProgramWorkspaceRole: 'admin', targetAppWorkspaceRole: 'admin' },
      'target app admin',
    ],
    ['the role in the workspace acted on', 'manageWorkspace', { workspaceRole: 'admin' }, 'workspace admin'],
    ['the system admin', 'administerSystem', { isSystemAdmin: true }, 'system admin'],
    ['anybody', 'createWorkspace', {}, 'user'],
    ['no role', 'goLive', { targetAppWorkspaceRole: 'admin', miniProgramRole: 'developer' }, null],
  ])('names %s', (_, permission, roles, expected) => {
    expect(roleActingFor(permission, { ...stranger, ...roles })).toBe(expected);
  });
});

describe('permissionOfCommand', () => {
  it('gives each command of releases and targets its permission', () => {
    const commands: Partial<Record<Permission, string[]>> = {};
    for (const type of [...releaseCommandTypes, ...targetCommandTypes]) {
      (commands[permissionOfCommand(type)] ??= []).push(type);
    }
    expect(commands).toEqual({
      goLive: [
        'apply',
        'withdraw',
        'completeTesting',
        'chooseType',
        'setPercentage',
        'fullRelease',
        'resume',
        'startPlan',
        'resumePlan',
        'advancePlan',
        'editPlan',
        'endPlan',
      ],
      pauseOrCancel: ['pause', 'cancel', 'holdPlan'],
      resetOrRollback: ['reset', 'rollback'],
      review: ['approve', 'reject', 'approveStep', 'rejectStep', 'approveOffline', 'rejectOffline'],
      requestOffline: ['requestOffline', 'withdrawOffline'],
      emergency: ['forceOffline', 'liftSuspension'],
    });
  });
});
