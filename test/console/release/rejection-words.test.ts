import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { rejectionWords } from '../../../console/release/rejection-words.js';
import { wireRejection } from '../../../contracts/release/rejection.js';
import { rolesGranting } from '../../../domain/access/permissions.js';
import {
  permissionOfCommand,
  releaseCommandTypes,
  targetCommandTypes,
} from '../../../domain/release/command-catalog.js';
import { type Rejection, sentenceOf } from '../../../domain/release/rejections.js';
import { dayMs } from '../../../domain/values/time-units.js';
import { consoleLanguages } from '../../support/console/console-languages.js';

const holder = { releaseId: 'r9', version: '2.3.0', percentage: 10, sinceMs: 0, owner: 'bob' };

/** One of each that carries facts into its sentence; the others are sentences without places. */
const withFacts: Rejection[] = [
  { code: 'ALREADY_FINAL', status: 'CANCELED' },
  { code: 'GRAYSCALE_PRODUCTION_ONLY', environment: 'sandbox' },
  { code: 'WRONG_STATUS', command: 'resume', status: 'FULL_RELEASE', phase: null },
  { code: 'WRONG_STATUS', command: 'resume', status: 'GRAYSCALE_RELEASE', phase: 'SERVING' },
  { code: 'PERCENTAGE_MUST_INCREASE', current: 10, asked: 5 },
  { code: 'PAUSED', by: 'bob', sinceMs: 0, reason: null },
  { code: 'STEP_IN_PROGRESS', percentage: 5, sinceMs: 0 },
  { code: 'PERCENTAGE_NOT_A_PRESET', asked: 7, presets: [1, 5] },
  { code: 'TARGET_BUSY', holder },
  {
    code: 'FROZEN',
    windows: [
      {
        id: 'w1',
        workspaceId: 'ws',
        sides: ['TARGET_APP'],
        name: 'New Year',
        kind: 'DENY',
        reason: 'closed',
        by: 'olga',
        sinceMs: 0,
        untilMs: null,
      },
    ],
    untilMs: null,
  },
  { code: 'TARGET_SUSPENDED', by: 'eve', sinceMs: 0, reason: 'fraud' },
  { code: 'SELF_APPROVAL', requestedBy: 'alice' },
  { code: 'REVIEW_OPEN', requestedBy: 'alice', expiresAtMs: 0 },
  { code: 'ACTIVE_RELEASES_BLOCK_OFFLINE', releases: [{ releaseId: 'r1', version: '2.0.0', status: 'UNDER_REVIEW' }] },
  { code: 'APPROVAL_REQUIRED', step: 'step-2', percentage: 20 },
  { code: 'APPROVAL_REQUIRED', step: null, percentage: 50, approvalFrom: 20 },
  { code: 'VERSION_MUST_INCREASE', current: '2.0.0', asked: '1.0.0' },
  { code: 'ENVIRONMENT_NOT_OFFERED', environment: 'test', offered: ['production'] },
  { code: 'ROLE_LOST', user: 'alice', role: 'workspace admin', permission: 'goLive', cause: 'ROLE' },
  { code: 'COMMAND_EXPIRED', receivedAtMs: 0, expiresAtMs: dayMs },
  { code: 'WITHDRAWN', by: 'bob' },
  {
    code: 'FILES_CONFLICT',
    objects: ['PlanTemplate Careful', 'ChangeWindow Spring'],
    conflicts: [{ name: 'Careful' }],
  },
  { code: 'TEMPORAL_STOPS_OFF', command: 'cancel' },
  { code: 'OVERTAKEN_BY_STOP', stop: 'pause', stopId: 'c1', by: 'bob' },
];

const permissions = [
  ...new Set([...releaseCommandTypes, ...targetCommandTypes].map((type) => permissionOfCommand(type))),
];

let english: TFunction;
let chinese: TFunction;

beforeAll(async () => {
  ({ english, chinese } = await consoleLanguages());
});

describe('rejectionWords', () => {
  it.each(withFacts.map((rejection) => [rejection.code, rejection] as const))(
    '%s fills every place',
    (_, rejection) => {
      const { facts } = wireRejection(rejection);
      const shown = facts === undefined ? { code: rejection.code } : { code: rejection.code, facts };
      for (const t of [english, chinese]) expect(rejectionWords(shown, t).why).not.toMatch(/\{\{|undefined|\[object/);
    },
  );

  it.each(withFacts.map((rejection) => [rejection.code, rejection] as const))(
    '%s has the sentence of the domain in English, filled with the same facts',
    (_, rejection) => {
      const { facts = {} } = wireRejection(rejection);
      // Environments and phases have labels in the console.
      expect(rejectionWords({ code: rejection.code, facts }, english).why.toLowerCase()).toBe(
        sentenceOf(rejection).toLowerCase(),
      );
    },
  );

  it('names the holder of a busy target, its share and its owner', () => {
    const { facts = {} } = wireRejection({ code: 'TARGET_BUSY', holder });
    expect(rejectionWords({ code: 'TARGET_BUSY', facts }, english).why).toBe(
      'Version 2.3.0 by bob is gray here at 10 %.',
    );
  });

  it('says who may, where the asker may not, and which scope a token lacks', () => {
    const roles = rolesGranting('pauseOrCancel', { developersMayStop: false });
    expect(rejectionWords({ code: 'FORBIDDEN', facts: { roles } }, english).remedy).toBe(
      'It takes Admin or Inspector of the workspace, or Admin of the mini program, or Admin or Inspector of the target app’s workspace.',
    );
    expect(rejectionWords({ code: 'FORBIDDEN', facts: { scope: 'operate' } }, english).remedy).toContain('operate');
    expect(rejectionWords({ code: 'FORBIDDEN' }, english).why).toBe('You may not do this');
  });

  it.each(permissions)('names a role for %s, in both languages', (permission) => {
    const facts = { roles: rolesGranting(permission, { developersMayStop: true }) };
    for (const t of [english, chinese])
      expect(rejectionWords({ code: 'FORBIDDEN', facts }, t).remedy).not.toMatch(/\{\{|undefined|takes \.|需要。/);
  });

  it('says statuses in the language spoken', () => {
    expect(rejectionWords({ code: 'ALREADY_FINAL', facts: { status: 'CANCELED' } }, chinese).why).toBe(
      '此发布单已结束：已取消。',
    );
  });
});
