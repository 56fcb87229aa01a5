/** People, workspaces, apps and releases for the browser tests, made through the real API before the browser opens. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type RawRequest, send } from '../../../client/send.js';
import { decided } from '../../support/api/decided.js';

type Body = Record<string, unknown>;

export interface World {
  readonly url: string;
  readonly adminToken: string;
  /** Admin of both workspaces. */
  readonly alice: string;
  /** Reviewer of the tenant. */
  readonly bob: string;
  /** Another admin, who works beside alice. */
  readonly carol: string;
  /** Member who may read only. */
  readonly otto: string;
  readonly workspace: string;
  readonly call: (token: string, method: RawRequest['method'], path: string, body?: Body) => Promise<Body>;
}

export const digest = 'a'.repeat(64);

/** Where the world that all tests share travels to their processes. */
export const worldVariable = 'HALFTONE_BROWSER_TEST_WORLD';

export function sharedWorld(): World & { readonly signInLink: string } {
  const world = JSON.parse(process.env[worldVariable] ?? '{}') as World & { readonly signInLink: string };
  return { ...world, call: callOf(world.url) };
}

export async function makeWorld({ url, adminToken }: Pick<World, 'url' | 'adminToken'>): Promise<World> {
  const call = callOf(url);
  const tokenFor = async (user: string) => {
    const made = await call(adminToken, 'POST', '/v1/tokens', { user, name: 'browser test' });
    return String(made['secret']);
  };
  const [alice, bob, carol] = [await tokenFor('alice'), await tokenFor('bob'), await tokenFor('carol')];
  const otto = await tokenFor('otto');
  const workspace = String((await call(alice, 'POST', '/v1/workspaces', { name: 'Harbour', kind: 'tenant' }))['id']);
  await call(alice, 'PUT', `/v1/workspaces/${workspace}/members/bob`, { role: 'reviewer' });
  await call(alice, 'PUT', `/v1/workspaces/${workspace}/members/carol`, { role: 'admin' });
  await call(alice, 'PUT', `/v1/workspaces/${workspace}/members/otto`, { role: 'operator' });
  const environments = ['development', 'test', 'sandbox', 'production'];
  await call(alice, 'POST', '/v1/target-apps', { id: 'wallet', name: 'Wallet', workspace, environments });
  const lab = { id: 'lab', name: 'Laboratory', pilotSupport: true, policy: { review: { selfApproval: true } } };
  await call(alice, 'POST', '/v1/target-apps', { ...lab, workspace, environments });
  return { url, adminToken, alice, bob, carol, otto, workspace, call };
}

function callOf(url: string): World['call'] {
  return async (token, method, path, body) => {
    const answer = await send({ url, token, timeoutMs: Infinity }, { method, path, body });
    if (answer.status >= 400)
      throw new Error(`${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    return answer.body === '' ? {} : (answer.body as Body);
  };
}

/** A mini program of its own for a test. */
export async function makeMiniProgram({ call, alice, workspace }: World, name: string): Promise<string> {
  const id = `${name}-${randomUUID().slice(0, 8)}`;
  await call(alice, 'POST', `/v1/workspaces/${workspace}/mini-programs`, { id, name });
  return id;
}

export async function makeVersion({ call, alice }: World, miniProgram: string, number: string): Promise<void> {
  await call(alice, 'POST', `/v1/mini-programs/${miniProgram}/versions`, {
    number,
    package: { url: `https://packages.example/${miniProgram}/${number}.zip`, sha256: digest },
    pages: ['pages/index', 'pages/offers'],
  });
}

/** A release of a new version on production, before it is submitted for review. */
export async function makeCreated(
  world: World,
  miniProgram: string,
  number: string,
  targetApp = 'wallet',
): Promise<string> {
  await makeVersion(world, miniProgram, number);
  const path = `/v1/mini-programs/${miniProgram}/versions/${number}/releases`;
  const release = await world.call(world.alice, 'POST', path, { targetApp, environment: 'production' });
  return String(release['id']);
}

/** A target app of its own for a test. A user may approve their own request there. Resolves with its id. */
export async function makeApp({ call, alice, workspace }: World, name: string, policy: Body = {}): Promise<string> {
  const id = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}`;
  const app = { id, name, workspace, environments: ['production'] };
  await call(alice, 'POST', '/v1/target-apps', { ...app, policy: { review: { selfApproval: true }, ...policy } });
  return id;
}

/** A release of 1.0.0 on such an app, raised by alice alone. */
export async function makeGrayOn(
  world: World,
  targetApp: string,
  miniProgram: string,
  percentage: number,
): Promise<string> {
  const id = await makeCreated(world, miniProgram, '1.0.0', targetApp);
  for (const body of [{ type: 'apply' }, { type: 'approve' }, { type: 'setPercentage', percentage }])
    await command(world, id, body);
  return id;
}

/** Reviewed: on `wallet` waiting for its type, on `lab` in pilot testing. */
export async function makePrepared(
  world: World,
  miniProgram: string,
  number: string,
  targetApp = 'wallet',
): Promise<string> {
  const id = await makeCreated(world, miniProgram, number, targetApp);
  await command(world, id, { type: 'apply' });
  await commandBy(world, world.bob, id, { type: 'approve' });
  return id;
}

export async function makeFull(world: World, miniProgram: string, number: string): Promise<string> {
  const id = await makePrepared(world, miniProgram, number);
  await command(world, id, { type: 'fullRelease' });
  return id;
}

export async function makeGray(world: World, miniProgram: string, number: string, percentage: number): Promise<string> {
  const id = await makePrepared(world, miniProgram, number);
  await command(world, id, { type: 'setPercentage', percentage });
  return id;
}

/** By alice. */
export async function command(world: World, releaseId: string, body: Body): Promise<void> {
  await commandBy(world, world.alice, releaseId, body);
}

async function commandBy({ call }: World, token: string, releaseId: string, body: Body): Promise<void> {
  const answer = await call(token, 'POST', `/v1/releases/${releaseId}/commands`, body);
  await decided(answer, (path) => call(token, 'GET', path));
}

/** What the super app asks for its users; the answers' variants. */
export async function launchAs(world: World, miniProgram: string, users: readonly string[]): Promise<unknown[]> {
  const { call, alice, workspace } = world;
  const body = { name: 'launcher', targetApps: ['wallet'] };
  const token = String((await call(alice, 'POST', `/v1/workspaces/${workspace}/decide-tokens`, body))['secret']);
  const path = `/ofrep/v1/evaluate/flags/${miniProgram}`;
  const launch = (targetingKey: string): Promise<Body> =>
    call(token, 'POST', path, { context: { targetingKey, targetApp: 'wallet' } });
  const variants: unknown[] = [];
  for (const user of users) {
    // The decision plane loads a new token after a short delay. Until then it answers 401.
    const answer = await launch(user).catch(() => pause(2_000).then(() => launch(user)));
    variants.push(answer['variant']);
  }
  return variants;
}
