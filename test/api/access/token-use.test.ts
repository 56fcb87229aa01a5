/** Last use of tokens. A failure to record it refuses no request. */
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createBackgroundWork } from '../../../api/http/server/http-server.js';
import { createTokenUse } from '../../../api/access/token-use.js';
import { tokenUseEveryMs } from '../../../store/access/tokens.js';
import { type Client, clientOf } from '../../support/http/client.js';
import { closedAfterEach } from '../../support/closed-after-each.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { makeRegistryWorld } from '../../support/api/registry-world.js';

interface Made {
  readonly id: string;
  readonly secret: string;
}

describeInTurn('the last use of a token', (databases) => {
  const afterwards = closedAfterEach();
  const newWorld: typeof makeRegistryWorld = async (...args) => {
    const world = await makeRegistryWorld(...args);
    afterwards(() => world.close());
    return world;
  };
  const makeToken = async (client: Client, user: string): Promise<Made> =>
    (await client.post('/v1/tokens', { user, name: 'CI' })).body as Made;
  const lastUsedAt = async (client: Client, { id }: Made): Promise<string | null | undefined> => {
    const { items } = (await client.get('/v1/tokens')).body as { items: { id: string; lastUsedAt: string | null }[] };
    return items.find((item) => item.id === id)?.lastUsedAt;
  };

  it('is shown in the list with a resolution of five minutes', async () => {
    let nowMs = Date.now();
    const world = await newWorld(databases.db, { now: () => nowMs });
    const client = world.as('maker admin');
    const made = await makeToken(client, world.nameOf('maker admin'));
    expect(await lastUsedAt(client, made)).toBeNull();

    const first = new Date(nowMs).toISOString();
    await world.with(made.secret).get('/v1/me');
    await eventually(async () => expect(await lastUsedAt(client, made)).toBe(first));
    nowMs += tokenUseEveryMs;
    const second = new Date(nowMs).toISOString();
    await world.with(made.secret).get('/v1/workspaces/nowhere');
    await eventually(async () => expect(await lastUsedAt(client, made)).toBe(second));
  });

  it('includes requests of console sessions of the token', async () => {
    const world = await newWorld(databases.db);
    const client = world.as('maker admin');
    const made = await makeToken(client, world.nameOf('maker admin'));
    const browser = clientOf(world.url, null);
    const signedIn = await browser.post('/v1/session', { token: made.secret });
    const cookie = signedIn.headers.getSetCookie()[0] ?? '';
    expect((await browser.get('/v1/me', { cookie })).status).toBe(200);
    await eventually(async () => expect(await lastUsedAt(client, made)).toEqual(expect.any(String)));
  });

  it('refuses no request when it cannot be written, and is retried every five minutes', async () => {
    let nowMs = Date.now();
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const background = createBackgroundWork();
    const database = await databases.makeEmpty(); // Has no api_token table.
    const tokenUse = createTokenUse({ database, logger, background });
    const world = await newWorld(databases.db, { tokenUse, now: () => nowMs });
    const ask = async () => {
      expect((await world.as('maker admin').get('/v1/me')).status).toBe(200);
      await background.allEnded();
    };
    await ask();
    await ask();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'The use of a token could not be written down' });
    nowMs += tokenUseEveryMs;
    await ask();
    expect(lines).toHaveLength(2);
  });
});
