import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { type Edge, openEdge } from '../../../edge/open-edge.js';
import { emptyTarget } from '../../../domain/target/target.js';
import { silentLogger } from '../../../platform/log/logger.js';
import type { Database } from '../../../store/database/database.js';
import { createDecideToken, revokeDecideToken } from '../../../store/access/decide-tokens.js';
import { toJson } from '../../../store/database/schema/columns.js';
import { setTester } from '../../../store/target/testers.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { closedAfterEach } from '../../support/closed-after-each.js';
import { cuttable } from '../../support/database/cuttable-database.js';
import { describeOnEachDatabase } from '../../support/database/databases.js';
import { tokenOf } from '../../support/edge/edge-world.js';
import { eventually } from '../../support/eventually.js';
import { makeWorld, type World } from '../../support/database/store-world.js';
import { resolveKey } from '../../../domain/serving/assign.js';
import { hashOf } from '../../../edge/snapshot/snapshot.js';

const afterwards = closedAfterEach();

async function edgeOn(database: Database): Promise<Edge> {
  const edge = await openEdge({ database, copyPath: undefined, logger: silentLogger() });
  afterwards(() => edge.close());
  return edge;
}

function served(edge: Edge, { target }: World, userKey = 'ada') {
  const entry = edge.deps.state.snapshot.find(target.environment, target.targetApp, target.miniProgram);
  return entry && resolveKey(entry.view, userKey, hashOf(userKey));
}

/** 1.0.0 for everybody, 2.0.0 for nearly everybody. */
async function grayWorld(db: Database) {
  const world = await makeWorld(db);
  const first = await world.prepared('1.0.0');
  await world.raise(first.id, 10_000);
  const second = await world.prepared('2.0.0');
  await world.raise(second.id, 9_999);
  return { world, second };
}

async function workspaceOf({ kysely }: Database, { target }: World): Promise<string> {
  const app = kysely.selectFrom('target_app').select('workspace_id').where('id', '=', target.targetApp);
  return (await app.executeTakeFirstOrThrow()).workspace_id;
}

describeOnEachDatabase('the decision plane on a database', (databases) => {
  it('loads all targets and receives changes', async () => {
    const { world, second } = await grayWorld(databases.db);
    const edge = await edgeOn(databases.db);
    expect(served(edge, world)?.version).toBe('2.0.0');
    await world.run(second.id, { type: 'cancel', reason: 'a bad feeling' });
    await eventually(() => expect(served(edge, world)?.version).toBe('1.0.0'));
    const later = await grayWorld(databases.db);
    await eventually(() => expect(served(edge, later.world)?.version).toBe('2.0.0'));
  });

  it('finds a change without a notification by comparison, so that no cancel is lost', async () => {
    const { world, second } = await grayWorld(databases.db);
    const edge = await edgeOn(cuttable(databases.db, { withoutNotifications: true }));
    expect(served(edge, world)?.version).toBe('2.0.0');
    await world.run(second.id, { type: 'cancel', reason: 'a bad feeling' });
    // Without the comparison the change would never arrive. A comparison on demand needs no time limit.
    expect(await edge.catchUp()).toBe(true);
    expect(served(edge, world)?.version).toBe('1.0.0');
    const later = await grayWorld(databases.db);
    await eventually(() => expect(served(edge, later.world)?.version).toBe('2.0.0'));
  });

  it('finds an outdated target also when the sum of revisions is the same', async () => {
    const one = await grayWorld(databases.db);
    const edge = await edgeOn(cuttable(databases.db, { withoutNotifications: true }));
    await one.world.run(one.second.id, { type: 'pause', reason: 'wait' });
    await one.world.run(one.second.id, { type: 'reset', reshuffle: false, reason: null });
    await edge.catchUp();
    expect(served(edge, one.world)?.version).toBe('1.0.0');
  });

  it('answers from memory with the age of the snapshot during an outage, and catches up', async () => {
    const { world, second } = await grayWorld(databases.db);
    const database = cuttable(databases.db);
    const edge = await edgeOn(database);
    database.isAway = true;
    expect(await edge.catchUp()).toBe(false);
    // A comparison that began before may still be on its way: the age says when none is.
    const isOld = () => expect(edge.deps.state.freshness.ageSeconds).toBeGreaterThanOrEqual(1);
    await eventually(isOld);
    await world.run(second.id, { type: 'cancel', reason: 'a bad feeling' });
    await sleep(1100);
    expect(served(edge, world)?.version).toBe('2.0.0');
    isOld();
    database.isAway = false;
    const backAtMs = Date.now();
    expect(await edge.catchUp()).toBe(true);
    expect(served(edge, world)?.version).toBe('1.0.0');
    // Young again: counted from a comparison after the outage. Its own duration is no matter of this test.
    expect(edge.deps.state.freshness.confirmedAtMs).toBeGreaterThanOrEqual(backAtMs);
  });

  it('ignores older revisions from a database that is behind', async () => {
    const { world } = await grayWorld(databases.db);
    const edge = await edgeOn(databases.db);
    const known = edge.deps.state.snapshot.find('production', world.target.targetApp, world.target.miniProgram)!;
    const newer = { ...known.source, revision: known.source.revision + 5, suspended: true };
    expect(edge.deps.state.put(newer)).toBe(true);
    await edge.catchUp();
    expect(served(edge, world)?.reason).toBe('SUSPENDED');
  });

  it('shows testers their release in pilot testing, from the moment they are added', async () => {
    const world = await makeWorld(databases.db, { pilotSupport: true });
    const { id } = await world.create('1.0.0');
    await world.run(id, { type: 'apply' });
    await world.run(id, { type: 'approve' }, { actor: 'reviewer' });
    const edge = await edgeOn(databases.db);
    const release = { id, ...world.target };
    await inTransaction(databases.db.kysely, (trx) =>
      setTester(trx, { release, userKey: 'tess', wanted: true, actor: 'alice' }),
    );
    await eventually(() => expect(served(edge, world, 'tess')).toMatchObject({ variant: 'pilot', version: '1.0.0' }));
    expect(served(edge, world)?.variant).toBe('unavailable');
  });

  it('accepts a new token, keeps tokens during an outage, and refuses a revoked token afterwards', async () => {
    const { world } = await grayWorld(databases.db);
    const database = cuttable(databases.db);
    const edge = await edgeOn(database);
    const workspaceId = await workspaceOf(databases.db, world);
    const secret = randomUUID();
    const token = { ...tokenOf(secret, [world.target.targetApp]), id: randomUUID() };
    await createDecideToken(databases.db.kysely, {
      ...token,
      name: 'backend',
      kind: 'server',
      workspaceId,
      createdBy: 'alice',
      createdAtMs: Date.now(),
    });
    await eventually(() => expect(edge.deps.tokenCache.find(secret)?.onlyApp).toBe(world.target.targetApp));
    database.isAway = true;
    expect(await revokeDecideToken(databases.db.kysely, token.id, workspaceId, Date.now())).toBe(true);
    await edge.catchUp();
    expect(edge.deps.tokenCache.find(secret)).toBeDefined();
    database.isAway = false;
    await eventually(() => expect(edge.deps.tokenCache.find(secret)).toBeUndefined());
  });

  it('takes targets without any event, in pages, beyond the size of one', async () => {
    const { world } = await grayWorld(databases.db);
    const workspaceId = await workspaceOf(databases.db, world);
    const prefix = randomUUID();
    const ids = Array.from({ length: 1200 }, (_, i) => `${prefix}-${i}`);
    const made = { workspace_id: workspaceId, search_text: '', search_grams: [], revision: 1, created_by: 'a' };
    const programs = ids.map((id) => ({ id, name: id, created_at: new Date(), ...made }));
    await databases.db.kysely.insertInto('mini_program').values(programs).execute();
    const rows = ids.map((miniProgram) => {
      const key = { miniProgram, targetApp: world.target.targetApp, environment: 'production' as const };
      return {
        mini_program_id: miniProgram,
        target_app_id: key.targetApp,
        environment: key.environment,
        workspace_id: workspaceId,
        app_workspace_id: workspaceId,
        body: toJson({ ...emptyTarget(key), revision: 3, baseline: { releaseId: miniProgram, version: '1.0.0' } }),
        updated_at: new Date(),
      };
    });
    await databases.db.kysely.insertInto('target').values(rows).execute();
    const edge = await edgeOn(databases.db);
    expect(edge.deps.state.snapshot.app('production', world.target.targetApp)?.entries).toHaveLength(1201);
  });
});
