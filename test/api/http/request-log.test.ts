/** Fields of the request log, and the values that it must not contain. */
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { makeToken } from '../../support/http/client.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';
import { eventually } from '../../support/eventually.js';

describeOnPglite('the request log', (databases) => {
  const lines: Record<string, unknown>[] = [];
  let world: RegistryWorld;
  beforeAll(async () => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
        done();
      },
    });
    world = await makeRegistryWorld(databases.db, { logger: pino({ level: 'debug' }, sink) });
  });
  afterAll(() => world.close());
  const logged = async (ask: () => Promise<unknown>): Promise<Record<string, unknown>> => {
    const before = lines.length;
    await ask();
    await eventually(() => expect(lines.length).toBe(before + 1));
    return lines.at(-1) ?? {};
  };

  it('has the client address, the user and the token id', async () => {
    const line = await logged(() => world.as('maker admin').get(`/v1/workspaces/${world.makers}`));
    expect(line).toMatchObject({
      client: expect.stringMatching(/127\.0\.0\.1$/) as unknown,
      user: world.nameOf('maker admin'),
      tokenId: expect.stringMatching(/^[\w-]{36}$/) as unknown,
      path: `/v1/workspaces/${world.makers}`,
    });
  });

  it('has the reason of a 401', async () => {
    const expired = await makeToken(databases.db, 'eve', { expiresAtMs: Date.now() - 1 });
    const revoked = await makeToken(databases.db, 'eve', { revokedAtMs: Date.now() - 1 });
    const askWith = (authorization: string) => world.as('anonymous').get('/v1/me', { authorization });
    const reasons = [
      await logged(() => world.as('anonymous').get('/v1/me')),
      await logged(() => askWith('Basic abc')),
      await logged(() => askWith('Bearer unknown')),
      await logged(() => askWith(`Bearer ${expired}`)),
      await logged(() => askWith(`Bearer ${revoked}`)),
    ].map(({ status, reason }) => ({ status, reason }));
    expect(reasons).toEqual(
      ['no token', 'malformed', 'unknown', 'expired', 'revoked'].map((reason) => ({ status: 401, reason })),
    );
  });

  it.each([
    ['GET', (w: RegistryWorld) => `/v1/workspaces/${w.makers}/members/secret-name`],
    ['PUT', (w: RegistryWorld) => `/v1/workspaces/${w.makers}/members/secret-name`],
    ['PATCH', (w: RegistryWorld) => `/v1/workspaces/${w.makers}/members/secret-name`],
    ['GET', (w: RegistryWorld) => `/v1/mini-programs/${w.miniProgram}/members/secret-name`],
    ['PUT', () => '/v1/releases/01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10/testers/secret-name'],
    ['DELETE', () => '/v1/releases/x/testers/secret-name/'],
    ['GET', () => '/V1/releases/x/testers/secret-name'],
    ['GET', () => '/v1/releases/x/testers/secret-name/more'],
    ['GET', () => '//v1/releases/x/testers/secret-name'],
    ['GET', () => '/v1/releases/x/testers/secret-name%zz'],
    ['GET', () => '/v1%2Freleases%2Fx%2Ftesters%2Fsecret-name'],
    ['GET', () => '/q/x?user=secret-name'],
    ['GET', () => '/v1/releases/secret%20name%40example.com/testers'],
  ])('of a %s request has no user key and no member name', async (method, path) => {
    const line = await logged(() =>
      fetch(world.url + path(world), {
        method,
        headers: { authorization: `Bearer unknown`, 'content-type': 'application/json' },
        ...(method === 'PUT' ? { body: '{}' } : {}),
      }),
    );
    expect(JSON.stringify(line)).not.toMatch(/secret.name/);
    expect(line).toMatchObject({ method, path: expect.stringMatching(/^\//) as unknown });
  });
});
