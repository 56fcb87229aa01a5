/** Who may call which route of the registry: every route, every kind of person. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Method } from '../support/client.js';
import { describeOnEachDatabase } from '../support/databases.js';
import {
  hosts,
  makeRegistryWorld,
  makers,
  people,
  type Person,
  type RegistryWorld,
  signedIn,
} from '../support/registry-world.js';

interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
}

interface RouteRoles {
  /** Asked anew for each person, so that writes do not meet each other's effects. */
  readonly ask: (world: RegistryWorld) => Asked | Promise<Asked>;
  readonly success: number;
  readonly may: readonly Person[];
  /** What they may read and not do: 403. */
  readonly mayNot?: readonly Person[];
  /** For all others with a token; by default 404. */
  readonly others?: number;
}

const except = (some: readonly Person[], ...gone: Person[]): Person[] => some.filter((one) => !gone.includes(one));
const anId = (): string => `x-${randomUUID()}`;
const noWorkspace = 422;
/** A member of the makers that none of the people is. */
const helper = 'helper';
let patch = 0;
const nextVersion = (): string => `9.0.${++patch}`;
const packageOf = { url: 'https://packages.example/p.zip', sha256: 'a'.repeat(64) };

async function madeQrCode(world: RegistryWorld): Promise<string> {
  const { miniProgram, targetApp } = world;
  const wanted = { kind: 'PROMO', miniProgram, targetApp, environment: 'production', page: 'pages/index' };
  const { body } = await world.as('maker admin').post('/v1/qr-codes', wanted);
  return (body as { id: string }).id;
}

async function openReview(world: RegistryWorld): Promise<string> {
  const { body } = await world.as('maker admin').get('/v1/reviews?state=IN_REVIEW');
  const [first] = (body as { items: { id: string }[] }).items;
  if (first === undefined) throw new Error('No review is open');
  return first.id;
}

const inMakers = (world: RegistryWorld, rest = ''): string => `/v1/workspaces/${world.makers}${rest}`;
const inProgram = (world: RegistryWorld, rest = ''): string => `/v1/mini-programs/${world.miniProgram}${rest}`;
const get =
  (path: (world: RegistryWorld) => string | Promise<string>) =>
  async (world: RegistryWorld): Promise<Asked> => ({
    method: 'GET',
    path: await path(world),
  });

const routes: Record<string, RouteRoles> = {
  'POST workspaces': {
    ask: () => ({ method: 'POST', path: '/v1/workspaces', body: { name: 'New', kind: 'developer' } }),
    success: 201,
    may: signedIn,
  },
  'POST workspaces for somebody else': {
    ask: () => ({ method: 'POST', path: '/v1/workspaces', body: { name: 'New', kind: 'tenant', admin: 'zoe' } }),
    success: 201,
    may: ['system admin'],
    others: 403,
  },
  'GET workspaces': { ask: get(() => '/v1/workspaces'), success: 200, may: signedIn },
  'GET workspace': { ask: get((world) => inMakers(world)), success: 200, may: makers },
  'PATCH workspace': {
    ask: (world) => ({ method: 'PATCH', path: inMakers(world), body: { name: anId() } }),
    success: 200,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'GET workspace members': { ask: get((world) => inMakers(world, '/members')), success: 200, may: makers },
  'GET workspace member': {
    ask: get((world) => inMakers(world, `/members/${world.nameOf('maker admin')}`)),
    success: 200,
    may: makers,
  },
  'PUT workspace member': {
    ask: (world) => ({ method: 'PUT', path: inMakers(world, `/members/${anId()}`), body: { role: 'developer' } }),
    success: 201,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'DELETE workspace member': {
    ask: async (world) => {
      const path = inMakers(world, `/members/${anId()}`);
      await world.as('maker admin').put(path, { role: 'developer' });
      return { method: 'DELETE', path };
    },
    success: 204,
    may: ['maker admin'],
    mayNot: except(makers, 'maker admin'),
  },
  'POST mini programs': {
    ask: (world) => ({ method: 'POST', path: inMakers(world, '/mini-programs'), body: { id: anId(), name: 'New' } }),
    success: 201,
    may: ['maker admin', 'maker developer'],
    mayNot: except(makers, 'maker admin', 'maker developer'),
  },
  'GET mini programs': { ask: get((world) => inMakers(world, '/mini-programs')), success: 200, may: makers },
  'GET mini program': { ask: get((world) => inProgram(world)), success: 200, may: [...makers, ...hosts] },
  'PATCH mini program': {
    ask: (world) => ({ method: 'PATCH', path: inProgram(world), body: { name: anId() } }),
    success: 200,
    may: ['maker admin', 'maker developer', 'program admin'],
    mayNot: [...except(makers, 'maker admin', 'maker developer', 'program admin'), ...hosts],
  },
  'GET mini program events': { ask: get((world) => inProgram(world, '/events')), success: 200, may: makers },
  'GET mini program members': { ask: get((world) => inProgram(world, '/members')), success: 200, may: makers },
  'GET mini program member': {
    ask: get((world) => inProgram(world, `/members/${world.nameOf('program admin')}`)),
    success: 200,
    may: makers,
  },
  'PUT mini program member': {
    ask: (world) => ({
      method: 'PUT',
      path: inProgram(world, `/members/${helper}`),
      body: { role: 'developer' },
    }),
    success: 200,
    may: ['maker admin', 'program admin'],
    mayNot: except(makers, 'maker admin', 'program admin'),
  },
  'DELETE mini program member': {
    ask: async (world) => {
      const path = inProgram(world, `/members/${helper}`);
      await world.as('maker admin').put(path, { role: 'developer' });
      return { method: 'DELETE', path };
    },
    success: 204,
    may: ['maker admin', 'program admin'],
    mayNot: except(makers, 'maker admin', 'program admin'),
  },
  'POST versions': {
    ask: (world) => ({
      method: 'POST',
      path: inProgram(world, '/versions'),
      body: { number: nextVersion(), package: packageOf, pages: [] },
    }),
    success: 201,
    may: ['maker admin', 'maker developer', 'program admin', 'program developer'],
    mayNot: ['maker reviewer', 'maker operator', 'maker inspector', ...hosts],
  },
  'GET versions': {
    ask: get((world) => inProgram(world, '/versions')),
    success: 200,
    may: [...makers, ...hosts],
  },
  'GET a version released to an app of theirs': {
    ask: get((world) => inProgram(world, '/versions/1.0.0')),
    success: 200,
    may: [...makers, ...hosts],
  },
  'GET a version that was never released': {
    ask: async (world) => {
      const number = nextVersion();
      await world.as('maker admin').post(inProgram(world, '/versions'), { number, package: packageOf, pages: [] });
      return { method: 'GET', path: inProgram(world, `/versions/${number}`) };
    },
    success: 200,
    may: makers,
  },
  'POST target apps': {
    ask: (world) => ({
      method: 'POST',
      path: '/v1/target-apps',
      body: { id: anId(), name: 'New', workspace: world.hosts, environments: ['production'] },
    }),
    success: 201,
    may: ['host admin'],
    mayNot: except(hosts, 'host admin'),
    others: noWorkspace,
  },
  'GET target apps': { ask: get(() => '/v1/target-apps'), success: 200, may: signedIn },
  'GET target app': { ask: get((world) => `/v1/target-apps/${world.targetApp}`), success: 200, may: signedIn },
  'PATCH target app': {
    ask: (world) => ({ method: 'PATCH', path: `/v1/target-apps/${world.targetApp}`, body: { name: anId() } }),
    success: 200,
    may: ['host admin'],
    others: 403,
  },
  'GET push': {
    ask: get((world) => `/v1/target-apps/${world.targetApp}/push`),
    success: 404,
    may: ['host admin'],
    others: 403,
  },
  'PUT push': {
    ask: (world) => ({
      method: 'PUT',
      path: `/v1/target-apps/${world.targetApp}/push`,
      body: { url: 'http://x.test' },
    }),
    success: 422,
    may: ['host admin'],
    others: 403,
  },
  'POST push secret': {
    ask: (world) => ({ method: 'POST', path: `/v1/target-apps/${world.targetApp}/push/rotate-secret` }),
    success: 404,
    may: ['host admin'],
    others: 403,
  },
  'DELETE push': {
    ask: (world) => ({ method: 'DELETE', path: `/v1/target-apps/${world.targetApp}/push` }),
    success: 404,
    may: ['host admin'],
    others: 403,
  },
  'GET reviews': { ask: get(() => '/v1/reviews'), success: 200, may: signedIn },
  'GET review': {
    ask: get(async (world) => `/v1/reviews/${await openReview(world)}`),
    success: 200,
    may: [...makers, ...hosts],
  },
  'POST QR codes': {
    ask: ({ miniProgram, targetApp }) => ({
      method: 'POST',
      path: '/v1/qr-codes',
      body: { kind: 'PROMO', miniProgram, targetApp, environment: 'production', page: 'pages/index' },
    }),
    success: 201,
    may: makers,
    mayNot: hosts,
    others: 422,
  },
  'GET QR codes': { ask: get(() => '/v1/qr-codes'), success: 200, may: signedIn },
  'GET QR code': {
    ask: get(async (world) => `/v1/qr-codes/${await madeQrCode(world)}`),
    success: 200,
    may: [...makers, ...hosts],
  },
  'GET QR code image': {
    ask: get(async (world) => `/v1/qr-codes/${await madeQrCode(world)}/image`),
    success: 200,
    may: [...makers, ...hosts],
  },
  'DELETE QR code': {
    ask: async (world) => ({ method: 'DELETE', path: `/v1/qr-codes/${await madeQrCode(world)}` }),
    success: 204,
    may: makers,
    mayNot: hosts,
  },
  'POST tokens for somebody': {
    ask: () => ({ method: 'POST', path: '/v1/tokens', body: { user: 'zoe', name: 'CI' } }),
    success: 201,
    may: ['system admin'],
    others: 403,
  },
  'GET tokens': { ask: get(() => '/v1/tokens'), success: 200, may: signedIn },
  'GET tokens of somebody': {
    ask: get(() => '/v1/tokens?user=zoe'),
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'DELETE a token of the maker admin': {
    ask: async (world) => {
      const user = world.nameOf('maker admin');
      const { body } = await world.as('maker admin').post('/v1/tokens', { user, name: 'short' });
      return { method: 'DELETE', path: `/v1/tokens/${(body as { id: string }).id}` };
    },
    success: 204,
    may: ['maker admin', 'system admin'],
  },
  'GET me': { ask: get(() => '/v1/me'), success: 200, may: signedIn },
};

describeOnEachDatabase('who may call', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    await world.as('maker admin').put(inMakers(world, `/members/${helper}`), { role: 'operator' });
    await world.as('maker admin').put(inProgram(world, `/members/${helper}`), { role: 'developer' });
    const full = await world.release('1.0.0');
    await world.run(full, { type: 'apply' });
    await world.run(full, { type: 'approve' }, 'host reviewer');
    await world.run(full, { type: 'fullRelease', supersede: false, reason: null });
    await world.run(await world.release('2.0.0'), { type: 'apply' });
  });
  afterAll(() => world.close());

  it.each(Object.entries(routes))('%s', async (_name, { ask, success, may, mayNot = [], others = 404 }) => {
    const expected: Record<string, number> = {};
    const answered: Record<string, number> = {};
    for (const person of people) {
      const { method, path, body } = await ask(world);
      answered[person] = (await world.as(person).send(method, path, body)).status;
      expected[person] = expectedOf(person, { success, may, mayNot, others });
    }
    expect(answered).toEqual(expected);
  });
});

type Expectations = Required<Pick<RouteRoles, 'success' | 'may' | 'mayNot' | 'others'>>;

function expectedOf(person: Person, { success, may, mayNot, others }: Expectations): number {
  if (person === 'nobody') return 401;
  if (may.includes(person)) return success;
  return mayNot.includes(person) ? 403 : others;
}
