/** What becomes of a command that waits: its author loses the right, it expires, it is withdrawn. */
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { insertDerivedCredential } from '../../../store/access/sessions.js';
import { revokeTokens } from '../../../store/access/revoke-tokens.js';
import { insertToken } from '../../../store/access/tokens.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { withdrawCommand } from '../../../store/release/withdraw-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld, type World } from '../../support/database/store-world.js';

const full = { type: 'fullRelease', supersede: false, reason: null } as const;
const pause = { type: 'pause', reason: 'crashes' } as const;

describeInTurn('a command that waits', (databases) => {
  const token = async (user: string, limits: { workspaceId?: string; expiresAtMs?: number } = {}): Promise<string> => {
    const id = randomUUID();
    const { workspaceId = null, expiresAtMs = null } = limits;
    const kept = { id, user, name: 'CI', scopes: [], isSystemAdmin: false, createdBy: user, revokedAtMs: null };
    await insertToken(databases.db.kysely, { ...kept, workspaceId, expiresAtMs, createdAtMs: 0 }, randomUUID());
    return id;
  };
  const session = async (tokenId: string, user: string): Promise<string> => {
    const id = randomUUID();
    const ends = { atMs: Date.now(), expiresAtMs: Date.now() + 60_000 };
    await insertDerivedCredential(databases.db.kysely, { id, kind: 'SESSION', hash: id, tokenId, user, ...ends });
    return id;
  };
  const revoke = async (tokenId: string): Promise<void> => {
    const by = { actor: 'root', withToken: null, atMs: Date.now() };
    const wanted = { root: { token: tokenId }, withDescendants: false, ...by };
    await inTransaction(databases.db.kysely, (trx) => revokeTokens(trx, wanted));
  };
  const setRole = async ({ workspaceId }: World, user: string, role: 'developer' | null): Promise<void> => {
    const { kysely } = databases.db;
    const mine = { workspace_id: workspaceId, user_name: user };
    if (role === null)
      await kysely
        .deleteFrom('member')
        .where((eb) => eb.and(mine))
        .execute();
    else
      await kysely
        .updateTable('member')
        .set({ role })
        .where((eb) => eb.and(mine))
        .execute();
  };

  it('is rejected with the facts when its author is no member any more', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const waiting = await world.giveUnseen(id, full, { actor: 'mallory' });
    await setRole(world, 'mallory', null);
    const { record, snapshot } = await world.apply(waiting);
    expect(record).toMatchObject({
      outcome: 'REJECTED',
      rejection: { code: 'ROLE_LOST', user: 'mallory', role: 'workspace admin', permission: 'goLive', cause: 'ROLE' },
    });
    expect(snapshot?.release.state.status).toBe('RELEASE_PREPARATION');
  });

  it('is rejected when its author has a lower role, or when the policy took the right', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 1_000);
    const [raise, stop] = [
      await world.giveUnseen(id, full, { actor: 'dora' }),
      await world.giveUnseen(id, pause, { actor: 'dora' }),
    ];
    await setRole(world, 'dora', 'developer');
    expect((await world.apply(raise)).record.rejection).toMatchObject({ code: 'ROLE_LOST' });
    const policy = JSON.stringify({ developersMayStop: false });
    await kysely.updateTable('workspace').set({ policy }).where('id', '=', world.workspaceId).execute();
    expect((await world.apply(stop)).record.rejection).toMatchObject({
      code: 'ROLE_LOST',
      permission: 'pauseOrCancel',
    });
  });

  it('is rejected when its token was revoked or has expired, or its row is gone', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const [revoked, expired] = [await token('alice'), await token('alice', { expiresAtMs: 1_000 })];
    const waiting = await Promise.all(
      [revoked, expired, 'gone'].map((credentialId) => world.giveUnseen(id, full, { credentialId })),
    );
    await revoke(revoked);
    const causes = [];
    for (const commandId of waiting) causes.push((await world.apply(commandId)).record.rejection);
    expect(causes).toMatchObject([
      { cause: 'CREDENTIAL_REVOKED' },
      { cause: 'CREDENTIAL_EXPIRED' },
      { cause: 'CREDENTIAL_EXPIRED' },
    ]);
  });

  it('is rejected when the token behind its session was revoked; a stop command of that session is applied', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 1_000);
    const tokenId = await token('alice');
    const credentialId = await session(tokenId, 'alice');
    const raise = await world.giveUnseen(id, full, { credentialId });
    const stop = await world.giveUnseen(id, pause, { credentialId });
    await revoke(tokenId);
    expect((await world.apply(raise)).record.rejection).toMatchObject({ cause: 'CREDENTIAL_REVOKED' });
    expect((await world.apply(stop)).record.outcome).toBe('APPLIED');
  });

  it('counts roles within the limit of its token only', async () => {
    const world = await makeWorld(databases.db);
    const elsewhere = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const outside = await token('alice', { workspaceId: elsewhere.workspaceId });
    const inside = await token('alice', { workspaceId: world.workspaceId });
    const [first, second] = [
      await world.giveUnseen(id, full, { credentialId: await session(outside, 'alice') }),
      await world.giveUnseen(id, full, { credentialId: inside }),
    ];
    expect((await world.apply(first)).record.rejection).toMatchObject({ code: 'ROLE_LOST', cause: 'ROLE' });
    expect((await world.apply(second)).record.outcome).toBe('APPLIED');
  });

  it('is decided as before when its author has the role, whatever became of the one noted on arrival', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const waiting = await world.giveUnseen(id, full, { credentialId: await token('alice') });
    expect((await world.apply(waiting)).record.outcome).toBe('APPLIED');
  });

  it('keeps the outcome that it got before its author lost the role', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const applied = await world.run(id, full, { actor: 'mallory' });
    await setRole(world, 'mallory', null);
    expect((await world.apply(applied.record.id)).record).toEqual(applied.record);
  });

  it('leaves commands of the system alone: they have no author', async () => {
    const { db } = databases;
    const world = await makeWorld(db, { environment: 'test' });
    const { id } = await world.create('1.0.0');
    const applied = await applyCommand(db.kysely, {
      commandId: randomUUID(),
      releaseId: id,
      ifAbsent: { is: 'taken', actor: 'system:policy', command: { type: 'apply' } },
      isFromWorkflow: true,
    });
    expect(applied?.record).toMatchObject({ outcome: 'APPLIED', expiresAtMs: null });
  });

  it('expires by the clock of the database, whatever the receiver took for the time', async () => {
    const { db } = databases;
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    const given = { receivedAtMs: Date.now() - 1_000 * hourMs };
    const waiting = await world.giveUnseen(id, full, given);
    const expired = await world.giveUnseen(id, full, { expiresAfterMs: -1 });
    const ended = await world.apply(expired);
    expect(ended.record).toMatchObject({
      outcome: 'REJECTED',
      rejection: { code: 'COMMAND_EXPIRED', receivedAtMs: expect.any(Number), expiresAtMs: ended.record.expiresAtMs },
    });
    const { expiresAtMs } = (await findCommand(db.kysely, waiting)) ?? {};
    expect((expiresAtMs ?? 0) - Date.now()).toBeGreaterThan(23.9 * hourMs);
    expect((await world.apply(waiting)).record.outcome).toBe('APPLIED');
  });

  it('is withdrawn once, and a late signal finds it so', async () => {
    const { db } = databases;
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    const commandId = await world.giveUnseen(id, full);
    const withdraw = (by: string) => withdrawCommand(db.kysely, { commandId, by });
    expect(await withdraw('bob')).toMatchObject({ outcome: 'REJECTED', rejection: { code: 'WITHDRAWN', by: 'bob' } });
    expect(await withdraw('carol')).toMatchObject({ rejection: { code: 'WITHDRAWN', by: 'bob' } });
    const late = await world.apply(commandId);
    expect(late.record.rejection).toEqual({ code: 'WITHDRAWN', by: 'bob' });
    expect(late.snapshot?.release.state.status).toBe('RELEASE_PREPARATION');
  });

  it('is not withdrawn after its outcome, and gets one outcome when both come together', async () => {
    const { db } = databases;
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    const commandId = await world.giveUnseen(id, full);
    const [applied, withdrawn] = await Promise.all([
      world.apply(commandId),
      withdrawCommand(db.kysely, { commandId, by: 'bob' }),
    ]);
    expect(withdrawn).toEqual(applied.record);
    const again = await withdrawCommand(db.kysely, { commandId, by: 'bob' });
    expect(again).toEqual(applied.record);
  });
});
