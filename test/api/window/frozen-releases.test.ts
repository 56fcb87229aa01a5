/** Releases while change windows are closed: what is shown, overridden and exempted, over HTTP. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { dayMs } from '../../../domain/values/time-units.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

const freeze = { name: 'Incident', kind: 'DENY', zone: 'UTC', reason: 'payments fail' };

describeInTurn('a frozen release', (databases) => {
  let world: RegistryWorld;
  let release: Release;
  let windows: Record<'makers' | 'hosts', string>;

  const freezeNow = async (workspace: string, by: Person): Promise<string> => {
    const answer = await world.as(by).post(`/v1/workspaces/${workspace}/change-windows`, freeze);
    expect(answer.status).toBe(201);
    return (answer.body as { id: string }).id;
  };
  const exempt = (window: string, body: object, by: Person = 'host admin') =>
    world.as(by).post(`/v1/workspaces/${world.hosts}/change-windows/${window}/exemptions`, body);
  /** There is no worker: the command waits, and is decided here. */
  const decided = async (percentage: number, override: object) => {
    const answer = await send({ type: 'setPercentage', percentage, override });
    expect(answer.status).toBe(202);
    const commandId = (answer.body as { command: { id: string } }).command.id;
    return (await applyCommand(databases.db.kysely, { commandId, isFromWorkflow: false }))?.record;
  };
  const listed = async (query: string) => {
    const { body } = await world.as('host admin').get(`/v1/releases?${query}`);
    return (body as { items: readonly { id: string; frozen?: object }[] }).items.map(({ id, frozen }) => [id, frozen]);
  };
  const send = (body: object) => world.as('maker admin').post(`/v1/releases/${release.id}/commands`, body);

  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    release = await world.prepared('1.0.0');
    windows = {
      makers: await freezeNow(world.makers, 'maker admin'),
      hosts: await freezeNow(world.hosts, 'host inspector'),
    };
  });
  afterAll(() => world.close());

  it('is refused with both windows, of both companies', async () => {
    const names = [
      { id: windows.makers, sides: ['MINI_PROGRAM'] },
      { id: windows.hosts, sides: ['TARGET_APP'] },
    ];
    const answer = await send({ type: 'setPercentage', percentage: 10 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'FROZEN', facts: { until: null, windows: names } } });
  });

  it('shows the freeze as a blocker, who can lift it, and who may override', async () => {
    const { body } = await world.as('maker admin').get(`/v1/releases/${release.id}`);
    const frozen = { code: 'FROZEN', facts: { liftedBy: ['workspace admin', 'target app admin'] } };
    expect(body).toMatchObject({ blockers: [{ code: 'TYPE_NOT_CHOSEN' }, frozen] });
    const { allowedActions } = body as { allowedActions: readonly { type: string; overridable?: boolean }[] };
    expect(allowedActions.find(({ type }) => type === 'fullRelease')).toMatchObject({ rejection: { code: 'FROZEN' } });
    expect(allowedActions.find(({ type }) => type === 'fullRelease')).not.toHaveProperty('overridable');
  });

  it('is marked in a list that asks for windows, and in no other', async () => {
    const ofTest = await world.release('1.0.0', 'test');
    const names = { makers: world.nameOf('maker admin'), hosts: world.nameOf('host inspector') };
    const both = [names.makers, names.hosts].map((by) => ({ name: 'Incident', by, reason: 'payments fail' }));
    expect(await listed('windows=true')).toEqual([
      [ofTest.id, undefined],
      [release.id, { windows: both }],
    ]);
    expect(await listed('windows=false')).toEqual([
      [ofTest.id, undefined],
      [release.id, undefined],
    ]);
    expect(await listed('')).toEqual(await listed('windows=false'));
  });

  it('passes once by an override of its own side and an exemption of the other, recorded in ledger and trail', async () => {
    const override = { reason: 'security fix' };
    expect((await send({ type: 'setPercentage', percentage: 10, override })).body).toMatchObject({
      code: 'FROZEN',
      facts: { windows: [{ id: windows.hosts }] },
    });
    const exempted = await exempt(windows.hosts, { release: release.id, reason: 'agreed by phone' });
    expect(exempted).toMatchObject({ status: 201, body: { window: windows.hosts, release: release.id } });
    const rest = { windows: [{ name: 'Incident', by: world.nameOf('maker admin'), reason: 'payments fail' }] };
    expect((await listed('windows=true')).at(-1)).toEqual([release.id, rest]);
    expect(await decided(10, override)).toMatchObject({ outcome: 'APPLIED' });
    const freezePassed = {
      override: { ...override, windows: [{ id: windows.makers, name: 'Incident' }] },
      exemptions: [{ windowId: windows.hosts, reason: 'agreed by phone', by: world.nameOf('host admin') }],
    };
    const ledger = await world.as('maker admin').get(`/v1/releases/${release.id}/commands?limit=1`);
    expect(ledger.body).toMatchObject({ items: [{ args: { override }, facts: { freeze: freezePassed } }] });
    const trail = await world.as('host admin').get(`/v1/releases/${release.id}/events?sort=-at&limit=1`);
    expect(trail.body).toMatchObject({ items: [{ type: 'PercentageSet', after: { freeze: freezePassed } }] });
    expect(await send({ type: 'setPercentage', percentage: 20, override })).toMatchObject({
      status: 409,
      body: { facts: { windows: [{ id: windows.hosts }] } },
    });
  });

  it('is exempted within seven days, by admins, where the window covers it', async () => {
    const body = { release: release.id, reason: 'r' };
    expect((await exempt(windows.hosts, body, 'host inspector')).status).toBe(403);
    const far = { ...body, expiresAt: new Date(Date.now() + 8 * dayMs).toISOString() };
    expect(await exempt(windows.hosts, far)).toMatchObject({ status: 422, body: { errors: [{ path: '/expiresAt' }] } });
    expect(await exempt(windows.hosts, { ...body, release: 'missing' })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'NO_SUCH_RELEASE' }] },
    });
    expect((await exempt('missing', body)).status).toBe(404);
    const ofTest = await world.release('2.0.0', 'test');
    expect(await exempt(windows.hosts, { ...body, release: ofTest.id })).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'NOT_COVERED' }] },
    });
  });

  it('says when it opens, in the list as on its target', async () => {
    const year = new Date().getUTCFullYear() + 1;
    const body = { ...freeze, name: 'Until New Year', end: `${String(year)}-01-01T00:00`, zone: 'UTC' };
    for (const id of Object.values(windows))
      for (const [workspace, by] of [[world.makers, 'maker admin'] as const, [world.hosts, 'host admin'] as const])
        await world.as(by).patch(`/v1/workspaces/${workspace}/change-windows/${id}`, { enabled: false });
    await world.as('host admin').post(`/v1/workspaces/${world.hosts}/change-windows`, body);
    const until = `${String(year)}-01-01T00:00:00.000Z`;
    expect((await listed('windows=true')).at(-1)).toMatchObject([
      release.id,
      { until, windows: [{ name: body.name }] },
    ]);
    const { body: page } = await world.as('host admin').get('/v1/releases?windows=true');
    expect(page).toMatchObject({ windowsChangeAt: until });
    const target = `/v1/targets/${world.miniProgram}/${world.targetApp}/production/window`;
    expect((await world.as('host admin').get(target)).body).toMatchObject({ open: false, nextOpen: until });
  });

  it('is stopped, and resumes, as ever', async () => {
    for (const command of [
      { type: 'pause', reason: 'crashes' },
      { type: 'resume' },
      { type: 'reset', reason: null, reshuffle: false },
      { type: 'cancel', reason: 'over' },
    ] as const)
      expect((await world.run(release, command)).record).toMatchObject({ outcome: 'APPLIED' });
  });
});
