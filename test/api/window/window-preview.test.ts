/** The preview of a change window: the plans that it moves, before and after, of a new window and of a change. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

const hourMs = 3_600_000;
const startMs = (Math.floor(Date.now() / hourMs) + 48) * hourMs;
const at = (hours: number): string => new Date(startMs + hours * hourMs).toISOString();
const local = (hours: number): string => at(hours).slice(0, 16);
const step = { name: null, bakeMs: 4 * hourMs, advance: 'AUTOMATIC', note: null } as const;
const steps = [
  { id: 'step-1', ...step, bp: 1000 },
  { id: 'step-2', ...step, bp: 5000 },
  { id: 'step-3', ...step, bp: 10_000 },
];

interface Preview {
  readonly releases: readonly { readonly id: string; readonly change: object }[];
  readonly others: number;
}

describeInTurn('the preview of a change window', (databases) => {
  let world: RegistryWorld;
  let planned = '';
  let windows = '';

  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    windows = `/v1/workspaces/${world.hosts}/change-windows`;
    const policy = { rollout: { openingSpread: 'PT0S' } };
    await world.as('host admin').patch(`/v1/target-apps/${world.targetApp}`, { policy });
    const release = await world.prepared('1.0.0');
    await world.run(release, { type: 'startPlan', template: null, steps, startAtMs: startMs, reason: null });
    planned = release.id;
  });
  afterAll(() => world.close());

  const windowAt = (from: number, until: number | null, more: object = {}) => ({
    name: 'Freeze',
    kind: 'DENY',
    zone: 'UTC',
    reason: 'r',
    start: local(from),
    end: until === null ? null : local(until),
    ...more,
  });
  const preview = async (body: object, query = '', by: Person = 'host admin'): Promise<Preview> => {
    const answer = await world.as(by).post(`${windows}/preview${query}`, body);
    expect([answer.status, answer.body]).toEqual([200, answer.body]);
    return answer.body as Preview;
  };
  const moved = (...[percentage, before, after]: readonly [number, number | null, number | null]) => ({
    id: planned,
    change: {
      step: steps.find(({ bp }) => bp === percentage * 100)?.id,
      percentage,
      before: before === null ? null : at(before),
      after: after === null ? null : at(after),
    },
  });

  it('names the first step that a new window moves, and none that it leaves', async () => {
    expect(await preview(windowAt(-1, 2))).toMatchObject({ releases: [moved(10, 0, 2)], others: 0 });
    expect(await preview(windowAt(3, 6))).toMatchObject({ releases: [moved(50, 4, 6)], others: 0 });
    expect(await preview(windowAt(3, null))).toMatchObject({ releases: [moved(50, 4, null)], others: 0 });
    const working = windowAt(-22, -18, { kind: 'ALLOW', rrule: 'FREQ=DAILY' });
    expect(await preview(working)).toMatchObject({ releases: [moved(10, 0, 2)], others: 0 });
  });

  it('counts a release whose plan it leaves, and none that it does not cover', async () => {
    expect(await preview(windowAt(1, 3))).toMatchObject({ releases: [], others: 1 });
    expect(await preview(windowAt(3, 6, { enabled: false }))).toMatchObject({ releases: [], others: 1 });
    const scope = { targetApp: world.targetApp, miniProgram: world.miniProgram };
    expect(await preview(windowAt(3, 6, { scope }))).toMatchObject({ releases: [{ id: planned }], others: 0 });
  });

  it('compares a change of a window with the window as it is', async () => {
    const answer = await world.as('host admin').post(windows, windowAt(3, 6));
    const { id } = answer.body as { id: string };
    expect(await preview(windowAt(3, 6), `?window=${id}`)).toMatchObject({ releases: [], others: 1 });
    expect(await preview(windowAt(3, 7), `?window=${id}`)).toMatchObject({ releases: [moved(50, 6, 7)] });
    expect(await preview(windowAt(1, 2), `?window=${id}`)).toMatchObject({ releases: [moved(50, 6, 4)] });
    // A new one beside it.
    expect(await preview(windowAt(5, 7))).toMatchObject({ releases: [moved(50, 6, 7)] });
    await world.as('host admin').patch(`${windows}/${id}`, { enabled: false });
    expect(await preview(windowAt(3, 7), `?window=${id}`)).toMatchObject({ releases: [], others: 1 });
    expect(await preview(windowAt(3, 7, { enabled: true }), `?window=${id}`)).toMatchObject({
      releases: [moved(50, 4, 7)],
    });
    expect(await world.as('host admin').post(`${windows}/preview?window=none`, windowAt(3, 6))).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });

  it('writes nothing', async () => {
    const before = (await world.as('host admin').get(windows)).body;
    await preview(windowAt(3, 6));
    expect((await world.as('host admin').get(windows)).body).toEqual(before);
  });
});
