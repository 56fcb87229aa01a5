/** Routes with an Idempotency-Key: a repeated request has one effect and the same answer. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Route } from '../../../api/http/route.js';
import { allRoutes } from '../../../api/all-routes.js';
import { takesKey } from '../../../api/http/read-input.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';
import { roleTable } from '../access/roles/role-table.js';
import { helper, inMakers, type RouteRoles } from '../access/roles/route-roles.js';

type Ask = RouteRoles['ask'];

const keyed = allRoutes.filter(takesKey);

/** Writes of releases and targets. The role matrix does not contain them. */
const others: Readonly<Record<string, readonly [Person, Ask]>> = {
  'POST releases': [
    'maker admin',
    ({ miniProgram, targetApp }) => ({
      method: 'POST',
      path: `/v1/mini-programs/${miniProgram}/versions/2.0.0/releases`,
      body: { targetApp, environment: 'sandbox' },
    }),
  ],
  'PUT tester': ['maker admin', async (world) => tester('PUT', (await world.release('1.0.0', 'sandbox')).id)],
  'DELETE tester': ['maker admin', async (world) => tester('DELETE', (await world.release('1.0.0', 'test')).id)],
  'POST release command': [
    'maker admin',
    async (world) => {
      const { id } = await world.prepared('2.0.0');
      return { method: 'POST', path: `/v1/releases/${id}/commands`, body: { type: 'cancel', reason: 'broken' } };
    },
  ],
  'POST target command': [
    'host admin',
    ({ miniProgram, targetApp }) => ({
      method: 'POST',
      path: `/v1/targets/${miniProgram}/${targetApp}/test/commands`,
      body: { type: 'forceOffline', reason: 'broken' },
    }),
  ],
};

function tester(method: 'PUT' | 'DELETE', release: string) {
  return { method, path: `/v1/releases/${release}/testers/tess` };
}

const asks: readonly (readonly [string, Person, Ask])[] = [
  ...Object.entries(roleTable)
    .filter(([name]) => !name.startsWith('GET'))
    .map(([name, { may, ask }]) => [name, may[0] ?? 'anonymous', ask] as const),
  ...Object.entries(others).map(([name, [person, ask]]) => [name, person, ask] as const),
];

function routeOf(method: string, path: string): Route | undefined {
  const pathOnly = path.split('?')[0] ?? path;
  return allRoutes.find(
    (route) =>
      route.method === method.toLowerCase() &&
      new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathOnly),
  );
}

describeInTurn('a documented Idempotency-Key', (databases) => {
  let world: RegistryWorld;
  const seen = new Set<string>();
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    await world.as('maker admin').put(inMakers(world, `/members/${helper}`), { role: 'operator' });
    const full = await world.prepared('1.0.0');
    await world.run(full, { type: 'fullRelease', supersede: false, reason: null });
  });
  afterAll(() => world.close());

  /** Row counts of the tables that record every write. */
  const effects = async (): Promise<unknown> =>
    (
      await sql`select (select count(*) from event)::int as events, (select count(*) from command)::int as commands,
        (select count(*) from api_token)::int as tokens`.execute(databases.db.kysely)
    ).rows;
  const essence = (body: unknown): unknown => (body as { command?: { id: string } } | null)?.command?.id ?? body;

  it.each(asks)('makes a repeat idempotent: %s', async (_name, person, ask) => {
    const { method, path, body } = await ask(world);
    const route = routeOf(method, path);
    if (route === undefined) throw new Error(`no route for ${method} ${path}`);
    const key = { 'idempotency-key': randomUUID() };
    const first = await world.as(person).send(method, path, body, key);
    expect(first.headers.has('idempotency-key')).toBe(takesKey(route));
    if (!takesKey(route)) return;
    seen.add(route.operationId);
    const before = await effects();
    const second = await world.as(person).send(method, path, body, key);
    expect({ status: second.status, body: essence(second.body) }).toEqual({
      status: first.status,
      body: essence(first.body),
    });
    expect(await effects()).toEqual(before);
    if (typeof body !== 'object' || !('name' in (body ?? {}))) return;
    const another = await world.as(person).send(method, path, { ...body, name: 'Another' }, key);
    expect(another).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('is tested on every route that accepts one', () => {
    expect([...seen].toSorted()).toEqual(keyed.map(({ operationId }) => operationId).toSorted());
  });
});
