/** Plan templates over HTTP: making, changing, deleting, and plans of both companies that start with them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mostTemplates } from '../../../domain/plan/templates.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';
import { readRelease } from '../../support/database/store-world.js';

const steps = [
  { percentage: 5, bake: 'PT2H', name: 'Canary' },
  {
    percentage: 40,
    bake: 'P1D',
    approval: { approvers: 'ADMINS', count: 2, expiresAfter: 'P1D' },
    note: 'Ask support',
  },
  { percentage: 100, advance: 'MANUAL' },
];
const shown = [
  { id: 'step-1', percentage: 5, bake: 'PT2H', name: 'Canary', advance: 'AUTOMATIC' },
  { id: 'step-2', ...steps[1], advance: 'AUTOMATIC' },
  { id: 'step-3', percentage: 100, bake: 'PT0S', advance: 'MANUAL' },
];

interface Template {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

describeInTurn('plan templates', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    // No worker runs here: commands wait, and no test waits for them.
    const commandTimeouts = { answerMs: 20, stopMs: 10, signalMs: 10, queryMs: 10 };
    world = await makeRegistryWorld(databases.db, { commandTimeouts });
  });
  afterAll(() => world.close());

  type Company = 'maker' | 'host';
  const path = (of: Company, rest = ''): string =>
    `/v1/workspaces/${of === 'maker' ? world.makers : world.hosts}/plan-templates${rest}`;
  const make = async (of: Company, body: object = {}): Promise<Template> => {
    const answer = await world.as(`${of} admin`).post(path(of), { name: randomUUID(), steps, ...body });
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return answer.body as Template;
  };
  const put = (of: Company, { id }: Pick<Template, 'id'>, body: object, headers = {}) =>
    world.as(`${of} admin`).put(path(of, `/${id}`), body, headers);
  const itemsAt = async (address: string, by: Person): Promise<Template[]> =>
    ((await world.as(by).get(address)).body as { items: Template[] }).items;
  const command = (release: string, body: object, headers?: Record<string, string>) =>
    world.as('maker admin').post(`/v1/releases/${release}/commands`, body, headers);
  const unknown = { status: 422, body: { errors: [{ path: '/template', code: 'NO_SUCH_TEMPLATE' }] } };

  it('are listed by name after the built-in ones, with their steps as they were sent', async () => {
    const later = await make('maker', { name: 'zebra' });
    const first = await make('maker', { name: 'Apple', steps: [{ percentage: 50 }], endsBelowFull: true });
    const items = await itemsAt(path('maker'), 'maker reviewer');
    expect(items.map(({ name }) => name)).toEqual(['standard', 'quick', 'store-7-day', 'Apple', 'zebra']);
    expect(items[1]).toEqual({
      id: 'quick',
      name: 'quick',
      version: 1,
      builtIn: true,
      endsBelowFull: false,
      steps: [
        { id: 'step-1', percentage: 10, bake: 'PT2H', advance: 'AUTOMATIC' },
        { id: 'step-2', percentage: 50, bake: 'PT2H', advance: 'AUTOMATIC' },
        { id: 'step-3', percentage: 100, bake: 'PT0S', advance: 'AUTOMATIC' },
      ],
    });
    const own = { version: 1, workspace: world.makers, createdBy: world.nameOf('maker admin') };
    expect(items[3]).toMatchObject({ ...own, id: first.id, endsBelowFull: true });
    expect(items[4]).toMatchObject({ ...own, id: later.id, steps: shown, endsBelowFull: false });
    expect((await world.as('maker admin').get(path('maker', `/${later.id}`))).body).toEqual(items[4]);
    expect(await itemsAt(path('host'), 'host reviewer')).toHaveLength(3);
  });

  it.each([
    [{ name: '  ' }, '/name', 'NO_NAME'],
    [{ steps: [], endsBelowFull: true }, '/steps', 'TOO_FEW'],
    [{ steps: [{ percentage: 50 }] }, '/steps', 'ENDS_BELOW_FULL'],
    [{ steps: [{ percentage: 100, bake: 'P1D' }, { percentage: 100 }] }, '/steps/1/percentage', 'NOT_GROWING'],
    [{ steps: [{ percentage: 50, bake: 'PT0S' }, { percentage: 100 }] }, '/steps/0/bake', 'BAKE_TOO_SHORT'],
    [{ deadline: { after: 'PT4M' } }, '/deadline/after', 'NOT_A_DEADLINE'],
    [{ expires: 'P1D' }, '/expires', 'UNKNOWN_FIELD'],
  ])('refuse %j', async (body, field, code) => {
    const made = await make('host');
    const whole = { name: 'Faulty', steps, ...body };
    const created = await world.as('host admin').post(path('host'), whole);
    for (const answer of [created, await put('host', made, whole)])
      expect(answer.body).toMatchObject({ errors: [{ path: field, code }] });
    expect((await world.as('host admin').delete(path('host', `/${made.id}`))).status).toBe(204);
  });

  it('get a version with each change, refuse a change of an earlier one, and are in the trail', async () => {
    const made = await make('maker', { name: 'Versions' });
    const body = { name: 'Versions', steps: [{ percentage: 100 }] };
    expect(await put('maker', made, body, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await put('maker', made, body)).toMatchObject({ status: 200, body: { version: 2 } });
    const stale = { status: 412, body: { code: 'STALE_REVISION', facts: { expected: 1, current: 2 } } };
    expect(await put('maker', made, { ...body, name: 'Late' }, { 'if-match': '"1"' })).toMatchObject(stale);
    const remove = (headers = {}) => world.as('maker admin').delete(path('maker', `/${made.id}`), headers);
    expect(await remove({ 'if-match': '"1"' })).toMatchObject(stale);
    expect((await remove({ 'if-match': '"2"' })).status).toBe(204);
    expect((await remove()).status).toBe(404);
    const trail = await world.as('maker admin').get(`/v1/workspaces/${world.makers}/events?limit=200`);
    const { items } = trail.body as { items: { type: string; before: object | null; after: object | null }[] };
    expect(items.slice(0, 3)).toMatchObject([
      { type: 'PlanTemplateDeleted', before: { template: made.id, version: 2 }, after: null },
      { type: 'PlanTemplateChanged', before: { version: 1 }, after: { version: 2, steps: [{ percentage: 100 }] } },
      { type: 'PlanTemplateCreated', before: null, after: { name: 'Versions', version: 1 } },
    ]);
  });

  it('have names that are unique in their workspace, and leave the built-in ones as they are', async () => {
    const made = await make('maker', { name: 'Unique' });
    const other = await make('maker', { name: 'Other' });
    const taken = { status: 409, body: { code: 'TEMPLATE_NAME_TAKEN' } };
    expect(await world.as('maker admin').post(path('maker'), { name: 'unique', steps })).toMatchObject(taken);
    expect(await put('maker', other, { name: 'UNIQUE', steps })).toMatchObject(taken);
    expect(await put('maker', made, { name: 'UNIQUE', steps })).toMatchObject({ status: 200 });
    await make('host', { name: 'Unique' });
    const builtIn = { status: 409, body: { code: 'TEMPLATE_BUILT_IN' } };
    expect(await put('maker', { id: 'quick' }, { name: 'Mine', steps })).toMatchObject(builtIn);
    expect(await world.as('maker admin').delete(path('maker', '/quick'))).toMatchObject(builtIn);
    expect((await put('host', made, { name: 'Foreign', steps })).status).toBe(404);
  });

  it('are listed for a target of both companies, with the side of each', async () => {
    const ofMaker = await make('maker');
    const ofHost = await make('host');
    const target = `/v1/targets/${world.miniProgram}/${world.targetApp}/production/plan-templates`;
    for (const by of ['maker operator', 'host operator'] as const) {
      const items = await itemsAt(target, by);
      expect(items.slice(0, 3)).toMatchObject([{ id: 'standard', sides: [] }, { builtIn: true }, { builtIn: true }]);
      expect(items.find(({ id }) => id === ofMaker.id)).toMatchObject({ sides: ['MINI_PROGRAM'], steps: shown });
      expect(items.find(({ id }) => id === ofHost.id)).toMatchObject({ sides: ['TARGET_APP'], name: ofHost.name });
      expect(JSON.stringify(items)).not.toContain(world.nameOf('host admin'));
    }
  });

  it('start plans of the other company, with the steps of the time of the request', async () => {
    const template = await make('host');
    const { id } = await world.prepared('1.0.0');
    const start = { type: 'startPlan', template: template.id };
    const key = { 'idempotency-key': 'start' };
    const first = await command(id, start, key);
    expect(first).toMatchObject({ status: 202, body: { command: { outcome: 'RECEIVED' } } });
    const sent = (first.body as { command: { id: string } }).command;
    expect(await put('host', template, { name: 'After', steps: [{ percentage: 100 }] })).toMatchObject({ status: 200 });
    const seen = { ...start, templateVersion: 1 };
    expect(await command(id, seen)).toMatchObject({ status: 412, body: { code: 'STALE_REVISION' } });
    // A repeat is the same command, also when its template has changed or is gone.
    expect(await command(id, start, key)).toMatchObject({ body: { command: { id: sent.id } } });
    expect((await world.as('host admin').delete(path('host', `/${template.id}`))).status).toBe(204);
    expect(await command(id, start, key)).toMatchObject({ body: { command: { id: sent.id } } });
    expect(await command(id, { ...start, template: 'quick' }, key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await command(id, start)).toMatchObject(unknown);
    const steps = [{ percentage: 100 }];
    expect(await command(id, { type: 'startPlan', steps, templateVersion: 1 })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/templateVersion', code: 'TEMPLATE_OR_STEPS' }] },
    });
    await applyCommand(databases.db.kysely, { commandId: sent.id, isFromWorkflow: true });
    const { plan } = await readRelease(databases.db, id);
    expect(plan).toMatchObject({
      template: { id: template.id, version: 1, name: template.name },
      steps: [
        { bp: 500, name: 'Canary' },
        { bp: 4000, approval: { count: 2 } },
        { bp: 10_000, advance: 'MANUAL' },
      ],
    });
    expect((await world.as('host operator').get(`/v1/releases/${id}`)).body).toMatchObject({
      plan: { template: template.id, templateName: template.name, currentStep: -1 },
    });
    await world.run(await readRelease(databases.db, id), { type: 'cancel', reason: 'done' });
  });

  it('are simulated, and are unknown outside of the two workspaces', async () => {
    const template = await make('host');
    const simulate = (id: string) => {
      const { miniProgram, targetApp } = world;
      return world.as('maker admin').post('/v1/plans/simulate', { target: { miniProgram, targetApp }, template: id });
    };
    expect(await simulate(template.id)).toMatchObject({
      status: 200,
      body: { final: { plan: { template: template.id, steps: [{ name: 'Canary' }, {}, {}] } } },
    });
    const workspace = await world.as('stranger').post('/v1/workspaces', { name: 'Elsewhere', kind: 'tenant' });
    const elsewhere = `/v1/workspaces/${(workspace.body as { id: string }).id}/plan-templates`;
    const foreign = (await world.as('stranger').post(elsewhere, { name: 'Foreign', steps })).body as Template;
    const { id } = await world.prepared('2.0.0');
    for (const template of [foreign.id, 'none', 'toString']) {
      expect(await simulate(template)).toMatchObject(unknown);
      expect(await command(id, { type: 'startPlan', template })).toMatchObject(unknown);
    }
  });

  it('are at most fifty', async () => {
    const have = (await itemsAt(path('host'), 'host admin')).length - 3;
    const made = await Promise.all(Array.from({ length: mostTemplates - have }, () => make('host')));
    const full = await world.as('host admin').post(path('host'), { name: 'One more', steps });
    expect(full).toMatchObject({ status: 409, body: { code: 'TOO_MANY_TEMPLATES', facts: { limit: mostTemplates } } });
    expect((await world.as('host admin').delete(path('host', `/${made[0]?.id ?? ''}`))).status).toBe(204);
    await make('host');
  });
});
