import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type WorkspaceRole, workspaceRoles } from '../../../domain/access/roles.js';
import { decideMiniProgramMember, decideWorkspaceMember } from '../../../domain/registry/membership.js';

describe('decideWorkspaceMember', () => {
  const lastAdmin = { outcome: 'REJECTED', rejection: { code: 'LAST_ADMIN', user: 'alice' } };

  it.each([null, ...workspaceRoles.filter((role) => role !== 'admin')])(
    'keeps the last admin from becoming %s',
    (to) => {
      expect(decideWorkspaceMember({ user: 'alice', from: 'admin', to, admins: 1 })).toEqual(lastAdmin);
    },
  );

  it.each([null, 'reviewer'] as const)('lets one of two admins become %s', (to) => {
    expect(decideWorkspaceMember({ user: 'alice', from: 'admin', to, admins: 2 })).toEqual({ outcome: 'ACCEPTED' });
  });

  it('adds, changes and removes anybody who is no admin', () => {
    for (const from of [null, 'reviewer', 'developer', 'operator', 'inspector'] as const) {
      for (const to of [null, ...workspaceRoles]) {
        const outcome = from === to ? 'NO_OP' : 'ACCEPTED';
        expect(decideWorkspaceMember({ user: 'bob', from, to, admins: 1 })).toEqual({ outcome });
      }
    }
  });

  it('takes the last admin as admin once more without a change', () => {
    expect(decideWorkspaceMember({ user: 'alice', from: 'admin', to: 'admin', admins: 1 })).toEqual({
      outcome: 'NO_OP',
    });
  });

  it('leaves an admin after any sequence of changes', () => {
    const user = fc.constantFrom('alice', 'bob', 'carol');
    const change = fc.tuple(user, fc.constantFrom(null, ...workspaceRoles));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const members = new Map<string, WorkspaceRole>([['alice', 'admin']]);
        const admins = (): number => [...members.values()].filter((role) => role === 'admin').length;
        for (const [name, to] of changes) {
          const decision = decideWorkspaceMember({ user: name, from: members.get(name) ?? null, to, admins: admins() });
          if (decision.outcome === 'ACCEPTED' && to === null) members.delete(name);
          if (decision.outcome === 'ACCEPTED' && to !== null) members.set(name, to);
          expect(admins()).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('decideMiniProgramMember', () => {
  it.each(['admin', 'developer'] as const)('makes a member of the workspace %s', (to) => {
    const change = { user: 'bob', from: null, to, isWorkspaceMember: true };
    expect(decideMiniProgramMember(change)).toEqual({ outcome: 'ACCEPTED' });
  });

  it.each([null, 'admin', 'developer'] as const)('refuses a user who is not in the workspace, from %s', (from) => {
    const change = { user: 'bob', from, to: 'developer', isWorkspaceMember: false } as const;
    expect(decideMiniProgramMember(change)).toEqual({
      outcome: 'REJECTED',
      rejection: { code: 'NOT_A_WORKSPACE_MEMBER', user: 'bob' },
    });
  });

  it('removes any member, also the only admin and a user who has left the workspace', () => {
    for (const isWorkspaceMember of [true, false]) {
      const change = { user: 'bob', from: 'admin', to: null, isWorkspaceMember } as const;
      expect(decideMiniProgramMember(change)).toEqual({ outcome: 'ACCEPTED' });
    }
  });

  it('changes nothing where the role is the same, or was none', () => {
    for (const role of [null, 'admin', 'developer'] as const) {
      const change = { user: 'bob', from: role, to: role, isWorkspaceMember: true };
      expect(decideMiniProgramMember(change)).toEqual({ outcome: 'NO_OP' });
    }
  });
});
