/** When a token was last used: written down to five minutes, by however many processes. */
import { beforeEach, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { findToken, tokenUseEveryMs, writeTokenUse } from '../../../store/access/tokens.js';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';

const atMs = Date.UTC(2026, 0, 1);

describeInTurn('the use of a token', (databases) => {
  let id: string;
  beforeEach(async () => {
    id = uuidv7();
    await makeToken(databases.db, 'alice', { id });
  });
  const use = (usedAtMs: number): Promise<void> => writeTokenUse(databases.db.kysely, id, usedAtMs);
  const lastUsedAtMs = async () => (await findToken(databases.db.kysely, id))?.lastUsedAtMs;

  it('is none before the first', async () => {
    expect(await lastUsedAtMs()).toBeNull();
  });

  it('is written down once in five minutes', async () => {
    await use(atMs);
    await use(atMs + tokenUseEveryMs - 1);
    expect(await lastUsedAtMs()).toBe(atMs);
    await use(atMs + tokenUseEveryMs);
    expect(await lastUsedAtMs()).toBe(atMs + tokenUseEveryMs);
  });

  it('does not go back with the clock of another process', async () => {
    await use(atMs);
    await use(atMs - 2 * tokenUseEveryMs);
    expect(await lastUsedAtMs()).toBe(atMs);
  });

  it('is of that token alone', async () => {
    const other = uuidv7();
    await makeToken(databases.db, 'alice', { id: other });
    await use(atMs);
    expect((await findToken(databases.db.kysely, other))?.lastUsedAtMs).toBeNull();
  });
});
