/** POST /v1/signals/deployed over HTTP: starts the plan that waits for it, once, and says why nothing starts. */
import { expect, it } from '@jest/globals';
import type { WireCommand } from '../../../contracts/release/commands.js';
import type { Progress } from '../../../contracts/release/releases.js';
import type { Answered } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { useGrayReleases } from '../../support/api/gray-releases.js';
import { useOperators } from '../../support/api/operators.js';
import type { Person, RegistryWorld } from '../../support/api/registry-world.js';

const path = '/v1/signals/deployed';
const automatic = [{ percentage: 5, bake: 'P1D' }, { percentage: 100 }];
const manual = [{ percentage: 5, bake: 'P1D', advance: 'MANUAL' }, { percentage: 100 }];
const nextYear = new Date().getUTCFullYear() + 1;

type Body = Partial<{ started: boolean; command: WireCommand; release: Progress }>;

function signalOf(
  { as, miniProgram, targetApp }: RegistryWorld,
  id: string,
  { by = 'maker admin', ...changes }: Record<string, unknown> & { by?: Person } = {},
): Promise<Answered> {
  const target = { targetApp, environment: 'production' };
  return as(by).post(path, { program: miniProgram, version: '1.0.0', target, id, ...changes });
}

describeInTurn('the signal that a version was deployed', (databases) => {
  const { world, prepared, command, applied, progress, freeTarget } = useOperators(databases);
  const signal = (...[id, changes]: [string, Parameters<typeof signalOf>[2]?]): Promise<Answered> =>
    signalOf(world(), id, changes);
  let release = '';

  it('finds nothing without a release and without a plan, and records nothing', async () => {
    expect(await signal('early')).toMatchObject({ status: 200, body: { started: false, reason: 'NO_RELEASE' } });
    release = await prepared('1.0.0');
    const answer = await signal('early');
    const shown = { id: release, status: 'RELEASE_PREPARATION' };
    expect(answer).toMatchObject({ status: 200, body: { started: false, reason: 'NO_PLAN', release: shown } });
    const ledger = await world().as('maker admin').get(`/v1/releases/${release}/commands`);
    expect((ledger.body as { items: { type: string }[] }).items.map(({ type }) => type)).toEqual(['approve', 'apply']);
  });

  it('starts no plan whose first step comes by itself, or whose start lies ahead', async () => {
    await applied(release, { type: 'startPlan', steps: automatic, startAt: `${nextYear}-03-01T09:00:00Z` });
    expect((await signal('early')).body).toMatchObject({ started: false, reason: 'STARTS_BY_ITSELF' });
    await applied(release, { type: 'endPlan', reason: 'next test' });
    await applied(release, { type: 'startPlan', steps: manual, startAt: `${nextYear}-03-01T09:00:00Z` });
    expect((await signal('early')).body).toMatchObject({ started: false, reason: 'STARTS_LATER' });
    await applied(release, { type: 'endPlan', reason: 'next test' });
  });

  it('is refused with the rule of the command, and its repeat gets the same refusal', async () => {
    await applied(release, { type: 'startPlan', steps: manual });
    const { plan } = await applied(release, { type: 'holdPlan', reason: 'wait' });
    const first = await signal('held');
    expect(first).toMatchObject({ status: 409, body: { code: 'PLAN_HELD', command: { type: 'advancePlan' } } });
    await applied(release, { type: 'resumePlan', holds: plan?.holds.map(({ id }) => id) });
    expect(await signal('held')).toMatchObject({
      status: 409,
      body: { command: { id: (first.body as Body).command?.id } },
    });
    expect(await progress(release)).toMatchObject({ percentage: 0, plan: { currentStep: -1 } });
  });

  it('enters the first step of the plan that waits for it, once for each id', async () => {
    const first = await signal('deploy-4711');
    const entered = { id: release, percentage: 5, plan: { currentStep: 0, status: 'RUNNING' } };
    const sent = { type: 'advancePlan', outcome: 'APPLIED', reason: '1.0.0 was deployed (signal deploy-4711)' };
    expect(first).toMatchObject({ status: 200, body: { started: true, command: sent, release: entered } });
    const { command: made } = first.body as Body;
    const again = await signal('deploy-4711');
    expect(again).toMatchObject({ status: 200, body: { started: true, command: { id: made?.id }, release: entered } });
    const other = await signal('deploy-4712');
    expect(other).toMatchObject({ status: 200, body: { started: false, reason: 'UNDER_WAY', release: entered } });
    expect((await progress(release)).plan?.currentStep).toBe(0);
  });

  it('names what is wrong in the body', async () => {
    const { miniProgram, targetApp } = world();
    const wrong: readonly (readonly [object, string, string])[] = [
      [{ program: 'missing' }, '/program', 'NO_SUCH_MINI_PROGRAM'],
      [{ program: miniProgram, by: 'stranger' }, '/program', 'NO_SUCH_MINI_PROGRAM'],
      [{ version: '9.9.9' }, '/version', 'NO_SUCH_VERSION'],
      [{ target: { targetApp: 'missing', environment: 'production' } }, '/target/targetApp', 'NO_SUCH_TARGET_APP'],
    ];
    for (const [changes, pointer, code] of wrong)
      expect(await signal('wrong', { ...changes })).toMatchObject({
        status: 422,
        body: { errors: [{ path: pointer, code }] },
      });
    const answer = await signal('wrong', { target: { targetApp, environment: 'staging' } });
    expect(answer.status).toBe(422);
  });

  it('needs the permission of the command', async () => {
    for (const by of ['maker developer', 'host admin'] as const)
      expect(await signal('mine', { by })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('asks for the approval of a first step that needs one', async () => {
    await freeTarget();
    const id = await prepared('2.0.0');
    const approval = { approvers: 'REVIEWERS', count: 1 };
    await command(id, { type: 'startPlan', steps: [{ ...manual[0], approval }, { percentage: 100 }] });
    const plan = { currentStep: -1, openReview: { requestedBy: world().nameOf('maker admin') } };
    const answer = await signal('deploy-1', { version: '2.0.0' });
    expect(answer).toMatchObject({ status: 200, body: { started: true, release: { percentage: 0, plan } } });
  });
});

describeInTurn('without a worker', (databases) => {
  const { newWorld } = useGrayReleases(databases);

  it('the signal is in the ledger and not decided, also when it is repeated', async () => {
    const world = await newWorld();
    const release = await world.prepared('1.0.0');
    const step = { note: null, name: null, bakeMs: 60_000, advance: 'MANUAL' } as const;
    const steps = [
      { ...step, id: 'step-1', bp: 500 },
      { ...step, id: 'step-2', bp: 10_000 },
    ];
    await world.run(release, { type: 'startPlan', template: null, steps, startAtMs: null, reason: null });
    const first = await signalOf(world, 'deploy-1');
    const waiting = { started: false, reason: 'UNDECIDED', command: { outcome: 'RECEIVED' } };
    expect(first).toMatchObject({ status: 202, body: waiting });
    const { command } = first.body as Body;
    expect(await signalOf(world, 'deploy-1')).toMatchObject({ status: 202, body: { command: { id: command?.id } } });
  });
});
