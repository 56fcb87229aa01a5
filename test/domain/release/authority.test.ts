import { describe, expect, it } from '@jest/globals';
import { type Author, type CredentialState, lostAuthority, canWithdraw } from '../../../domain/release/authority.js';
import type { SubjectRoles } from '../../../domain/access/roles.js';

const nowMs = 1_000;
const stranger: SubjectRoles = { developersMayStop: true, isSystemAdmin: false };
const admin: SubjectRoles = { ...stranger, miniProgramWorkspaceRole: 'admin' };
const developer: SubjectRoles = { ...stranger, miniProgramWorkspaceRole: 'developer' };
const valid: CredentialState = { revokedAtMs: null, expiresAtMs: null };

const author = (roles: SubjectRoles, credential: CredentialState | null = valid): Author => ({
  user: 'alice',
  role: 'workspace admin',
  roles,
  credential,
});
const cause = (type: string, of: Author): string | null => {
  const rejection = lostAuthority(type, of, nowMs, null);
  return rejection?.code === 'ROLE_LOST' ? rejection.cause : null;
};

describe('lostAuthority', () => {
  it('accepts a command whose author has the role and a valid credential', () => {
    expect(cause('fullRelease', author(admin))).toBeNull();
    expect(cause('fullRelease', author(admin, { revokedAtMs: null, expiresAtMs: nowMs + 1 }))).toBeNull();
  });

  it('rejects every type of command whose author has no role left, stop commands too', () => {
    for (const type of ['fullRelease', 'apply', 'approve', 'liftSuspension', 'pause', 'rollback', 'forceOffline'])
      expect(cause(type, author(stranger))).toBe('ROLE');
  });

  it('names user, former role and permission in the facts', () => {
    expect(lostAuthority('setPercentage', author(developer), nowMs, null)).toEqual({
      code: 'ROLE_LOST',
      user: 'alice',
      role: 'workspace admin',
      permission: 'goLive',
      cause: 'ROLE',
    });
  });

  it('counts the policy developersMayStop as it is now', () => {
    expect(cause('pause', author(developer))).toBeNull();
    expect(cause('pause', author({ ...developer, developersMayStop: false }))).toBe('ROLE');
  });

  it('rejects a command whose token was revoked or has expired', () => {
    expect(cause('resume', author(admin, { revokedAtMs: 1, expiresAtMs: null }))).toBe('CREDENTIAL_REVOKED');
    expect(cause('resume', author(admin, { revokedAtMs: null, expiresAtMs: nowMs }))).toBe('CREDENTIAL_EXPIRED');
  });

  it('accepts a stop command whose session ended, and a command that names no credential', () => {
    for (const type of ['pause', 'reset', 'cancel', 'rollback', 'forceOffline'])
      expect(
        cause(type, author({ ...admin, targetAppWorkspaceRole: 'admin' }, { revokedAtMs: 1, expiresAtMs: 1 })),
      ).toBe(null);
    expect(cause('fullRelease', author(admin, null))).toBeNull();
  });

  it('does not apply to commands of the system', () => {
    for (const type of ['expireReview', 'confirmStep', 'constructor']) expect(cause(type, author(stranger))).toBeNull();
  });
});

describe('canWithdraw', () => {
  it('permits the author, and everybody who may pause', () => {
    expect(canWithdraw({ actor: 'alice' }, 'alice', stranger)).toBe(true);
    expect(canWithdraw({ actor: 'alice' }, 'dave', developer)).toBe(true);
    expect(canWithdraw({ actor: 'alice' }, 'ivan', { ...stranger, targetAppWorkspaceRole: 'inspector' })).toBe(true);
  });

  it('refuses others', () => {
    expect(canWithdraw({ actor: 'alice' }, 'dave', { ...developer, developersMayStop: false })).toBe(false);
    expect(canWithdraw({ actor: 'alice' }, 'oscar', { ...stranger, miniProgramWorkspaceRole: 'operator' })).toBe(false);
  });
});
