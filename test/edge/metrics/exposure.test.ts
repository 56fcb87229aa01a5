/** Exposure counts of the decision plane: attribution to releases, sums, and loss on write failures. */
import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import type { Exposure } from '../../../contracts/serving/exposure.js';
import type { ExposureCount } from '../../../domain/serving/exposure-count.js';
import { hourMs } from '../../../domain/values/time-units.js';
import { type Edge, openEdge } from '../../../edge/open-edge.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { deleteOldRows } from '../../../store/housekeeping/delete-expired-rows.js';
import { addExposure } from '../../../store/serving/exposure.js';
import { createDecideToken } from '../../../store/access/decide-tokens.js';
import { closedAfterEach } from '../../support/closed-after-each.js';
import { describeInTurn } from '../../support/database/databases.js';
import { evaluate } from '../../support/edge/edge-world.js';
import { listen } from '../../support/http/http.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const afterwards = closedAfterEach();

describeInTurn('counts of decisions', (databases) => {
  const newWorld = async (): Promise<RegistryWorld> => {
    const world = await makeRegistryWorld(databases.db);
    afterwards(() => world.close());
    return world;
  };
  /** 1.0.0 for everybody, 2.0.0 for 30 %. */
  const grayIn = async (world: RegistryWorld) => {
    const [first, second] = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    await world.run(first, { type: 'fullRelease', supersede: false, reason: null });
    await world.run(second, { type: 'setPercentage', bp: 3_000, supersede: false, reason: null });
    return { first, second };
  };
  const planeOf = async (
    world: RegistryWorld,
    report = (counts: readonly ExposureCount[]) => addExposure(databases.db.kysely, counts, Date.now()),
  ) => {
    const secret = `secret-${world.mark}`;
    const hash = createHash('sha256').update(secret).digest('hex');
    const token = { id: uuidv7(), hash, targetApps: [world.targetApp], expiresAtMs: null, workspaceId: world.hosts };
    const made = { name: 'launcher', kind: 'page' as const, createdBy: 'host', createdAtMs: Date.now() };
    await createDecideToken(databases.db.kysely, { ...token, ...made });
    const edge: Edge = await openEdge({
      database: databases.db,
      copyPath: undefined,
      logger: silentLogger(),
      reportExposure: () => report,
    });
    afterwards(() => edge.close());
    const server = await listen(edge.handle);
    afterwards(() => server.close());
    const ask = async (key: string | null, user: string): Promise<Response> =>
      evaluate(
        server.url,
        key,
        { context: { targetingKey: user, targetApp: world.targetApp } },
        { Authorization: `Bearer ${secret}` },
      );
    return { edge, ask };
  };
  const exposureOf = async (world: RegistryWorld, { id }: { readonly id: string }): Promise<Exposure> =>
    (await world.as('maker admin').get(`/v1/releases/${id}/exposure`)).body as Exposure;

  it('show the share of decisions that gave each release, launches and bulk answers alike', async () => {
    const world = await newWorld();
    const { first, second } = await grayIn(world);
    const { edge, ask } = await planeOf(world);
    const got = { '1.0.0': 0, '2.0.0': 0 };
    for (let user = 0; user < 40; user += 1) {
      const one = (await (await ask(world.miniProgram, `user-${user}`)).json()) as { value: keyof typeof got };
      got[one.value] += 1;
    }
    const all = (await (await ask(null, 'user-0')).json()) as { flags: { value: keyof typeof got }[] };
    for (const { value } of all.flags) got[value] += 1;
    expect(await exposureOf(world, second)).toMatchObject({ decisions: 0, ofRelease: 0, series: [] });
    await edge.flushExposure();

    const ofSecond = await exposureOf(world, second);
    expect(ofSecond).toMatchObject({ decisions: 41, ofRelease: got['2.0.0'] });
    expect(ofSecond.percentage).toBeCloseTo((got['2.0.0'] / 41) * 100, 1);
    expect(ofSecond.series.reduce((sum, minute) => sum + minute.decisions, 0)).toBe(41);
    expect(await exposureOf(world, first)).toMatchObject({ decisions: 41, ofRelease: got['1.0.0'] });
  });

  it('belong to the release that was given, also when another takes its place before they are handed on', async () => {
    const world = await newWorld();
    const { first, second } = await grayIn(world);
    const { edge, ask } = await planeOf(world);
    for (let user = 0; user < 20; user += 1) await ask(world.miniProgram, `user-${user}`);
    await world.run(second, { type: 'fullRelease', supersede: false, reason: null });
    await edge.catchUp();
    for (let user = 0; user < 20; user += 1) await ask(world.miniProgram, `user-${user}`);
    await edge.flushExposure();
    await edge.flushExposure();
    const [ofFirst, ofSecond] = [await exposureOf(world, first), await exposureOf(world, second)];
    expect(ofFirst.ofRelease + ofSecond.ofRelease).toBe(40);
    expect(ofSecond.ofRelease).toBeGreaterThanOrEqual(20);
    expect(ofFirst.ofRelease).toBeGreaterThan(0);
  });

  it('are lost when they cannot be written, and cost no decision', async () => {
    const world = await newWorld();
    const { second } = await grayIn(world);
    const { edge, ask } = await planeOf(world, () => Promise.reject(new Error('away')));
    expect((await ask(world.miniProgram, 'user-1')).status).toBe(200);
    await edge.flushExposure();
    expect((await ask(world.miniProgram, 'user-2')).status).toBe(200);
    await edge.flushExposure();
    expect(edge.exposureLost).toBe(2);
    expect(await exposureOf(world, second)).toMatchObject({ decisions: 0 });
    expect(await exposureOf(world, second)).not.toHaveProperty('percentage');
  });

  it('of several processes add up, by minute, and are deleted by age', async () => {
    const world = await newWorld();
    const { second } = await grayIn(world);
    const { miniProgram, targetApp, environment } = second;
    const some = (decisions: number, releaseId: string | null): ExposureCount => ({
      miniProgram,
      targetApp,
      environment,
      decisions,
      releaseId,
      variant: releaseId === null ? 'unavailable' : 'candidate',
    });
    const { kysely } = databases.db;
    const now = Math.floor(Date.now() / 60_000) * 60_000;
    await Promise.all([1, 2, 3].map(() => addExposure(kysely, [some(2, second.id), some(1, null)], now - 120_000)));
    await addExposure(kysely, [some(5, second.id), some(5, second.id)], now + 999);
    await addExposure(kysely, [some(7, second.id)], now - hourMs);
    expect((await exposureOf(world, second)).series).toEqual([
      { at: new Date(now - 120_000).toISOString(), decisions: 9, ofRelease: 6 },
      { at: new Date(now).toISOString(), decisions: 10, ofRelease: 10 },
    ]);
    await addExposure(kysely, [some(9, second.id)], now - 3 * hourMs);
    await deleteOldRows(kysely, new AbortController().signal);
    const left = await kysely.selectFrom('exposure').select('minute').where('release_id', '=', second.id).execute();
    expect(left).toHaveLength(3);
  });
});
