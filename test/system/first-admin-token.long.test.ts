/** The admin token in the data folder expires like other tokens. Each start renews it unless it is revoked. */
import { describe, expect, it } from '@jest/globals';
import { dayMs } from '../../domain/values/time-units.js';
import { authenticate, hashOfToken } from '../../api/access/authenticate.js';
import { ensureFirstAdminToken } from '../../cli/processes/first-admin-token.js';
import { openDataDirectory } from '../../platform/process/data-directory.js';
import { findSentToken } from '../../store/access/tokens.js';
import { migratedPglite } from '../support/database/pglite-images.js';
import { tempDir } from '../support/process/temp-dir.js';

const policy = { defaultDays: 90, maxDays: 365 };

describe('the token in the data folder', () => {
  it('is renewed at a start after half of its lifetime or after its expiry, with an event, and not once it is revoked', async () => {
    const directory = await openDataDirectory(tempDir());
    const database = await migratedPglite();
    const start = () => ensureFirstAdminToken(database, directory, policy);
    expect(await start()).toMatchObject({ kind: 'inFile' });
    const secret = directory.readAdminToken() ?? '';
    const hash = hashOfToken(secret);
    const daysLeft = async (): Promise<number> =>
      ((await findSentToken(database.kysely, hash))?.expires_at?.getTime() ?? 0) / dayMs - Date.now() / dayMs;
    const set = (column: 'expires_at' | 'revoked_at', atMs: number) =>
      database.kysely
        .updateTable('api_token')
        .set({ [column]: new Date(atMs) })
        .where('hash', '=', hash)
        .execute();
    expect(await daysLeft()).toBeCloseTo(90, 1);

    for (const [days, renewed] of [
      [60, 60],
      [40, 90],
      [-400, 90],
    ] as const) {
      await set('expires_at', Date.now() + days * dayMs);
      expect(await start()).toMatchObject({ kind: 'inFile' });
      expect(await daysLeft()).toBeCloseTo(renewed, 1);
    }
    expect(await authenticate(database, secret, Date.now())).toMatchObject({ user: 'admin', systemAdmin: true });
    const events = await database.kysely.selectFrom('event').select(['type', 'actor']).orderBy('seq').execute();
    expect(events.map(({ type }) => type)).toEqual(['TokenCreated', 'TokenRenewed', 'TokenRenewed']);

    await set('revoked_at', Date.now());
    await set('expires_at', Date.now() + dayMs);
    expect(await start()).toEqual({ kind: 'elsewhere' });
    expect(await daysLeft()).toBeCloseTo(1, 1);
    await database.close();
    directory.release();
  });
});
