/** Housekeeping: what waits too long is rejected, what is old is deleted in batches, what must be kept is kept. */
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { dayMs } from '../../../domain/values/time-units.js';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { deleteOldRows } from '../../../store/housekeeping/delete-expired-rows.js';
import { startHousekeeping } from '../../../store/housekeeping/start-housekeeping.js';
import { insertDerivedCredential } from '../../../store/access/sessions.js';
import { insertToken } from '../../../store/access/tokens.js';
import { silentLogger } from '../../../store/database/database.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { makeWorld } from '../../support/database/store-world.js';

const full = { type: 'fullRelease', supersede: false, reason: null } as const;
const never = new AbortController().signal;

describeInTurn('housekeeping', (databases) => {
  const token = async (expiresAtMs: number | null = null): Promise<string> => {
    const id = randomUUID();
    const kept = { id, user: 'alice', name: 'CI', scopes: [], isSystemAdmin: false, createdBy: 'alice' };
    const ends = { workspaceId: null, expiresAtMs, createdAtMs: 0, revokedAtMs: null };
    await insertToken(databases.db.kysely, { ...kept, ...ends }, id);
    return id;
  };
  const session = async (
    tokenId: string,
    endedDaysAgo: number,
    kind: 'SESSION' | 'LOGIN_CODE' = 'SESSION',
  ): Promise<string> => {
    const id = randomUUID();
    const ends = { atMs: 0, expiresAtMs: Date.now() - endedDaysAgo * dayMs };
    await insertDerivedCredential(databases.db.kysely, { id, kind, hash: id, tokenId, user: 'alice', ...ends });
    return id;
  };
  const tokensLeft = async (): Promise<string[]> =>
    (await databases.db.kysely.selectFrom('api_token').select('id').execute()).map(({ id }) => id);

  it('rejects a command that waited too long, without Temporal and without a worker', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const expired = await world.giveUnseen(id, full, { expiresAfterMs: -1 });
    const waiting = await world.giveUnseen(id, full);
    const running = startHousekeeping({ database: databases.db, logger: silentLogger });
    await eventually(async () =>
      expect((await findCommand(databases.db.kysely, expired))?.rejection?.code).toBe('COMMAND_EXPIRED'),
    );
    await running.stop();
    expect((await findCommand(databases.db.kysely, waiting))?.outcome).toBe('RECEIVED');
  });

  it('stops', async () => {
    const running = startHousekeeping({ database: databases.db, logger: silentLogger });
    await running.stop();
  });

  it('deletes sessions and one-time codes that ended a month ago, and keeps tokens', async () => {
    const api = await token(Date.now() - 400 * dayMs);
    const [old, code, recent, open] = [
      await session(api, 31),
      await session(api, 31, 'LOGIN_CODE'),
      await session(api, 29),
      await session(api, -1),
    ];
    const revoked = await session(api, -1);
    await databases.db.kysely
      .updateTable('api_token')
      .set({ revoked_at: new Date(Date.now() - 31 * dayMs) })
      .where('id', '=', revoked)
      .execute();
    await deleteOldRows(databases.db.kysely, never);
    const left = await tokensLeft();
    expect(left).toEqual(expect.arrayContaining([api, recent, open]));
    for (const id of [old, code, revoked]) expect(left).not.toContain(id);
  });

  it('keeps an ended session that a waiting command names', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const ended = await session(await token(), 31);
    const waiting = await world.giveUnseen(id, full, { credentialId: ended });
    await deleteOldRows(databases.db.kysely, never);
    expect(await tokensLeft()).toContain(ended);
    await world.apply(waiting);
    await deleteOldRows(databases.db.kysely, never);
    expect(await tokensLeft()).not.toContain(ended);
  });

  it('deletes more rows than a batch takes, and ends after a batch when it is stopped', async () => {
    const { kysely } = databases.db;
    await sql`insert into idempotent_answer (actor, scope, key, body_digest, status, body, headers, created_at)
      select 'alice', 's', n::text, 'd', 200, '{}', '{}', now() - interval '31 days' from generate_series(1, 1200) n`.execute(
      kysely,
    );
    const stopping = new AbortController();
    stopping.abort();
    expect(await deleteOldRows(kysely, stopping.signal)).toEqual({});
    expect(await deleteOldRows(kysely, never)).toMatchObject({ idempotent_answer: 1_200 });
  });

  it('never deletes commands and events', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const counts = async () => [
      (await kysely.selectFrom('command').select('id').where('release_id', '=', id).execute()).length,
      (await kysely.selectFrom('event').select('id').where('aggregate_id', '=', id).execute()).length,
    ];
    const before = await counts();
    await deleteOldRows(kysely, never);
    expect(await counts()).toEqual(before);
  });
});
