/** Decided reviews over HTTP: their reasons and their list. What a review shows of other releases. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

interface Listed {
  readonly items: readonly { readonly id: string; readonly decidedAt?: string }[];
  readonly nextCursor?: string;
}

const offline = { type: 'requestOffline', reason: 'end of season', cancelActive: false } as const;

describeInTurn('a decided review', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const decisions = async (person: Person, query = ''): Promise<Record<string, unknown>[]> =>
    ((await world.as(person).get(`/v1/reviews?mine=decisions${query}`)).body as Listed).items.map((item) => ({
      ...item,
    }));

  it('has the reason of its approval, also in the ledger and the trail', async () => {
    const release = await world.release('1.0.0');
    await world.run(release, { type: 'apply' });
    await world.run(release, { type: 'approve', reason: 'tried it on two phones' }, 'host reviewer');
    await world.run(release, { type: 'fullRelease', supersede: false, reason: null });
    await world.run(release, offline, 'program admin');
    await world.run(release, { type: 'approveOffline', reason: 'agreed by phone' }, 'host reviewer');
    expect(await decisions('host reviewer')).toMatchObject([
      { kind: 'OFFLINE', state: 'APPROVED', decisionReason: 'agreed by phone', reason: 'end of season' },
      { kind: 'RELEASE', state: 'APPROVED', decisionReason: 'tried it on two phones' },
    ]);
    const of = async (list: string) =>
      ((await world.as('host reviewer').get(`/v1/releases/${release.id}/${list}`)).body as { items: unknown[] }).items;
    const reasons = ['tried it on two phones', 'agreed by phone'];
    expect(await of('events')).toEqual(
      expect.arrayContaining(reasons.map((reason) => expect.objectContaining({ reason }))),
    );
    expect(await of('commands')).toEqual(
      expect.arrayContaining(reasons.map((reason) => expect.objectContaining({ reason, args: {} }))),
    );
    const { body } = await world.as('host reviewer').get(`/v1/releases/${release.id}`);
    expect(body).toMatchObject({ ending: { reason: 'end of season' } });
  });

  it('without a reason has none, although the request had one', async () => {
    const second = await world.prepared('2.0.0');
    await world.run(second, { type: 'fullRelease', supersede: false, reason: null });
    await world.run(second, offline, 'program admin');
    await world.run(second, { type: 'approveOffline' }, 'host admin');
    const [decided] = await decisions('host admin');
    expect(decided).toMatchObject({ kind: 'OFFLINE', reason: 'end of season' });
    expect(decided).not.toHaveProperty('decisionReason');
  });

  it('is in the decisions of its reviewer only, newest decision first, in pages', async () => {
    const all = await decisions('host reviewer');
    expect(all).toHaveLength(3);
    const times = all.map(({ decidedAt }) => String(decidedAt));
    expect(times).toEqual([...times].sort().reverse());
    const paged: unknown[] = [];
    for (let query = '&limit=1'; query !== ''; ) {
      const { items, nextCursor } = (await world.as('host reviewer').get(`/v1/reviews?mine=decisions${query}`))
        .body as Listed;
      paged.push(...items);
      query = nextCursor === undefined ? '' : `&limit=1&cursor=${nextCursor}`;
    }
    expect(paged).toEqual(all);
    expect(await decisions('host reviewer', '&state=REJECTED')).toEqual([]);
    expect(await decisions('maker admin')).toEqual([]);
    const broken = Buffer.from('["yesterday","1"]').toString('base64url');
    expect((await world.as('host reviewer').get(`/v1/reviews?mine=decisions&cursor=${broken}`)).status).toBe(422);
  });
});

describeInTurn('a review of a version that is released elsewhere', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  it('shows these releases to those who may read them, and what an offline request ends', async () => {
    const sandbox = await world.release('1.0.0', 'sandbox');
    const full = await world.prepared('1.0.0');
    await world.run(full, { type: 'fullRelease', supersede: false, reason: null });
    const gray = await world.prepared('2.0.0');
    await world.run(gray, { type: 'setPercentage', bp: 1_250, supersede: false, reason: null });
    await world.run(full, { ...offline, cancelActive: true }, 'program admin');
    const { items } = (await world.as('host reviewer').get('/v1/reviews?mine=approvals')).body as Listed;
    const { body } = await world.as('host reviewer').get(`/v1/reviews/${items[0]?.id}`);
    expect(body).toMatchObject({
      elsewhere: [{ id: sandbox.id, environment: 'sandbox', status: 'CREATED' }],
      target: { candidate: { releaseId: gray.id, version: '2.0.0', percentage: 12.5 } },
      loss: { percentage: 100, ends: [{ id: gray.id, version: '2.0.0', percentage: 12.5 }] },
    });
    expect(body).not.toHaveProperty('pageChanges');
  });
});
