/** The sweep applies commands that a killed process left, also while other targets are locked. */
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { startStopSweep } from '../../../api/release/commands/sweep-stops.js';
import type { ReleaseCommand, TargetCommand } from '../../../domain/release/command-catalog.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { apiDeps } from '../../support/api/api-deps.js';
import { describeInTurn, describeOnPostgres, type TestDatabases } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { untilLockIsAwaited } from '../../support/database/lock-waits.js';
import { makeWorld, type World } from '../../support/database/store-world.js';

const overdue = { receivedAtMs: Date.now() - 60_000 };
const pause = { type: 'pause', reason: 'crashes' } as const;

const withSweep = async ({ db }: TestDatabases, work: () => Promise<void>): Promise<void> => {
  const { metrics } = apiDeps(db);
  const sweep = startStopSweep({ database: db, logger: silentLogger(), metrics });
  try {
    await work();
  } finally {
    await sweep.stop();
  }
};
const leave = (world: World, releaseId: string | null, command: ReleaseCommand | TargetCommand, ageMs = 0) =>
  world.giveUnseen(releaseId, command, { receivedAtMs: overdue.receivedAtMs - ageMs });
const outcomeOf = async ({ db }: TestDatabases, id: string) => (await findCommand(db.kysely, id))?.outcome;

describeInTurn('the sweep', (databases) => {
  it('applies a target command that another process recorded and did not apply', async () => {
    const world = await makeWorld(databases.db);
    await world.run(null, { type: 'forceOffline', reason: 'fraud' });
    const id = await leave(world, null, { type: 'liftSuspension', reason: 'over' });
    await withSweep(databases, () => eventually(async () => expect(await outcomeOf(databases, id)).toBe('APPLIED')));
  });

  it('applies the stop, and not the command that the workflow of the release decides', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const raise = await leave(world, id, { type: 'fullRelease', supersede: false, reason: null });
    const stop = await leave(world, id, { type: 'cancel', reason: 'crashes' }, -1_000);
    await withSweep(databases, () => eventually(async () => expect(await outcomeOf(databases, stop)).toBe('APPLIED')));
    expect((await findCommand(databases.db.kysely, raise))?.rejection?.code).toBe('OVERTAKEN_BY_STOP');
  });
});

describeOnPostgres('the sweep beside a locked target', (databases) => {
  const serving = async (): Promise<{ world: World; id: string }> => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 1_000);
    return { world, id };
  };

  it('applies stops of free targets while older stops wait for a lock, and then the older ones', async () => {
    const held = await Promise.all([serving(), serving(), serving()]);
    const free = await serving();
    const older = await Promise.all(held.map(({ world, id }) => leave(world, id, pause, 10_000)));
    const younger = await leave(free.world, free.id, pause);
    const client = new pg.Client({ connectionString: databases.databaseUrl });
    await client.connect();
    await client.query('begin');
    for (const { world } of held)
      await client.query('select 1 from target where mini_program_id = $1 for update', [world.target.miniProgram]);
    await withSweep(databases, async () => {
      await eventually(async () => expect(await outcomeOf(databases, younger)).toBe('APPLIED'));
      for (const id of older) expect(await outcomeOf(databases, id)).toBe('RECEIVED');
      await client.query('rollback');
      for (const id of older) await eventually(async () => expect(await outcomeOf(databases, id)).toBe('APPLIED'));
    });
    await client.end();
  });

  it('stops while it waits for a lock that is not released', async () => {
    const { world, id } = await serving();
    await leave(world, id, pause);
    const client = new pg.Client({ connectionString: databases.databaseUrl });
    await client.connect();
    await client.query('begin');
    await client.query('select 1 from target where mini_program_id = $1 for update', [world.target.miniProgram]);
    const { metrics } = apiDeps(databases.db);
    const sweep = startStopSweep({ database: databases.db, logger: silentLogger(), metrics });
    await untilLockIsAwaited(databases.db.kysely);
    await sweep.stop();
    await client.end();
  });
});
