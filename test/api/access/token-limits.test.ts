/** Lifetime of tokens, and which tokens a limited token lists and revokes. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dayMs } from '../../../domain/values/time-units.js';
import { findToken } from '../../../store/access/tokens.js';
import { makeToken } from '../../support/http/client.js';
import { signIn } from '../../support/console/console-session.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const everyToken = ['both', 'everything', 'limited reader', 'reader', 'scopes', 'workspace'] as const;

interface Item {
  readonly id: string;
  readonly name: string;
}

describeInTurn('limited tokens', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const me = (): string => world.nameOf('maker admin');
  const later = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

  it('live for 90 days by default, and for a year at most', async () => {
    const { body } = await world.as('maker admin').post('/v1/tokens', { user: me(), name: 'default' });
    const days = (Date.parse((body as { expiresAt: string }).expiresAt) - Date.now()) / dayMs;
    expect(days).toBeCloseTo(90, 1);
    const ask = (expiresAt: string) => world.as('maker admin').post('/v1/tokens', { user: me(), name: 'x', expiresAt });
    expect((await ask(later(300))).status).toBe(201);
    expect(await ask(later(366))).toMatchObject({ status: 422, body: { errors: [{ path: '/expiresAt' }] } });
  });

  it('make no token that expires later than they do, unless they are installation tokens', async () => {
    const limits = { isSystemAdmin: true, expiresAtMs: Date.now() + dayMs };
    const ask = async (secret: string) =>
      await world.with(secret).post('/v1/tokens', { user: 'zoe', name: 'x', expiresAt: later(9) });
    expect((await ask(await makeToken(databases.db, 'root', limits))).status).toBe(403);
    expect((await ask(await makeToken(databases.db, 'root', { ...limits, isInstallation: true }))).status).toBe(201);
  });

  it('with the scope operate make a token with the scope read, which operate includes', async () => {
    const operator = world.with(await makeToken(databases.db, me(), { scopes: ['operate'] }));
    const ask = async (scope: string) =>
      (await operator.post('/v1/tokens', { user: me(), name: `only ${scope}`, scopes: [scope] })).status;
    expect([await ask('read'), await ask('operate')]).toEqual([201, 201]);
  });

  it.each([
    ['a workspace', { workspaceId: true }, ['both', 'limited reader', 'workspace']],
    [
      'a workspace, with every scope by name',
      { workspaceId: true, scopes: ['operate'] },
      ['both', 'limited reader', 'workspace'],
    ],
    ['nothing', {}, everyToken],
    ['every scope by name', { scopes: ['operate'] }, everyToken],
    ['every scope of an older version', { scopes: ['read', 'operate', 'decide'] }, everyToken],
    ['a scope', { scopes: ['read'] }, ['limited reader', 'reader']],
    ['a workspace and a scope', { workspaceId: true, scopes: ['read'] }, ['limited reader']],
  ] as const)('with limits on %s list and revoke only tokens with no wider limits', async (_, limits, visible) => {
    const workspaceId = world.makers;
    const lister = await makeToken(databases.db, me(), {
      ...('scopes' in limits ? { scopes: [...limits.scopes] } : {}),
      ...('workspaceId' in limits ? { workspaceId } : {}),
      name: 'lister',
    });
    const tokens = new Map<string, string>();
    for (const [name, part] of Object.entries({
      admin: { isSystemAdmin: true },
      both: { workspaceId, scopes: ['read', 'operate'] },
      everything: {},
      'limited reader': { workspaceId, scopes: ['read'] },
      reader: { scopes: ['read'] },
      scopes: { scopes: ['operate'] },
      workspace: { workspaceId },
    })) {
      const secret = await makeToken(databases.db, me(), { ...part, name });
      await signIn(world.url, secret);
      const { body } = await world.with(secret).get('/v1/me');
      tokens.set(name, (body as { token: Item }).token.id);
    }
    const names = async (path: string, nameOf: (item: never) => string) => {
      const { items } = (await world.with(lister).get(path)).body as { items: never[] };
      const own = new Set(tokens.values());
      return items
        .filter((item: { id: string; token?: { id: string } }) => own.has(item.token?.id ?? item.id))
        .map(nameOf)
        .toSorted();
    };
    expect(await names('/v1/tokens?limit=200', ({ name }: Item) => name)).toEqual(visible);
    expect(await names('/v1/sessions?limit=200', ({ token }: { token: Item }) => token.name)).toEqual(visible);
    for (const [name, id] of tokens) {
      const answer = await world.with(lister).delete(`/v1/tokens/${id}`);
      const isVisible = visible.includes(name as never);
      // The scope `read` revokes nothing.
      const mayRevoke = !('scopes' in limits) || limits.scopes.some((scope) => scope === 'operate');
      expect({ name, status: answer.status }).toEqual({ name, status: !isVisible ? 404 : mayRevoke ? 200 : 403 });
      const isRevoked = (await findToken(databases.db.kysely, id))?.revokedAtMs !== null;
      expect({ name, isRevoked }).toEqual({ name, isRevoked: mayRevoke && isVisible });
    }
  });
});
