/** Target apps over HTTP: ownership, visibility, and changes of the policy. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Listed {
  readonly items: readonly { readonly id: string; readonly policy?: unknown }[];
  readonly nextCursor?: string;
}

const defaults = {
  review: { sandbox: false, selfApproval: false, expiresAfterDays: 7 },
  percentages: { presets: [1, 5, 10, 20, 50, 100], presetsOnly: false },
  firstReleaseMustBeFull: false,
  rollout: {
    propagationLag: 'PT0S',
    minBake: 'PT5M',
    resumeGrace: 'PT15M',
    zone: 'UTC',
    openingSpread: 'PT5M',
    approvalFrom: null,
  },
};

describeInTurn('target apps', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const wanted = (id: string, part: object = {}): object => ({
    id: `${id}-${world.mark}`,
    name: 'Pay',
    workspace: world.hosts,
    environments: ['sandbox', 'production'],
    ...part,
  });

  it('are created in a tenant, with the default policy unless the request has another', async () => {
    const admin = world.as('host admin');
    const created = await admin.post('/v1/target-apps', wanted('pay', { policy: { review: { selfApproval: true } } }));
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/v1/target-apps/pay-${world.mark}`);
    expect(created.body).toEqual({
      ...wanted('pay'),
      pilotSupport: false,
      policy: { ...defaults, review: { ...defaults.review, selfApproval: true } },
      createdBy: world.nameOf('host admin'),
      createdAt: expect.any(String),
      managedBy: null,
    });
    expect((await admin.get(`/v1/target-apps/pay-${world.mark}`)).body).toEqual(created.body);
  });

  it('have ids that are unique', async () => {
    const answered = await world.as('host admin').post('/v1/target-apps', { ...wanted('x'), id: world.targetApp });
    expect(answered.status).toBe(409);
    expect(answered.body).toMatchObject({ code: 'ID_TAKEN', facts: { id: world.targetApp } });
  });

  it('return the recorded answer to a repeated creation', async () => {
    const key = { 'idempotency-key': 'app' };
    const first = await world.as('host admin').post('/v1/target-apps', wanted('once'), key);
    const again = await world.as('host admin').post('/v1/target-apps', wanted('once'), key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });

  it('are owned by tenants only', async () => {
    const developers = await world.as('host admin').post('/v1/workspaces', { name: 'Devs', kind: 'developer' });
    const { id } = developers.body as { id: string };
    const answered = await world.as('host admin').post('/v1/target-apps', wanted('devs', { workspace: id }));
    expect(answered.status).toBe(422);
    expect(answered.body).toMatchObject({ errors: [{ path: '/workspace' }] });
  });

  it('show id, name and environments to every user, and workspace and policy to members only', async () => {
    const path = `/v1/target-apps/${world.targetApp}`;
    const known = { id: world.targetApp, name: 'Wallet', pilotSupport: false };
    const environments = ['development', 'test', 'sandbox', 'production'];
    expect((await world.as('stranger').get(path)).body).toEqual({ ...known, environments });
    expect((await world.as('host operator').get(path)).body).toMatchObject({
      workspace: world.hosts,
      policy: defaults,
    });
    const list = async (person: 'stranger' | 'host operator', query: string): Promise<Listed> =>
      (await world.as(person).get(`/v1/target-apps?${query}`)).body as Listed;
    const q = `q=${world.targetApp}`;
    expect((await list('stranger', q)).items).toEqual([{ ...known, environments }]);
    expect((await list('host operator', q)).items).toMatchObject([{ policy: defaults }]);
    expect((await list('stranger', `${q}&workspace=${world.hosts}`)).items).toEqual([]);
    expect((await list('host operator', `${q}&workspace=${world.hosts}`)).items).toHaveLength(1);
    expect((await list('host operator', `${q}&workspace=${world.makers}`)).items).toEqual([]);
  });

  it('that do not exist are 404', async () => {
    expect((await world.as('host admin').get('/v1/target-apps/nowhere')).status).toBe(404);
    expect((await world.as('host admin').get('/v1/target-apps/NO')).status).toBe(404);
  });

  it('are found by a part of id or name, page by page', async () => {
    const admin = world.as('host admin');
    for (const id of ['seek-a', 'seek-b', 'seek-c']) await admin.post('/v1/target-apps', wanted(id, { name: 'Börse' }));
    const found = async (query: string): Promise<Listed> =>
      (await admin.get(`/v1/target-apps?${query}`)).body as Listed;
    const first = await found(`q=seek-&workspace=${world.hosts}&limit=2`);
    await admin.post('/v1/target-apps', wanted('seek-aa'));
    const rest = await found(`q=seek-&workspace=${world.hosts}&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map((item) => item.id.slice(0, 6))).toEqual(['seek-a', 'seek-b', 'seek-c']);
    expect((await found('q=B%C3%96RSE&limit=1')).items).toHaveLength(1);
  });
});

describeInTurn('the policy of a target app', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const change = (body: unknown, headers?: Record<string, string>) =>
    world.as('host admin').patch(`/v1/target-apps/${world.targetApp}`, body, headers);

  it('merges partial changes', async () => {
    await change({ policy: { review: { expiresAfterDays: 3 } } });
    await change({ policy: { percentages: { presets: [0.01, 12.34, 100] } } });
    const changed = await change({
      policy: { firstReleaseMustBeFull: true },
      pilotSupport: true,
      environments: ['production'],
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      name: 'Wallet',
      pilotSupport: true,
      environments: ['production'],
      policy: {
        review: { sandbox: false, selfApproval: false, expiresAfterDays: 3 },
        percentages: { presets: [0.01, 12.34, 100], presetsOnly: false },
        firstReleaseMustBeFull: true,
      },
    });
  });

  it('sets the times of plans, each within its bounds', async () => {
    const most = { propagationLag: 'P1D', minBake: 'P30D', resumeGrace: 'P1D', openingSpread: 'PT1H' };
    expect((await change({ policy: { rollout: most } })).body).toMatchObject({ policy: { rollout: most } });
    await change({ policy: { rollout: { propagationLag: 'PT0S', minBake: 'PT60S', resumeGrace: 'PT0S' } } });
    const rollout = { propagationLag: 'PT0S', minBake: 'PT1M', resumeGrace: 'PT0S' };
    expect((await change({})).body).toMatchObject({ policy: { rollout } });
  });

  it('sets the zone of plans, in its usual letters', async () => {
    const answered = await change({ policy: { rollout: { zone: 'asia/shanghai' } } });
    expect(answered.body).toMatchObject({ policy: { rollout: { zone: 'Asia/Shanghai', minBake: 'PT1M' } } });
  });

  it('sets the percentage from which increases need an approval, and takes it back', async () => {
    const { body } = await change({ policy: { rollout: { approvalFrom: 12.5 } } });
    expect(body).toMatchObject({ policy: { rollout: { approvalFrom: 12.5 } } });
    expect((await change({ policy: { rollout: { minBake: 'PT1M' } } })).body).toMatchObject(body as object);
    const without = await change({ policy: { rollout: { approvalFrom: null } } });
    expect(without.body).toMatchObject({ policy: { rollout: { approvalFrom: null } } });
  });

  it('says the bounds of a time that is outside of them', async () => {
    const answered = await change({ policy: { rollout: { minBake: 'PT0S' } } });
    expect(answered.body).toMatchObject({
      errors: [{ code: 'NOT_A_DURATION', facts: { least: 'PT1S', most: 'P30D' } }],
    });
  });

  it('of an older program has the default times, and the trail shows the first change of them', async () => {
    const path = `/v1/target-apps/${world.targetApp}`;
    await sql`update target_app set policy = policy - 'rollout' where id = ${world.targetApp}`.execute(
      databases.db.kysely,
    );
    expect((await world.as('host admin').get(path)).body).toMatchObject({ policy: { rollout: defaults.rollout } });
    await change({ policy: { rollout: { minBake: 'PT1H' } } });
    const { body } = await world.as('host admin').get(`${path}/events`);
    const [newest] = (body as { readonly items: readonly unknown[] }).items;
    expect(newest).toMatchObject({
      type: 'TargetAppChanged',
      before: { policy: { rollout: defaults.rollout } },
      after: { policy: { rollout: { ...defaults.rollout, minBake: 'PT1H' } } },
    });
  });

  it('keeps all changes that are made at the same time', async () => {
    await Promise.all([
      change({ policy: { review: { sandbox: true } } }),
      change({ policy: { review: { selfApproval: true } } }),
      change({ policy: { percentages: { presetsOnly: true } } }),
    ]);
    expect((await change({})).body).toMatchObject({
      policy: { review: { sandbox: true, selfApproval: true }, percentages: { presetsOnly: true } },
    });
  });

  it('is not changed again by a request with the same idempotency key', async () => {
    const key = { 'idempotency-key': 'days' };
    await change({ policy: { review: { expiresAfterDays: 10 } } }, key);
    await change({ policy: { review: { expiresAfterDays: 20 } } });
    await change({ policy: { review: { expiresAfterDays: 10 } } }, key);
    expect((await change({})).body).toMatchObject({ policy: { review: { expiresAfterDays: 20 } } });
  });

  it.each([
    ['presets that do not increase', { percentages: { presets: [5, 1] } }, 422, '/policy/percentages/presets'],
    ['a preset twice', { percentages: { presets: [5, 5] } }, 422, '/policy/percentages/presets'],
    ['a preset of three decimals', { percentages: { presets: [0.001, 1] } }, 422, '/policy/percentages/presets/0'],
    ['a preset of 0', { percentages: { presets: [0, 1] } }, 422, '/policy/percentages/presets/0'],
    ['a preset above 100', { percentages: { presets: [1, 101] } }, 422, '/policy/percentages/presets/1'],
    ['no presets at all', { percentages: { presets: [] } }, 422, '/policy/percentages/presets'],
    ['a preset as text', { percentages: { presets: ['1'] } }, 400, '/policy/percentages/presets/0'],
    ['a review that expires at once', { review: { expiresAfterDays: 0 } }, 422, '/policy/review/expiresAfterDays'],
    ['half a day', { review: { expiresAfterDays: 0.5 } }, 422, '/policy/review/expiresAfterDays'],
    ['a lag of more than a day', { rollout: { propagationLag: 'PT24H1S' } }, 422, '/policy/rollout/propagationLag'],
    ['a bake of less than a second', { rollout: { minBake: 'PT0S' } }, 422, '/policy/rollout/minBake'],
    ['a shortest bake of more than 30 days', { rollout: { minBake: 'P31D' } }, 422, '/policy/rollout/minBake'],
    ['a grace that is no duration', { rollout: { resumeGrace: '15 minutes' } }, 422, '/policy/rollout/resumeGrace'],
    ['a grace as a number', { rollout: { resumeGrace: 15 } }, 400, '/policy/rollout/resumeGrace'],
    ['an unknown zone', { rollout: { zone: 'Asia/Shanghigh' } }, 422, '/policy/rollout/zone'],
    ['a spread of more than an hour', { rollout: { openingSpread: 'PT61M' } }, 422, '/policy/rollout/openingSpread'],
    ['a zone as a number', { rollout: { zone: 8 } }, 400, '/policy/rollout/zone'],
    ['approvals from 0 % on', { rollout: { approvalFrom: 0 } }, 422, '/policy/rollout/approvalFrom'],
    ['approvals from more than 100 % on', { rollout: { approvalFrom: 101 } }, 422, '/policy/rollout/approvalFrom'],
    ['approvals from a text on', { rollout: { approvalFrom: '20' } }, 400, '/policy/rollout/approvalFrom'],
    ['an unknown part', { review: { production: false } }, 400, '/policy/review/production'],
  ])('refuses %s', async (_, policy, status, path) => {
    const answered = await change({ policy });
    expect(answered.status).toBe(status);
    expect(answered.body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ path })]) });
  });

  it.each([
    ['no environment', { environments: [] }],
    ['an environment twice', { environments: ['test', 'test'] }],
    ['an unknown environment', { environments: ['staging'] }],
  ])('refuses %s', async (_, body) => {
    expect((await change(body)).status).toBe(422);
  });
});
