/** Push addresses over HTTP: accepted and refused addresses, the secret, and push in the progress. */
import type { LookupAddress } from 'node:dns';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAddressGuard } from '../../../platform/http/address-guard.js';
import { createSecretBox } from '../../../platform/process/secret-box.js';
import type { NewAttempt } from '../../../store/push/attempts.js';
import { confirmPush, recordPushFailure } from '../../../store/push/deliveries.js';
import { describeInTurn } from '../../support/database/databases.js';
import { openPushReceiver } from '../../support/push/push-receiver.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const addresses: Readonly<Record<string, string>> = { 'wallet.example': '1.1.1.1', 'inside.example': '10.0.0.1' };

const failedAttempt: NewAttempt = {
  revision: 1,
  startedAtMs: Date.UTC(2026, 2, 1),
  durationMs: 12,
  outcome: 'refused',
  status: 500,
  error: 'answered 500',
  nextTryAtMs: Date.UTC(2026, 2, 1) + 1_012,
};

function resolve(
  hostname: string,
  _options: unknown,
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
): void {
  const address = addresses[hostname];
  if (address === undefined) done(new Error('ENOTFOUND'), []);
  else done(null, [{ address, family: 4 }]);
}

describeInTurn('the push address of a target app', (databases) => {
  const secrets = createSecretBox([randomBytes(32)]);
  const worlds: RegistryWorld[] = [];
  const newWorld = async (guard = createAddressGuard([], resolve)): Promise<RegistryWorld> => {
    const world = await makeRegistryWorld(databases.db, { push: { guard, secrets } });
    worlds.push(world);
    return world;
  };
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await newWorld();
  });
  afterAll(async () => {
    for (const one of worlds) await one.close();
  });
  const pathIn = ({ targetApp }: RegistryWorld, rest = ''): string => `/v1/target-apps/${targetApp}/push${rest}`;
  const sealedOf = ({ targetApp }: RegistryWorld) =>
    databases.db.kysely
      .selectFrom('target_app_push')
      .selectAll()
      .where('target_app_id', '=', targetApp)
      .executeTakeFirst();

  it.each([
    ['http://wallet.example/', 'NOT_HTTPS'],
    ['ftp://wallet.example/', 'NOT_HTTPS'],
    ['https://user:pass@wallet.example/', 'HAS_CREDENTIALS'],
    ['https://inside.example/', 'PRIVATE_ADDRESS'],
    ['https://169.254.169.254/latest', 'PRIVATE_ADDRESS'],
    ['https://[::ffff:10.0.0.1]/', 'PRIVATE_ADDRESS'],
    ['https://2130706433/', 'PRIVATE_ADDRESS'],
    ['https://unknown.example/', 'UNKNOWN_HOST'],
  ])('cannot be %s', async (url, reason) => {
    const answer = await world.as('host admin').put(pathIn(world), { url });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'PUSH_ADDRESS_REFUSED', facts: { reason } });
    expect((answer.body as { remedy: string }).remedy).toContain('https');
    expect((await world.as('host admin').get(pathIn(world))).status).toBe(404);
  });

  it('can be private and without TLS when the configuration allows it', async () => {
    const opened = await newWorld(createAddressGuard([{ address: '10.0.0.0', prefix: 8 }], resolve));
    const put = (url: string) => opened.as('host admin').put(pathIn(opened), { url });
    expect(await put('http://wallet.example/')).toMatchObject({ body: { facts: { reason: 'PRIVATE_ADDRESS' } } });
    expect((await put('http://inside.example/')).status).toBe(200);
  });

  it('has a secret that is shown once, stored sealed, and replaced by rotation', async () => {
    const own = await newWorld();
    const admin = own.as('host admin');
    const first = await admin.put(pathIn(own), { url: 'https://wallet.example/halftone' });
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const { secret } = first.body as { secret: string };
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const known = { url: 'https://wallet.example/halftone', setBy: own.nameOf('host admin'), unconfirmedTargets: 0 };
    expect((await admin.get(pathIn(own))).body).toEqual({ ...known, setAt: expect.any(String) });
    const row = await sealedOf(own);
    expect(row?.secret).toMatch(/^aes-256-gcm:/);
    expect(secrets.open(row?.secret ?? '', own.targetApp)).toBe(secret);

    const moved = await admin.put(pathIn(own), { url: 'https://wallet.example/other' });
    expect(moved.body).not.toHaveProperty('secret');

    const rotated = await admin.post(pathIn(own, '/rotate-secret'), undefined);
    const { secret: newer, previousSecretUntil } = rotated.body as { secret: string; previousSecretUntil: string };
    expect(newer).not.toBe(secret);
    expect(Date.parse(previousSecretUntil)).toBeGreaterThan(Date.now());
    expect(secrets.open((await sealedOf(own))?.previous_secret ?? '', own.targetApp)).toBe(secret);

    expect((await admin.delete(pathIn(own))).status).toBe(204);
    expect((await admin.get(pathIn(own))).status).toBe(404);
    expect((await admin.delete(pathIn(own))).status).toBe(404);
    expect((await admin.post(pathIn(own, '/rotate-secret'), undefined)).status).toBe(404);
  });

  it('adds the requested share, the confirmed share and draining to the progress', async () => {
    const own = await newWorld();
    await own.as('host admin').put(pathIn(own), { url: 'https://wallet.example/halftone' });
    const release = await own.release('1.0.0');
    const target = { miniProgram: own.miniProgram, targetApp: own.targetApp, environment: 'production' } as const;
    const progress = async () => (await own.as('maker admin').get(`/v1/releases/${release.id}`)).body;
    const generation = async (): Promise<number> => {
      const rows = databases.db.kysely.selectFrom('push_delivery').select('generation');
      return (await rows.where('target_app_id', '=', own.targetApp).executeTakeFirstOrThrow()).generation;
    };
    await own.run(release, { type: 'apply' });
    await own.run(release, { type: 'approve' }, 'host reviewer');
    await own.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
    await recordPushFailure(databases.db.kysely, { target, attempt: failedAttempt, ofStep: release.id });
    expect(await progress()).toMatchObject({
      phase: 'APPLYING',
      percentage: 10,
      confirmedPercentage: 0,
      applyingSince: expect.any(String),
      push: { confirmedRevision: 0, tries: 1, lastError: 'answered 500' },
      blockers: [{ code: 'STEP_IN_PROGRESS' }],
    });
    await own.run(release, { type: 'cancel', reason: 'crashes' });
    expect(await progress()).toMatchObject({
      status: 'CANCELED',
      percentage: 0,
      confirmedPercentage: 0,
      draining: true,
      push: { tries: 1, since: expect.any(String) },
    });
    const url = 'https://wallet.example/halftone';
    const attempt = { ...failedAttempt, outcome: 'confirmed', status: 200, error: null, nextTryAtMs: null } as const;
    const confirmed = { target, revision: 2, generation: await generation(), url, isAll: true, ofStep: null, attempt };
    await confirmPush(databases.db.kysely, confirmed);
    const after = await progress();
    expect(after).not.toHaveProperty('draining');
    expect(after).not.toHaveProperty('push');
  });

  it('can be tested: one signed message at once, with the answer, and nothing is confirmed by it', async () => {
    const receiver = await openPushReceiver();
    const loopback = createAddressGuard([{ address: '127.0.0.0', prefix: 8 }]);
    const own = await newWorld(loopback);
    const admin = own.as('host admin');
    expect((await admin.post(pathIn(own, '/test'), undefined)).status).toBe(404);
    const { secret } = (await admin.put(pathIn(own), { url: receiver.url })).body as { secret: string };
    receiver.secrets = [secret];
    expect(await admin.post(pathIn(own, '/test'), undefined)).toMatchObject({
      status: 200,
      body: { url: `${receiver.url}/`, delivered: true, status: 200 },
    });
    expect(receiver.received).toMatchObject([{ isGenuine: true, data: { targetApp: own.targetApp } }]);
    receiver.answer = 302;
    expect((await admin.post(pathIn(own, '/test'), undefined)).body).toMatchObject({
      delivered: false,
      status: 302,
      error: 'answered 302: redirects are not followed',
    });
    await receiver.close();
    const unreachable = (await admin.post(pathIn(own, '/test'), undefined)).body;
    expect(unreachable).toMatchObject({ delivered: false, error: expect.stringContaining('ECONNREFUSED') });
    expect(unreachable).not.toHaveProperty('status');
  });

  it('lists each attempt for its admins, and those of a release for its readers without texts of errors', async () => {
    const own = await newWorld();
    const admin = own.as('host admin');
    await admin.put(pathIn(own), { url: 'https://wallet.example/halftone' });
    const release = await own.release('1.0.0');
    await own.run(release, { type: 'apply' });
    await own.run(release, { type: 'approve' }, 'host reviewer');
    await own.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
    const target = { miniProgram: own.miniProgram, targetApp: own.targetApp, environment: 'production' } as const;
    for (const ofStep of [release.id, null])
      await recordPushFailure(databases.db.kysely, { target, attempt: failedAttempt, ofStep });
    const first = {
      ...target,
      attempt: 1,
      revision: 1,
      releaseId: release.id,
      outcome: 'refused',
      status: 500,
      durationMs: 12,
      startedAt: '2026-03-01T00:00:00.000Z',
      nextTryAt: '2026-03-01T00:00:01.012Z',
      error: 'answered 500',
    };
    const { items } = (await admin.get(pathIn(own, '/attempts'))).body as { items: object[] };
    expect(items).toMatchObject([{ attempt: 2 }, first]);
    const failed = await admin.get(pathIn(own, '/attempts?result=failed&environment=production&limit=1'));
    expect(failed.body).toMatchObject({ items: [{ attempt: 2 }], nextCursor: expect.any(String) });
    expect((await admin.get(pathIn(own, '/attempts?result=confirmed'))).body).toEqual({ items: [] });
    const ofRelease = await own.as('maker operator').get(`/v1/releases/${release.id}/push-attempts`);
    const { error, ...shown } = first;
    expect(ofRelease.body).toEqual({ items: [{ ...shown, id: expect.any(String) }] });
    expect(error).toBe('answered 500');
    expect((await own.as('stranger').get(`/v1/releases/${release.id}/push-attempts`)).status).toBe(404);
  });

  it('lists how far each target is confirmed, the unconfirmed first', async () => {
    const own = await newWorld();
    const admin = own.as('host admin');
    expect((await admin.get(pathIn(own, '/deliveries'))).body).toEqual({ items: [] });
    await admin.put(pathIn(own), { url: 'https://wallet.example/halftone' });
    const release = await own.release('1.0.0');
    await own.run(release, { type: 'apply' });
    await own.run(release, { type: 'approve' }, 'host reviewer');
    await own.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
    const target = { miniProgram: own.miniProgram, targetApp: own.targetApp, environment: 'production' } as const;
    await recordPushFailure(databases.db.kysely, { target, attempt: failedAttempt, ofStep: release.id });
    expect((await admin.get(pathIn(own, '/deliveries'))).body).toMatchObject({
      items: [
        {
          miniProgram: own.miniProgram,
          environment: 'production',
          confirmedRevision: 0,
          tries: 1,
          lastError: 'answered 500',
          unconfirmedSince: expect.any(String),
          revision: expect.any(Number),
        },
      ],
    });
  });
});
