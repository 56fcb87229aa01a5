/** Objects that were applied from files: their manager, and conflicts with changes by another way. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';
import { document, members, template, window } from './documents.js';

describeInTurn('managed objects', (databases) => {
  let world: RegistryWorld;
  let path: string;
  let app: ReturnType<typeof document>;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  beforeEach(async () => {
    const { body } = await world.as('maker admin').post('/v1/workspaces', { name: 'Files', kind: 'tenant' });
    path = `/v1/workspaces/${(body as { id: string }).id}`;
    app = document('TargetApp', `app-${randomUUID().slice(0, 8)}`, { name: 'App', environments: ['production'] });
  });
  afterAll(() => world.close());

  const admin = () => world.as('maker admin');
  const apply = (documents: readonly object[], more: object = {}) =>
    admin().post(`${path}/files`, { documents, ...more });
  const applied = async (documents: readonly object[], more: object = {}): Promise<readonly Change[]> => {
    const { status, body } = await apply(documents, more);
    expect([status, body]).toEqual([200, body]);
    return (body as { readonly changes: readonly Change[] }).changes;
  };
  const exported = async () => (await admin().get(`${path}/files`)).body as { managed: object[]; documents: object[] };
  const itemsOf = async (list: string) =>
    ((await admin().get(`${path}/${list}`)).body as { items: { id: string; name: string; builtIn?: true }[] }).items;
  const ownTemplate = async () => (await itemsOf('plan-templates')).find(({ builtIn }) => builtIn === undefined);
  /** As the console does it. */
  const editTemplate = async (bake: string) => {
    const { id = '', name = '' } = (await ownTemplate()) ?? {};
    const steps = [{ percentage: 5, bake }, { percentage: 100 }];
    expect((await admin().put(`${path}/plan-templates/${id}`, { name, steps })).status).toBe(200);
  };

  it('show their manager wherever they are read', async () => {
    const managedBy = { manager: 'repo', appliedAt: expect.any(String) as unknown };
    await admin().post(`${path}/plan-templates`, { name: 'By hand', steps: [{ percentage: 100 }] });
    await applied([template('Careful'), app, window('Spring'), members({ bob: 'reviewer' })], { manager: 'repo' });
    const { managed } = await exported();
    const kinds = ['WorkspaceMembers', 'TargetApp', 'PlanTemplate', 'ChangeWindow'];
    expect(managed).toEqual(kinds.map((kind) => expect.objectContaining({ kind, ...managedBy })));
    const id = app.metadata.name;
    expect((await admin().get(`/v1/target-apps/${id}`)).body).toMatchObject({ id, managedBy });
    const { body: apps } = await admin().get(`/v1/target-apps?q=${id}`);
    expect(apps).toMatchObject({ items: [{ id, managedBy }] });
    expect((await admin().patch(`/v1/target-apps/${id}`, { name: 'App' })).body).toMatchObject({ managedBy });
    expect((await world.as('stranger').get(`/v1/target-apps/${id}`)).body).not.toHaveProperty('managedBy');
    const templates = (await itemsOf('plan-templates')).filter(({ builtIn }) => builtIn === undefined);
    expect(templates).toMatchObject([
      { name: 'By hand', managedBy: null },
      { name: 'Careful', managedBy },
    ]);
    expect((await admin().get(`${path}/plan-templates/${templates[1]?.id ?? ''}`)).body).toMatchObject({ managedBy });
    // A freeze is no document, whatever its name.
    await admin().post(`${path}/change-windows`, { name: 'Spring', kind: 'DENY', zone: 'UTC', reason: 'Outage' });
    expect(await itemsOf('change-windows')).toMatchObject([{ managedBy: null }, { managedBy }]);
    const byUser = { [world.nameOf('maker admin')]: null, bob: managedBy };
    expect(await itemsOf('members')).toMatchObject(
      Object.entries(byUser)
        .sort()
        .map(([user, one]) => ({ user, managedBy: one })),
    );
  });

  it('refuse an apply over a change by another way, with both values, and nothing is written', async () => {
    await applied([template('Careful'), app]);
    await editTemplate('P3D');
    await admin().patch(`/v1/target-apps/${app.metadata.name}`, { pilotSupport: true });
    const before = await exported();
    const another = template('Another');
    expect(await apply([another, template('Careful'), app])).toMatchObject({
      status: 409,
      body: {
        code: 'FILES_CONFLICT',
        facts: {
          conflicts: [
            {
              document: 1,
              kind: 'PlanTemplate',
              name: 'Careful',
              manager: 'halftone',
              fields: [{ path: '/spec/steps/0/bake', applied: 'P1D', current: 'P3D', wanted: 'P1D' }],
            },
            {
              document: 2,
              kind: 'TargetApp',
              fields: [{ path: '/spec/pilotSupport', applied: false, current: true, wanted: false }],
            },
          ],
        },
      },
    });
    expect(await exported()).toEqual(before);
  });

  it('show conflicts in a dry run, and are overwritten by force', async () => {
    await applied([template('Careful')]);
    await editTemplate('P3D');
    const conflict = { fields: [{ path: '/spec/steps/0/bake', current: 'P3D', wanted: 'P1D' }] };
    const dry = await applied([template('Careful')], { dryRun: true });
    expect(dry).toMatchObject([{ change: 'CHANGE', conflict }]);
    expect(await applied([template('Careful')], { force: true })).toEqual(dry);
    const [unchanged = {}] = await applied([template('Careful')]);
    expect(unchanged).toEqual({ document: 0, kind: 'PlanTemplate', name: 'Careful', change: 'UNCHANGED' });
  });

  it('take a change over that the files have, too', async () => {
    await applied([template('Careful')]);
    await editTemplate('P3D');
    const steps = [{ percentage: 5, bake: 'P3D' }, { percentage: 100 }];
    expect(await applied([template('Careful', { steps })])).toMatchObject([{ change: 'UNCHANGED' }]);
    // From then on it is what was applied.
    expect(await applied([template('Careful')])).toMatchObject([{ change: 'CHANGE' }]);
  });

  it('are not made again by files once they were deleted by another way', async () => {
    await applied([window('Spring')]);
    const [{ id } = { id: '' }] = await itemsOf('change-windows');
    await admin().delete(`${path}/change-windows/${id}`);
    const conflicts = [{ fields: [{ path: '/spec', applied: { reason: 'Holiday' }, wanted: { reason: 'Holiday' } }] }];
    expect(await apply([window('Spring')])).toMatchObject({ status: 409, body: { facts: { conflicts } } });
    expect(await applied([window('Spring')], { force: true })).toMatchObject([{ change: 'CREATE' }]);
  });

  it('belong to one manager: another one takes over by force only', async () => {
    await applied([template('Careful')], { manager: 'first' });
    const conflicts = [{ manager: 'first', fields: [] }];
    expect(await apply([template('Careful')], { manager: 'second' })).toMatchObject({
      status: 409,
      body: { facts: { conflicts } },
    });
    await applied([template('Careful')], { manager: 'second', force: true });
    expect(await ownTemplate()).toMatchObject({ managedBy: { manager: 'second' } });
    expect((await apply([template('Careful')], { manager: 'first' })).status).toBe(409);
    expect((await apply([template('Careful')], { manager: ' ' })).status).toBe(422);
  });

  it('are the members that files name', async () => {
    await applied([members({ bob: 'reviewer' })]);
    await admin().put(`${path}/members/eve`, { role: 'operator' });
    expect(await applied([members({ bob: 'developer', eve: 'developer' })])).toMatchObject([{ change: 'CHANGE' }]);
    await admin().put(`${path}/members/eve`, { role: 'operator' });
    expect(await apply([members({ bob: 'developer', eve: 'developer' })])).toMatchObject({
      status: 409,
      body: { facts: { conflicts: [{ fields: [{ path: '/spec/members/eve' }] }] } },
    });
    expect(await applied([members({ bob: 'reviewer' })])).toMatchObject([{ change: 'CHANGE' }]);
  });
});

interface Change {
  readonly change: string;
  readonly conflict?: object;
}
