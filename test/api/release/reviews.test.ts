/** Reviews over HTTP: open and decided reviews, filters, and allowed actions. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly release: { readonly id: string };
}

interface Listed {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

const offline = { type: 'requestOffline', reason: 'end of season', cancelActive: false } as const;

describeInTurn('reviews', (databases) => {
  let world: RegistryWorld;
  /** 1.0.0 is approved and full, with an open offline request. 2.0.0 is under review. */
  let full: Release;
  let waiting: Release;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    full = await world.prepared('1.0.0');
    await world.run(full, { type: 'fullRelease', supersede: false, reason: null });
    await world.run(full, offline, 'program admin');
    waiting = await world.release('2.0.0');
    await world.run(waiting, { type: 'apply' });
  });
  afterAll(() => world.close());

  const list = async (person: Person, query = ''): Promise<Listed> =>
    (await world.as(person).get(`/v1/reviews${query}`)).body as Listed;
  const shown = ({ items }: Listed): string[][] => items.map(({ kind, state, release }) => [kind, state, release.id]);
  const find = async (kind: string, state: string): Promise<Item> => {
    const found = (await list('host admin')).items.find((item) => item.kind === kind && item.state === state);
    if (found === undefined) throw new Error(`No ${kind} in ${state}`);
    return found;
  };

  it('are listed newest first for members of both sides only', async () => {
    const all = [
      ['RELEASE', 'IN_REVIEW', waiting.id],
      ['OFFLINE', 'IN_REVIEW', full.id],
      ['RELEASE', 'APPROVED', full.id],
    ];
    expect(shown(await list('maker operator'))).toEqual(all);
    expect(shown(await list('host inspector'))).toEqual(all);
    expect(shown(await list('stranger'))).toEqual([]);
    expect(shown(await list('system admin'))).toEqual([]);
  });

  it('are filtered by state, by workspace, and by own requests and approvals', async () => {
    expect(shown(await list('host admin', '?state=APPROVED'))).toEqual([['RELEASE', 'APPROVED', full.id]]);
    expect((await list('host admin', `?workspace=${world.hosts}`)).items).toHaveLength(3);
    expect((await list('host admin', `?workspace=${world.makers}`)).items).toEqual([]);
    expect((await list('maker admin', `?workspace=${world.makers}`)).items).toHaveLength(3);
    expect(shown(await list('program admin', '?mine=requests'))).toEqual([['OFFLINE', 'IN_REVIEW', full.id]]);
    const open = [
      ['RELEASE', 'IN_REVIEW', waiting.id],
      ['OFFLINE', 'IN_REVIEW', full.id],
    ];
    expect(shown(await list('host reviewer', '?mine=approvals'))).toEqual(open);
    expect(shown(await list('host admin', '?mine=approvals&state=APPROVED'))).toEqual([
      ['RELEASE', 'APPROVED', full.id],
    ]);
    expect(shown(await list('host developer', '?mine=approvals'))).toEqual([]);
    expect(shown(await list('maker reviewer', '?mine=approvals'))).toEqual([]);
  });

  it.each(['state=OPEN', 'mine=all', 'colour=red'])('refuse ?%s', async (query) => {
    const { status } = await world.as('host admin').get(`/v1/reviews?${query}`);
    expect([400, 422]).toContain(status);
  });

  it('are listed in pages', async () => {
    const first = await list('host admin', '?limit=2');
    const second = await list('host admin', `?limit=2&cursor=${first.nextCursor}`);
    expect(shown({ items: [...first.items, ...second.items] })).toEqual(shown(await list('host admin')));
    expect(second).not.toHaveProperty('nextCursor');
  });

  it('have requester, expiry, decider and reason', async () => {
    const approved = await find('RELEASE', 'APPROVED');
    expect((await world.as('maker developer').get(`/v1/reviews/${approved.id}`)).body).toEqual({
      id: approved.id,
      kind: 'RELEASE',
      state: 'APPROVED',
      release: {
        id: full.id,
        miniProgram: world.miniProgram,
        miniProgramName: 'Weather',
        version: '1.0.0',
        targetApp: world.targetApp,
        targetAppName: 'Wallet',
        environment: 'production',
        status: 'FULL_RELEASE',
        label: 'Full Release',
      },
      workspaces: { miniProgram: world.makers, targetApp: world.hosts },
      cancelActive: false,
      requestedBy: world.nameOf('maker admin'),
      requestedAt: expect.any(String),
      expiresAt: expect.any(String),
      decidedBy: world.nameOf('host reviewer'),
      decidedAt: expect.any(String),
      contents: {
        package: { url: 'https://packages.example/1.0.0.zip', sha256: '0'.repeat(64) },
        pages: ['pages/index', 'pages/1.0.0'],
        uploadedBy: world.nameOf('maker admin'),
        uploadedAt: expect.any(String),
      },
      target: { availability: 'ONLINE', baseline: { releaseId: full.id, version: '1.0.0' }, candidate: null },
      elsewhere: [],
      allowedActions: [],
    });
    const requested = await find('OFFLINE', 'IN_REVIEW');
    expect((await world.as('maker developer').get(`/v1/reviews/${requested.id}`)).body).toMatchObject({
      reason: 'end of season',
      requestedBy: world.nameOf('program admin'),
    });
  });

  it('show what is approved against what is live, and who could decide', async () => {
    const { id } = await find('RELEASE', 'IN_REVIEW');
    const { body } = await world.as('host reviewer').get(`/v1/reviews/${id}`);
    expect(body).toMatchObject({
      contents: { package: { url: 'https://packages.example/2.0.0.zip' }, pages: ['pages/index', 'pages/2.0.0'] },
      pageChanges: { baseline: '1.0.0', added: ['pages/2.0.0'], removed: ['pages/1.0.0'] },
      target: { baseline: { version: '1.0.0' } },
      deciders: { users: [world.nameOf('host admin'), world.nameOf('host reviewer')], more: false },
    });
    expect(body).not.toHaveProperty('loss');
  });

  it('show the share that an offline request takes away, and the releases that end with it', async () => {
    const { id } = await find('OFFLINE', 'IN_REVIEW');
    expect((await world.as('host reviewer').get(`/v1/reviews/${id}`)).body).toMatchObject({
      loss: { percentage: 100, ends: [] },
      deciders: { users: [world.nameOf('host admin'), world.nameOf('host reviewer')] },
    });
  });

  const actions = async (person: Person, id: string): Promise<Record<string, unknown>> => {
    const { body } = await world.as(person).get(`/v1/reviews/${id}`);
    const { allowedActions } = body as {
      allowedActions: { type: string; allowed: boolean; rejection?: { code: string } }[];
    };
    return Object.fromEntries(allowedActions.map(({ type, allowed, rejection }) => [type, rejection?.code ?? allowed]));
  };

  it('have the allowed actions of each principal', async () => {
    const { id } = await find('RELEASE', 'IN_REVIEW');
    const no = 'FORBIDDEN';
    expect(await actions('host reviewer', id)).toEqual({ approve: true, reject: true, withdraw: no });
    expect(await actions('program admin', id)).toEqual({ approve: no, reject: no, withdraw: true });
    expect(await actions('host operator', id)).toEqual({ approve: no, reject: no, withdraw: no });
    const requested = (await find('OFFLINE', 'IN_REVIEW')).id;
    expect(await actions('maker admin', requested)).toEqual({
      approveOffline: no,
      rejectOffline: no,
      withdrawOffline: true,
    });
    expect((await actions('host admin', requested))['approveOffline']).toBe('ACTIVE_RELEASES_BLOCK_OFFLINE');
  });

  it('that do not exist are 404', async () => {
    expect((await world.as('host admin').get('/v1/reviews/nothing')).status).toBe(404);
  });
});

describeInTurn('a review that the user requested', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    await world.as('host admin').put(`/v1/workspaces/${world.hosts}/members/${world.nameOf('maker admin')}`, {
      role: 'reviewer',
    });
    await world.run(await world.release('1.0.0'), { type: 'apply' });
  });
  afterAll(() => world.close());
  const approvals = async (): Promise<Listed> =>
    (await world.as('maker admin').get('/v1/reviews?mine=approvals')).body as Listed;

  it('is not in the approvals of its requester, also when the policy changes while it is open', async () => {
    expect((await approvals()).items).toEqual([]);
    const { id } = ((await world.as('maker admin').get('/v1/reviews')).body as Listed).items[0] ?? { id: '' };
    const { body } = await world.as('maker admin').get(`/v1/reviews/${id}`);
    const deciders = [world.nameOf('host admin'), world.nameOf('host reviewer')];
    expect(body).toMatchObject({
      deciders: { users: deciders, more: false },
      allowedActions: expect.arrayContaining([
        { type: 'approve', allowed: false, rejection: expect.objectContaining({ code: 'SELF_APPROVAL' }) },
      ]),
    });
    await world.as('host admin').patch(`/v1/target-apps/${world.targetApp}`, {
      policy: { review: { selfApproval: true } },
    });
    expect((await approvals()).items).toEqual([]);
    const after = (await world.as('maker admin').get(`/v1/reviews/${id}`)).body;
    expect(after).toMatchObject({ allowedActions: (body as { allowedActions: unknown }).allowedActions });
  });

  it('is in the approvals of its requester when the policy allowed it at the request', async () => {
    const release = await world.release('2.0.0');
    await world.run(release, { type: 'apply' });
    const waiting = (await approvals()).items;
    expect(waiting.map((item) => item.release.id)).toEqual([release.id]);
    await world.as('host admin').patch(`/v1/target-apps/${world.targetApp}`, {
      policy: { review: { selfApproval: false } },
    });
    expect((await approvals()).items).toEqual(waiting);
    expect((await world.as('maker admin').get(`/v1/reviews/${waiting[0]?.id}`)).body).toMatchObject({
      deciders: { users: expect.arrayContaining([world.nameOf('maker admin')]) },
    });
    await world.run(release, { type: 'approve' }, 'maker admin');
  });
});
