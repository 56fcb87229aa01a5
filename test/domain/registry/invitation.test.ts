import { describe, expect, it } from '@jest/globals';
import { type InvitationFacts, invitationRefusal } from '../../../domain/registry/invitation.js';

const nowMs = 1_000;
const good: InvitationFacts = {
  user: 'nadia',
  outcome: null,
  expiresAtMs: nowMs + 1,
  isBacked: true,
  existsElsewhere: false,
};

describe('an invitation', () => {
  it.each([
    ['a new name by its link', {}, null, null],
    ['a user who exists, signed in', { existsElsewhere: true }, 'nadia', null],
    ['a user who exists, by the link alone', { existsElsewhere: true }, null, 'signInFirst'],
    ['another user', {}, 'otto', 'otherUser'],
    ['a token that was limited when it was made', { existsElsewhere: true }, 'limited nadia', 'limitedToken'],
    ['another user with a limited token', {}, 'limited otto', 'otherUser'],
    ['one that was used', { outcome: 'USED', expiresAtMs: 0 }, 'nadia', 'used'],
    ['one that was withdrawn', { outcome: 'WITHDRAWN' }, null, 'withdrawn'],
    ['one at the moment of its expiry', { expiresAtMs: nowMs }, null, 'expired'],
    ['one whose inviter lost the role or the token', { isBacked: false }, 'nadia', 'unbacked'],
  ] as const)('of %s has its answer', (_what, facts, acceptedBy, answer) => {
    const by =
      acceptedBy === null
        ? null
        : { user: acceptedBy.replace('limited ', ''), mayJoin: !acceptedBy.startsWith('limited') };
    expect(invitationRefusal({ ...good, ...facts }, { acceptedBy: by, nowMs })).toBe(answer);
  });
});
