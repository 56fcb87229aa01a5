/** POST /v1/plans/simulate?from= over HTTP: what happens to a release as it is now. Nothing is written. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';
import { readRelease } from '../../support/database/store-world.js';

const steps = [{ percentage: 10, bake: 'PT2H' }, { percentage: 50, bake: 'PT2H' }, { percentage: 100 }];
const planSteps = [10, 50, 100].map((percent, n) => ({
  id: `step-${String(n + 1)}`,
  name: null,
  bp: percent * 100,
  bakeMs: percent === 100 ? 0 : 2 * hourMs,
  ...({ advance: 'AUTOMATIC', note: null } as const),
}));
const startPlan = { type: 'startPlan', template: null, steps: planSteps, startAtMs: null, reason: null } as const;

interface Answer {
  readonly changes: readonly { at: string; percentage: number; cause: { event: string } }[];
  readonly final: { end: string; plan: { run: number; edit: number } };
}

describeInTurn('a simulation from a release', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  const send = (from: string, body: object, by: Person = 'maker admin') =>
    world.as(by).post(`/v1/plans/simulate?from=${from}`, body);
  const simulate = async (from: string, body: object, by?: Person): Promise<Answer> => {
    const answer = await send(from, body, by);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as Answer;
  };
  const eventsOf = ({ changes }: Answer): string[] =>
    changes.map(({ percentage, cause }) => `${String(percentage)} ${cause.event}`);
  /** In gray at 1 %, since now. */
  const inGray = async (number: string) => {
    const upload = { number, package: { url: 'https://packages.example/p.zip', sha256: 'a'.repeat(64) }, pages: [] };
    await world.as('maker admin').post(`/v1/mini-programs/${world.miniProgram}/versions`, upload);
    const release = await world.prepared(number);
    const override = { reason: 'r' };
    await world.run(release, { type: 'setPercentage', bp: 100, supersede: false, reason: null, override });
    return release;
  };
  /** With a plan that bakes at 10 %. */
  const planned = async (version: string, by: Person = 'maker admin') => {
    const release = await inGray(version);
    await world.run(release, startPlan, by);
    const { plan } = await readRelease(databases.db, release.id);
    await world.run(release, { type: 'advancePlan', to: plan?.steps[0]?.id ?? '', reason: 'r' });
    return release;
  };
  const end = (release: Parameters<RegistryWorld['run']>[0]) => world.run(release, { type: 'cancel', reason: 'r' });

  it('shows what the live plan will do, for makers and hosts, and writes nothing', async () => {
    const release = await planned('1.0.0');
    const before = await readRelease(databases.db, release.id);
    for (const by of ['maker developer', 'host reviewer'] as const) {
      const answer = await simulate(release.id, {}, by);
      expect(eventsOf(answer)).toEqual(['50 PercentageSet', '100 FullyReleased']);
      expect(answer).toMatchObject({ final: { end: 'ENDED', plan: { run: 1, edit: 0 } } });
    }
    expect(await readRelease(databases.db, release.id)).toEqual(before);
    await end(release);
  });

  it('takes steps and a deadline as an edit, with the steps that were entered', async () => {
    const release = await planned('3.0.0');
    const edited = [
      { ...steps[0], id: 'step-1' },
      { percentage: 30, bake: 'PT1H' },
      { percentage: 100, id: 'step-3' },
    ];
    const answer = await simulate(release.id, { steps: edited, deadline: { after: 'P9D' } });
    expect(eventsOf(answer)).toEqual(['10 PlanEdited', '30 PercentageSet', '100 FullyReleased']);
    expect(answer.final.plan).toMatchObject({ run: 1, edit: 1, deadline: { after: 'P9D' } });
    expect(await send(release.id, { steps })).toMatchObject({ status: 409, body: { code: 'STALE_PLAN' } });
    expect(await send(release.id, { template: 'quick' })).toMatchObject({
      status: 409,
      body: { code: 'PLAN_ACTIVE' },
    });
    await end(release);
  });

  it('takes steps or a template as a start where no plan is live', async () => {
    const release = await inGray('4.0.0');
    expect(eventsOf(await simulate(release.id, { steps }))).toEqual([
      ...['1 PlanStarted', '10 PercentageSet', '50 PercentageSet', '100 FullyReleased'],
    ]);
    expect(await send(release.id, {})).toMatchObject({ status: 409, body: { code: 'NO_PLAN' } });
    const twice = [{ percentage: 20, bake: 'PT2H' }, { ...steps[1], id: 'step-1' }, steps[2]];
    expect(await send(release.id, { steps: twice })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/steps/1/id', code: 'TWICE' }] },
    });
    await end(release);
    expect(await send(release.id, { steps })).toMatchObject({ status: 409, body: { code: 'ALREADY_FINAL' } });
  });

  it('holds the plan of a user who has lost the role', async () => {
    const release = await planned('5.0.0', 'program admin');
    const path = `/v1/mini-programs/${world.miniProgram}/members/${world.nameOf('program admin')}`;
    expect(await world.as('maker admin').put(path, { role: 'developer' })).toMatchObject({ status: 200 });
    expect(await simulate(release.id, {})).toMatchObject({
      changes: [{ cause: { event: 'PlanHeld' } }],
      final: { plan: { holds: [{ kind: 'OWNER_LOST_ROLE' }] } },
    });
    await end(release);
  });

  it('uses an exemption of the release for one increase', async () => {
    const release = await planned('6.0.0');
    const path = `/v1/workspaces/${world.makers}/change-windows`;
    const day = new Date(Date.now() - 48 * hourMs).toISOString().slice(0, 16);
    const window = { name: 'Freeze', kind: 'DENY', zone: 'UTC', reason: 'r', start: day };
    const { body } = await world.as('maker admin').post(path, window);
    const { id } = body as { id: string };
    expect(eventsOf(await simulate(release.id, {}))).toEqual(['10 PlanDeferred']);
    const exemption = { release: release.id, reason: 'r', expiresAt: new Date(Date.now() + 9 * hourMs).toISOString() };
    expect(await world.as('maker admin').post(`${path}/${id}/exemptions`, exemption)).toMatchObject({ status: 201 });
    expect(eventsOf(await simulate(release.id, {}))).toEqual(['50 PercentageSet', '50 PlanDeferred']);
    await world.as('maker admin').delete(`${path}/${id}`);
    await end(release);
  });

  it('is missing for those who may not read the release, and needs a release or a target', async () => {
    const release = await inGray('7.0.0');
    expect(await send(release.id, { steps }, 'stranger')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await send('missing', { steps })).toMatchObject({ status: 404 });
    const both = { target: { miniProgram: world.miniProgram, targetApp: world.targetApp }, steps };
    const named = { status: 422, body: { errors: [{ path: '/target', code: 'TARGET_OR_RELEASE' }] } };
    expect(await send(release.id, both)).toMatchObject(named);
    expect(await world.as('maker admin').post('/v1/plans/simulate', { steps })).toMatchObject(named);
  });
});
