/** Documents of files over HTTP: what they change, all or nothing, and who may. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';
import { document, members, steps, template, window } from './documents.js';

describeInTurn('files', (databases) => {
  let world: RegistryWorld;
  let path: string;
  let mark: string;
  let app: (name: string, spec?: object) => ReturnType<typeof document>;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  beforeEach(async () => {
    const { body } = await world.as('maker admin').post('/v1/workspaces', { name: 'Files', kind: 'tenant' });
    path = `/v1/workspaces/${(body as { id: string }).id}`;
    mark = randomUUID().slice(0, 8);
    app = (name, spec = {}) =>
      document('TargetApp', `${name}-${mark}`, { name: 'App', environments: ['production'], ...spec });
  });
  afterAll(() => world.close());

  const apply = (documents: readonly object[], more: object = {}, by: Person = 'maker admin') =>
    world.as(by).post(`${path}/files`, { documents, ...more });
  const exported = async () => {
    const { body } = await world.as('maker admin').get(`${path}/files`);
    return (body as { documents: { kind: string; metadata: { name: string } }[] }).documents;
  };
  const events = async (): Promise<readonly unknown[]> => {
    const { body } = await world.as('maker admin').get(`${path}/events`);
    return (body as { items: unknown[] }).items;
  };
  const changesOf = async (documents: readonly object[], more: object = {}): Promise<unknown[]> => {
    const { status, body } = await apply(documents, more);
    expect([status, body]).toEqual([200, body]);
    return (body as { changes: { change: string }[] }).changes.map(({ change }) => change);
  };

  it('are created, then unchanged, then changed field by field, with the events of the single routes', async () => {
    const all = [window('Spring'), template('Careful'), app('one'), members({ bob: 'reviewer' })];
    expect(await changesOf(all)).toEqual(['CREATE', 'CREATE', 'CREATE', 'CHANGE']);
    const before = await events();
    expect(before).toEqual(
      ['ChangeWindowCreated', 'PlanTemplateCreated', 'MemberAdded']
        .map((type) => expect.objectContaining({ type, actor: world.nameOf('maker admin') }))
        .concat(expect.anything()),
    );
    expect(await changesOf(all)).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
    expect(await events()).toEqual(before);
    const changed = [
      window('Spring', { end: '2027-02-12', zone: 'Asia/Shanghai' }),
      template('Careful', { steps: [{ percentage: 5, bake: 'PT48H' }, { percentage: 100 }] }),
      app('one', { policy: { review: { sandbox: true }, rollout: { minBake: 'PT10M' } } }),
      members({ bob: 'developer', 'carl/x': 'operator' }),
    ];
    const { body } = await apply(changed);
    expect(body).toEqual({
      applied: true,
      changes: [
        {
          document: 0,
          kind: 'ChangeWindow',
          name: 'Spring',
          change: 'CHANGE',
          fields: [{ path: '/spec/end', before: '2027-02-11T00:00', after: '2027-02-12T00:00' }],
        },
        {
          document: 1,
          kind: 'PlanTemplate',
          name: 'Careful',
          change: 'CHANGE',
          fields: [{ path: '/spec/steps/0/bake', before: 'P1D', after: 'P2D' }],
        },
        {
          document: 2,
          kind: 'TargetApp',
          name: `one-${mark}`,
          change: 'CHANGE',
          fields: [
            { path: '/spec/policy/review/sandbox', before: false, after: true },
            { path: '/spec/policy/rollout/minBake', before: 'PT5M', after: 'PT10M' },
          ],
        },
        {
          document: 3,
          kind: 'WorkspaceMembers',
          name: 'members',
          change: 'CHANGE',
          fields: [
            { path: '/spec/members/bob', before: 'reviewer', after: 'developer' },
            { path: '/spec/members/carl~1x', after: 'operator' },
          ],
        },
      ],
    });
    // What a document leaves out has its default again.
    expect(await changesOf([app('one')])).toEqual(['CHANGE']);
    expect((await exported())[1]).toMatchObject({ spec: { policy: { review: { sandbox: false } } } });
  });

  it('are exported in a fixed order and with every default, and change nothing when they are applied', async () => {
    await changesOf([template('b'), window('w', { rrule: 'FREQ=YEARLY' }), template('A'), app('two'), app('one')]);
    await world.as('maker admin').post(`${path}/change-windows`, {
      name: 'Freeze',
      kind: 'DENY',
      zone: 'UTC',
      reason: 'Payments fail',
    });
    const documents = await exported();
    const text = JSON.stringify(documents);
    expect(documents.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([
      ...['WorkspaceMembers members', `TargetApp one-${mark}`, `TargetApp two-${mark}`],
      ...['PlanTemplate A', 'PlanTemplate b', 'ChangeWindow w'],
    ]);
    expect(new Set(await changesOf(documents))).toEqual(new Set(['UNCHANGED']));
    expect(JSON.stringify(await exported())).toBe(text);
    expect((await world.as('stranger').get(`${path}/files`)).status).toBe(404);
  });

  it('are checked as a whole: one faulty document, and nothing is written', async () => {
    const good = template('Careful');
    const bad = template('Fast', { steps: [{ percentage: 5, bake: 'P900D' }, { percentage: 100 }] });
    expect(await apply([good, bad, { ...good, kind: 'PlanTemplte' }])).toMatchObject({
      status: 422,
      body: {
        code: 'INVALID_VALUE',
        errors: [
          { path: '/documents/1/spec/steps/0/bake', code: 'NOT_A_BAKE' },
          { path: '/documents/2/kind', code: 'NOT_AMONG', facts: { nearest: 'PlanTemplate' } },
        ],
      },
    });
    expect(await exported()).toHaveLength(1);
  });

  it.each([
    [() => [template('a'), template('a')], '/documents/1/metadata/name', 'TWICE'],
    [() => [template('a', { name: 'b' })], '/documents/0/spec/name', 'UNKNOWN_FIELD'],
    [() => [template('a', { steps: [{ percentage: 5 }] })], '/documents/0/spec/steps', 'ENDS_BELOW_FULL'],
    [() => [members({ 'system:plan': 'admin' })], '/documents/0/spec/members/system:plan', 'NAME_RESERVED'],
    [() => [members({ bob: 'owner' })], '/documents/0/spec/members/bob', 'NOT_AMONG'],
    [() => [window('w', { end: null })], '/documents/0/spec/end', 'ENDLESS_FREEZE'],
    [() => [window('w', { end: '2027-02-09' })], '/documents/0/spec/end', 'END_BEFORE_START'],
    [() => [window('w', { start: undefined })], '/documents/0/spec/start', 'MISSING'],
    [
      () => [app('x'), window('w', { scope: { targetApp: 'nowhere' } })],
      '/documents/1/spec/scope/targetApp',
      'NO_SUCH_TARGET_APP',
    ],
    [
      () => [document('PlanTemplate', 'a', { steps }, { workspace: 'another' })],
      '/documents/0/metadata/workspace',
      'NOT_AMONG',
    ],
  ] as const)('name what is wrong: %#', async (documents, at, code) => {
    const { status, body } = await apply(documents());
    expect(body).toMatchObject({ errors: [{ path: at, code }] });
    expect([400, 422]).toContain(status);
    expect(await exported()).toHaveLength(1);
  });

  it('write nothing when a rule refuses one of them, and say which', async () => {
    const onlyAdmin = members({ [world.nameOf('maker admin')]: 'developer' });
    expect(await apply([template('Careful'), onlyAdmin])).toMatchObject({
      status: 409,
      body: { code: 'LAST_ADMIN', facts: { document: 1 } },
    });
    expect(await apply([app('one'), { ...app('one'), metadata: { name: world.targetApp } }])).toMatchObject({
      status: 409,
      body: { code: 'ID_TAKEN', facts: { document: 1, id: world.targetApp } },
    });
    expect(await exported()).toHaveLength(1);
    expect(await events()).toHaveLength(1);
    // Another admin in the same document makes room for it.
    expect(await changesOf([members({ [world.nameOf('maker admin')]: 'developer', bob: 'admin' })])).toEqual([
      'CHANGE',
    ]);
  });

  it('refuse a name that several change windows have', async () => {
    const { kind, start, end, zone, reason } = window('w').spec as Record<string, string>;
    const twin = { name: 'Twin', kind, start, end, zone, reason };
    for (const one of [twin, twin]) await world.as('maker admin').post(`${path}/change-windows`, one);
    const { body } = await apply([window('Twin')]);
    expect(body).toMatchObject({ errors: [{ path: '/documents/0/metadata/name', code: 'NAME_OF_SEVERAL' }] });
  });

  it('name in one request what they need of each other', async () => {
    const { metadata } = app('one');
    const scope = { targetApp: metadata.name };
    expect(await changesOf([window('w', { scope }), app('one')])).toEqual(['CREATE', 'CREATE']);
  });

  it('are only tried in a dry run', async () => {
    const all = [template('Careful'), app('one'), window('Spring'), members({ bob: 'reviewer' })];
    const { body } = await apply(all, { dryRun: true });
    expect(body).toMatchObject({ applied: false, changes: [{}, {}, {}, { change: 'CHANGE' }] });
    expect(await exported()).toHaveLength(1);
    expect(await events()).toHaveLength(1);
    expect((await apply(all)).body).toEqual({ ...(body as object), applied: true });
    expect((await apply([members({ bob: 'owner' })], { dryRun: true })).status).toBe(422);
  });

  it('need the permission of each kind, also in a dry run', async () => {
    await world.as('maker admin').put(`${path}/members/${world.nameOf('maker reviewer')}`, { role: 'reviewer' });
    for (const [one, permission] of [
      [template('Careful'), 'manageTemplates'],
      [app('one'), 'manageTargetApps'],
      [window('Spring'), 'manageWindows'],
      [members({ bob: 'reviewer' }), 'manageWorkspace'],
    ] as const)
      expect(await apply([one], { dryRun: true }, 'maker reviewer')).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN', facts: { permission } },
      });
    expect((await apply([template('Careful')], {}, 'stranger')).status).toBe(404);
  });

  it('have a JSON Schema for each kind', async () => {
    const { status, body } = await world.as('anonymous').get('/schemas/PlanTemplate');
    const properties = { kind: { const: 'PlanTemplate' }, spec: { required: ['steps'] } };
    expect([status, body]).toMatchObject([200, { definitions: { PlanTemplateDocument: { properties } } }]);
    const { body: all } = await world.as('anonymous').get('/schemas/Document');
    expect(all).toMatchObject({ definitions: { FileDocument: { oneOf: [{}, {}, {}, {}] } } });
    expect((await world.as('anonymous').get('/schemas/Release')).status).toBe(404);
  });
});
