/** Pruning: objects that a manager applied are removed when its files have them no more, and only then. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';
import { document, members, template, window } from './documents.js';

describeInTurn('an apply that prunes', (databases) => {
  let world: RegistryWorld;
  let path: string;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  beforeEach(async () => {
    const { body } = await world.as('maker admin').post('/v1/workspaces', { name: 'Files', kind: 'tenant' });
    path = `/v1/workspaces/${(body as { id: string }).id}`;
  });
  afterAll(() => world.close());

  const admin = () => world.as('maker admin');
  const apply = (documents: readonly object[], more: object = {}) =>
    admin().post(`${path}/files`, { documents, manager: 'repo', ...more });
  const applied = async (documents: readonly object[], more: object = {}): Promise<readonly object[]> => {
    const { status, body } = await apply(documents, more);
    expect([status, body]).toEqual([200, body]);
    return (body as { readonly changes: readonly object[] }).changes;
  };
  const exported = async () =>
    (await admin().get(`${path}/files`)).body as { documents: Exported[]; managed: object[] };
  const names = async () => (await exported()).documents.map(({ kind, metadata: { name } }) => `${kind} ${name}`);
  const prune = { prune: true };
  const keep = template('Keep');

  it('removes templates, windows and members, and says so before', async () => {
    const bob = members({ bob: 'reviewer', eve: 'developer' });
    await applied([keep, template('Old'), window('Spring'), bob]);
    await admin().post(`${path}/plan-templates`, { name: 'By hand', steps: [{ percentage: 100 }] });
    await applied([template('Of others')], { manager: 'others' });
    expect(await applied([keep])).toMatchObject([{ change: 'UNCHANGED' }]);
    const removals = [
      { document: 0, kind: 'PlanTemplate', name: 'Keep', change: 'UNCHANGED' },
      { document: 1, change: 'CHANGE', fields: [{ path: '/spec/members/eve', before: 'developer' }] },
      { kind: 'ChangeWindow', name: 'Spring', change: 'DELETE' },
      { kind: 'PlanTemplate', name: 'Old', change: 'DELETE' },
    ];
    const before = await exported();
    const documents = [keep, members({ bob: 'reviewer' })];
    expect(await applied(documents, { ...prune, dryRun: true })).toMatchObject(removals);
    expect(await exported()).toEqual(before);
    expect(await applied(documents, prune)).toMatchObject(removals);
    const left = ['PlanTemplate By hand', 'PlanTemplate Keep', 'PlanTemplate Of others'];
    expect(await names()).toEqual(['WorkspaceMembers members', ...left]);
    // Without any document of members, all whom the files named.
    expect(await applied([keep], prune)).toMatchObject([
      { change: 'UNCHANGED' },
      { kind: 'WorkspaceMembers', change: 'DELETE', fields: [{ path: '/spec/members/bob', before: 'reviewer' }] },
    ]);
    expect(await applied([keep], prune)).toMatchObject([{ change: 'UNCHANGED' }]);
  });

  it('keeps target apps, and windows whose name several have, and says why', async () => {
    const app = document('TargetApp', `app-${randomUUID().slice(0, 8)}`, { name: 'App', environments: ['production'] });
    await applied([keep, app, window('Twin')]);
    const { kind, start, end, zone, reason } = window('Twin').spec as Record<string, string>;
    await admin().post(`${path}/change-windows`, { name: 'Twin', kind, start, end, zone, reason });
    expect(await applied([keep], prune)).toMatchObject([
      { change: 'UNCHANGED' },
      { kind: 'ChangeWindow', change: 'KEEP', kept: 'NAME_OF_SEVERAL' },
      { kind: 'TargetApp', name: app.metadata.name, change: 'KEEP', kept: 'TARGET_APP' },
    ]);
    expect(await names()).toHaveLength(5);
    // Files manage the app no more.
    expect((await admin().get(`/v1/target-apps/${app.metadata.name}`)).body).toMatchObject({ managedBy: null });
  });

  it('does not remove what another way has changed, except by force', async () => {
    await applied([keep, template('Old'), members({ bob: 'reviewer', eve: 'developer' })]);
    const { body } = await admin().get(`${path}/plan-templates`);
    const { id } = (body as { items: { id: string; name: string }[] }).items.find(({ name }) => name === 'Old') ?? {};
    await admin().put(`${path}/plan-templates/${id ?? ''}`, {
      name: 'Old',
      steps: [{ percentage: 5, bake: 'P3D' }, { percentage: 100 }],
    });
    await admin().put(`${path}/members/bob`, { role: 'operator' });
    await admin().delete(`${path}/members/eve`);
    const before = await exported();
    expect(await apply([keep], prune)).toMatchObject({
      status: 409,
      body: {
        facts: {
          conflicts: [
            {
              kind: 'PlanTemplate',
              name: 'Old',
              fields: [{ path: '/spec/steps/0/bake', applied: 'P1D', current: 'P3D' }],
            },
            { kind: 'WorkspaceMembers', fields: [{ applied: 'reviewer', current: 'operator' }] },
          ],
        },
      },
    });
    expect(await exported()).toEqual(before);
    expect(await applied([keep], { ...prune, force: true })).toHaveLength(3);
    expect(await names()).toEqual(['WorkspaceMembers members', 'PlanTemplate Keep']);
  });

  it('refuses to remove the last admin, and needs a manager and every permission', async () => {
    await applied([keep, members({ [world.nameOf('maker admin')]: 'admin' })]);
    expect(await apply([keep], prune)).toMatchObject({ status: 409, body: { code: 'LAST_ADMIN' } });
    const { body } = await admin().post(`${path}/files`, { documents: [keep], ...prune });
    expect(body).toMatchObject({ errors: [{ path: '/manager', code: 'MISSING' }] });
    expect(await names()).toHaveLength(2);
  });
});

interface Exported {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}
