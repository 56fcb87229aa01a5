/** What the registry's own queries promise beyond what the API's tests see: search, roles, numbers without gaps. */
import { beforeAll, expect, it } from '@jest/globals';
import { defaultPolicy } from '../../../domain/registry/target-app-policy.js';
import { insertMiniProgram } from '../../../store/registry/mini-programs.js';
import { setMiniProgramMember } from '../../../store/registry/mini-program-members.js';
import { findRoles } from '../../../store/access/load-roles.js';
import { insertTargetApp } from '../../../store/registry/target-apps.js';
import { uploadVersion } from '../../../store/registry/versions.js';
import { setWorkspaceMember } from '../../../store/registry/workspace-members.js';
import { insertWorkspace } from '../../../store/registry/workspaces.js';
import { inTransaction, type Transaction } from '../../../store/database/transaction.js';
import { describeInTurn, type TestDatabases } from '../../support/database/databases.js';

const atMs = Date.UTC(2026, 2, 1);

function withTrx<T>(databases: TestDatabases, work: (trx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(databases.db.kysely, work);
}

function makeWorkspace(databases: TestDatabases, id: string, admin: string): Promise<void> {
  const policy = { developersMayStop: true };
  return withTrx(databases, (trx) =>
    insertWorkspace(trx, { id, name: id, kind: 'tenant', policy, createdBy: admin, createdAtMs: atMs }, admin),
  );
}

function makeMiniProgram(databases: TestDatabases, workspaceId: string, id: string, name: string): Promise<boolean> {
  return withTrx(databases, (trx) =>
    insertMiniProgram(trx, { id, workspaceId, name, createdBy: 'ann', createdAtMs: atMs }),
  );
}

describeInTurn('roles', (databases) => {
  beforeAll(async () => {
    await makeWorkspace(databases, 'makers', 'ann');
    await makeWorkspace(databases, 'hosts', 'hal');
    await makeMiniProgram(databases, 'makers', 'radio', 'Radio');
    await withTrx(databases, (trx) =>
      insertTargetApp(trx, {
        id: 'wallet',
        workspaceId: 'hosts',
        name: 'Wallet',
        environments: ['production'],
        pilotSupport: false,
        policy: defaultPolicy,
        confirmation: 'COMMIT',
        createdBy: 'hal',
        createdAtMs: atMs,
      }),
    );
    const member = (workspaceId: string, user: string, role: 'developer' | 'reviewer') =>
      withTrx(databases, (trx) => setWorkspaceMember(trx, { workspaceId, user, role, actor: 'ann', atMs }));
    await member('makers', 'dan', 'developer');
    await member('hosts', 'dan', 'reviewer');
    await withTrx(databases, (trx) =>
      setMiniProgramMember(trx, {
        miniProgram: 'radio',
        workspaceId: 'makers',
        user: 'dan',
        role: 'admin',
        actor: 'ann',
        atMs,
      }),
    );
  });

  const subject = { workspaceId: 'makers', miniProgram: 'radio', targetApp: 'wallet' };

  it('finds what a user is on every side', async () => {
    expect(await findRoles(databases.db.kysely, { user: 'dan', onlyWorkspaces: null }, subject)).toEqual({
      workspaceRole: 'developer',
      miniProgramWorkspaceRole: 'developer',
      miniProgramRole: 'admin',
      targetAppWorkspaceRole: 'reviewer',
      developersMayStop: true,
    });
  });

  it('counts roles in the one workspace of a limited token only', async () => {
    const roles = await findRoles(databases.db.kysely, { user: 'dan', onlyWorkspaces: ['hosts'] }, subject);
    expect(roles).toEqual({ targetAppWorkspaceRole: 'reviewer', developersMayStop: true });
  });

  it('finds no roles of strangers and around what is not there', async () => {
    expect(await findRoles(databases.db.kysely, { user: 'eve', onlyWorkspaces: null }, subject)).toEqual({
      developersMayStop: true,
    });
    const nowhere = { workspaceId: 'x', miniProgram: 'x', targetApp: 'x' };
    expect(await findRoles(databases.db.kysely, { user: 'dan', onlyWorkspaces: null }, nowhere)).toEqual({
      developersMayStop: false,
    });
    expect(await findRoles(databases.db.kysely, { user: 'dan', onlyWorkspaces: null }, {})).toEqual({
      developersMayStop: false,
    });
  });

  it('ends the roles in mini programs with the membership of the workspace', async () => {
    await withTrx(databases, (trx) =>
      setWorkspaceMember(trx, { workspaceId: 'makers', user: 'dan', role: null, actor: 'ann', atMs }),
    );
    const left = await databases.db.kysely
      .selectFrom('mini_program_member')
      .select('user_name')
      .where('mini_program_id', '=', 'radio')
      .execute();
    expect(left).toEqual([{ user_name: 'ann' }]);
  });
});

describeInTurn('uploads at the same time', (databases) => {
  it('let each number in once and number the trail without gaps', async () => {
    await makeWorkspace(databases, 'race', 'ann');
    await makeMiniProgram(databases, 'race', 'racer', 'Racer');
    const numbers = ['1.0.0', '1.0.1', '1.0.2', '1.0.2', '1.0.3', '1.0.3'];
    const rejections = await Promise.all(
      numbers.map((number) =>
        withTrx(databases, (trx) =>
          uploadVersion(trx, {
            miniProgram: 'racer',
            number,
            packageUrl: 'https://packages.example/p.zip',
            packageSha256: '0'.repeat(64),
            pages: [],
            notes: null,
            uploadedBy: 'ann',
            uploadedAtMs: atMs,
          }),
        ),
      ),
    );
    const accepted = numbers.filter((_, index) => rejections[index] === null);
    expect(new Set(accepted).size).toBe(accepted.length);
    expect(accepted).toContain('1.0.3');
    const events = await databases.db.kysely
      .selectFrom('event')
      .select('seq')
      .where('aggregate_kind', '=', 'mini_program')
      .where('aggregate_id', '=', 'racer')
      .orderBy('seq')
      .execute();
    expect(events.map((event) => event.seq)).toEqual(
      Array.from({ length: accepted.length + 1 }, (_, index) => index + 1),
    );
  });
});
