/** The list of mini programs shows what is live in production, what rolls out, and what waits for a review. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';
import { readRelease } from '../../support/database/store-world.js';

interface Listed {
  readonly items: readonly { readonly id: string; readonly live: unknown }[];
  readonly nextCursor?: string;
}

const wait = { supersede: false, reason: null } as const;
const nothing = { live: { count: 0, newest: [] }, rollingOut: { count: 0, newest: [] }, openReviews: 0 };

describeInTurn('the list of mini programs', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    await world.as('maker admin').post(`/v1/workspaces/${world.makers}/mini-programs`, { id: other(), name: 'Other' });
  });
  afterAll(() => world.close());

  const other = (): string => `a-later-${world.mark}`;
  const list = async (query = ''): Promise<Listed> => {
    const answer = await world.as('maker operator').get(`/v1/workspaces/${world.makers}/mini-programs?${query}`);
    expect(answer.status).toBe(200);
    return answer.body as Listed;
  };
  const state = async () => (await list()).items.find(({ id }) => id === world.miniProgram);
  const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);

  it('shows no state of a program without releases', async () => {
    expect((await list()).items).toMatchObject([
      { id: other(), ...nothing },
      { id: world.miniProgram, ...nothing },
    ]);
  });

  it('shows an open review, then the full release of production only', async () => {
    const first = await world.release('1.0.0');
    await world.run(first, { type: 'apply' });
    expect(await state()).toMatchObject({ ...nothing, openReviews: 1 });
    expect([await ids('inReview=true'), await ids('inReview=false')]).toEqual([[world.miniProgram], [other()]]);
    await world.run(first, { type: 'approve' }, 'host reviewer');
    await world.run(first, { type: 'fullRelease', ...wait });
    await world.run(await world.release('1.0.0', 'test'), { type: 'apply' });
    const place = { targetApp: world.targetApp, targetAppName: 'Wallet' };
    const live = { count: 1, newest: [{ releaseId: first.id, version: '1.0.0', ...place }] };
    expect(await state()).toMatchObject({ ...nothing, live });
    expect((await state())?.live).toEqual(live);
    expect([await ids('live=true'), await ids('live=false')]).toEqual([[world.miniProgram], [other()]]);
    expect(await ids('inReview=true')).toEqual([]);
  });

  it('shows what rolls out, with share and phase, beside what is live', async () => {
    const second = await world.prepared('2.0.0');
    expect(await ids('rollingOut=true')).toEqual([]);
    await world.run(second, { type: 'setPercentage', bp: 1250, ...wait });
    await world.run(second, { type: 'pause', reason: 'crashes' });
    const place = { targetApp: world.targetApp, targetAppName: 'Wallet' };
    const gray = { releaseId: second.id, version: '2.0.0', ...place, percentage: 12.5, phase: 'PAUSED' };
    expect(await state()).toMatchObject({ live: { count: 1 }, rollingOut: { count: 1, newest: [gray] } });
    expect([await ids('rollingOut=true'), await ids('rollingOut=false')]).toEqual([[world.miniProgram], [other()]]);
    expect(await ids('live=true&rollingOut=true&inReview=false&q=weather')).toEqual([world.miniProgram]);
  });

  it('shows nothing of a target that was forced offline', async () => {
    await world.runOnTarget({ type: 'forceOffline', reason: 'fraud' });
    expect(await state()).toMatchObject(nothing);
  });

  it('names the three that changed last, and counts all', async () => {
    const apps = ['a', 'b', 'c', 'd'].map((name) => `${name}-${world.mark}`);
    const releases = [];
    for (const id of apps) {
      const app = { id, name: id, workspace: world.hosts, environments: ['production'] };
      expect((await world.as('host admin').post('/v1/target-apps', app)).status).toBe(201);
      const path = `/v1/mini-programs/${world.miniProgram}/versions/1.0.0/releases`;
      const created = await world.as('maker admin').post(path, { targetApp: id, environment: 'production' });
      releases.push(await readRelease(databases.db, String((created.body as { id: unknown }).id)));
    }
    for (const release of releases) {
      await world.run(release, { type: 'apply' });
      await world.run(release, { type: 'approve' }, 'host reviewer');
      await world.run(release, { type: 'setPercentage', bp: 500, ...wait });
    }
    const newest = [...apps].reverse().slice(0, 3);
    const expected = newest.map((targetApp) => ({ targetApp, percentage: 5 }));
    expect(await state()).toMatchObject({ rollingOut: { count: 4, newest: expected } });
  });

  it('is sorted by id or by creation, page by page, and refuses the cursor of the other order', async () => {
    expect([await ids(''), await ids('sort=id')]).toEqual(Array(2).fill([other(), world.miniProgram]));
    const made = await world
      .as('maker admin')
      .post(`/v1/workspaces/${world.makers}/mini-programs`, { id: `z-${world.mark}`, name: 'Z' });
    expect(made.status).toBe(201);
    const newestFirst = [`z-${world.mark}`, other(), world.miniProgram];
    const found: string[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await list(`sort=-created&limit=1${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(newestFirst);
    const { nextCursor } = await list('sort=-created&limit=1');
    const path = `/v1/workspaces/${world.makers}/mini-programs?sort=id&cursor=${nextCursor}`;
    expect((await world.as('maker admin').get(path)).status).toBe(422);
  });
});
