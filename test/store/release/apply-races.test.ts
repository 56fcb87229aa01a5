import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import { decide } from '../../../domain/release/decide.js';
import { bpOf } from '../../../domain/release/release.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { describeInTurn, describeOnPostgres } from '../../support/database/databases.js';
import { makeWorld, releaseAfter } from '../../support/database/store-world.js';

const together = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describeInTurn('commands that race', (databases) => {
  const eventsOf = (id: string) =>
    databases.db.kysely
      .selectFrom('event')
      .select(['seq', 'type'])
      .where('aggregate_id', '=', id)
      .orderBy('seq')
      .execute();

  it('take effect once when twenty decide the same one', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const command = await world.giveUnseen(id, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
    const answers = await together(20, (index) => world.apply(command, { isFromWorkflow: index % 2 === 0 }));
    expect(new Set(answers.map(({ record }) => JSON.stringify(record))).size).toBe(1);
    expect(answers.map((answer) => bpOf(releaseAfter(answer)))).toEqual(Array.from({ length: 20 }, () => 500));
    expect(await eventsOf(id)).toHaveLength(4);
  });

  it('take effect once when the API and the workflow race to stop', async () => {
    const { db } = databases;
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 500);
    const stop = await world.giveUnseen(id, { type: 'pause', reason: 'crashes' });
    const [past, own] = await Promise.all([
      applyCommand(db.stopKysely, { commandId: stop, isFromWorkflow: false }),
      applyCommand(db.kysely, { commandId: stop, releaseId: id, isFromWorkflow: true }),
    ]);
    expect(past?.record).toEqual(own?.record);
    expect(past?.record.outcome).toBe('APPLIED');
    expect((await eventsOf(id)).map(({ type }) => type).filter((type) => type === 'Paused')).toHaveLength(1);
  });

  it('let one of two releases have the target and name it to the other', async () => {
    const world = await makeWorld(databases.db);
    const releases = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    const commands: string[] = [];
    for (const { id } of releases)
      commands.push(await world.giveUnseen(id, { type: 'setPercentage', bp: 100, supersede: false, reason: null }));
    const answers = await Promise.all(commands.map((command) => world.apply(command)));
    const winner = answers.find(({ record }) => record.outcome === 'APPLIED')?.record.releaseId;
    const loser = answers.find(({ record }) => record.outcome === 'REJECTED');
    expect(loser?.record.rejection).toMatchObject({
      code: 'TARGET_BUSY',
      holder: { releaseId: winner, percentage: 1 },
    });
  });

  it('let one of many with the same expected revision through', async () => {
    const world = await makeWorld(databases.db);
    const { id, revision } = await world.prepared('1.0.0');
    const commands: string[] = [];
    for (const bp of [100, 200, 300, 400, 500]) {
      const command = { type: 'setPercentage', bp, supersede: false, reason: null } as const;
      commands.push(await world.giveUnseen(id, command, { expectedRevision: revision }));
    }
    const answers = await Promise.all(commands.map((command) => world.apply(command)));
    const codes = answers.map(({ record }) => record.rejection?.code ?? record.outcome);
    expect(codes.sort()).toEqual(['APPLIED', ...Array.from({ length: 4 }, () => 'STALE_REVISION')]);
  });

  it('leave a trail without gaps and one holder however they interleave', async () => {
    const world = await makeWorld(databases.db);
    const releases = [await world.prepared('1.0.0'), await world.prepared('2.0.0'), await world.prepared('3.0.0')];
    await together(30, async (index) => {
      const { id } = releases[index % 3] ?? releases[0]!;
      if (index % 5 === 4) return world.run(id, { type: 'reset', reason: null, reshuffle: false });
      return world.run(id, { type: 'setPercentage', bp: 100 + index, supersede: index % 7 === 6, reason: 'mine' });
    });
    for (const { id } of releases) {
      const { revision } = await world.release(id);
      expect((await eventsOf(id)).map(({ seq }) => seq)).toEqual(Array.from({ length: revision }, (_, n) => n + 1));
    }
    const { miniProgram, targetApp } = world.target;
    const target = await databases.db.kysely
      .selectFrom('target')
      .select(['body', 'revision'])
      .where('mini_program_id', '=', miniProgram)
      .executeTakeFirstOrThrow();
    const trail = await eventsOf(`${miniProgram}/${targetApp}/production`);
    expect(trail.map(({ seq }) => seq)).toEqual(Array.from({ length: target.revision }, (_, n) => n + 1));
    const states = await Promise.all(releases.map(({ id }) => world.release(id)));
    expect(states.filter((release) => bpOf(release) > 0).map(({ id }) => id)).toEqual(
      target.body.candidate === null ? [] : [target.body.candidate.releaseId],
    );
  });
});

describeOnPostgres('a target whose holder is frozen', (databases) => {
  it('is free again when the process that holds it is stopped in its transaction, and what it wrote is gone', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER], {
      env: { ...process.env, URL: databases.databaseUrl, MINI_PROGRAM: world.target.miniProgram },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = (): Promise<string> => once(holder.stdout, 'data').then(([text]) => String(text));
    try {
      expect(await said()).toContain('holding');
      holder.kill('SIGSTOP');
      const { record } = await world.raise(id, 100);
      expect(record.outcome).toBe('APPLIED');
      const afterwards = said();
      holder.kill('SIGCONT');
      expect(await afterwards).toContain('lost');
      expect((await world.release(id)).miniProgram).toBe(world.target.miniProgram);
    } finally {
      holder.kill('SIGKILL');
    }
  });

  it('is decided once though the connection dies under the decision', async () => {
    const { db } = databases;
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    const command = await world.giveUnseen(id, { type: 'setPercentage', bp: 100, supersede: false, reason: null });
    let decisions = 0;
    const { record } = await world.apply(command, {
      decide: (...requested) => {
        decisions += 1;
        const env = { ...process.env, URL: databases.databaseUrl };
        if (decisions === 1) execFileSync(process.execPath, ['--input-type=module', '-e', KILLER], { env });
        return decide(...requested);
      },
    });
    expect(decisions).toBe(2);
    expect(record.outcome).toBe('APPLIED');
    const trail = await db.kysely.selectFrom('event').select('type').where('command_id', '=', record.id).execute();
    expect(trail.map(({ type }) => type).sort()).toEqual(['CandidateSet', 'PercentageSet']);
  });
});

/**
 * Ends every connection that is inside a transaction. A process of its own, because the rules decide without a pause.
 */
const KILLER = `
  import pg from 'pg';
  const client = new pg.Client({ connectionString: process.env.URL });
  await client.connect();
  await client.query(\`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'
  \`);
  await client.end();
`;

/** Takes a target's lock and changes it, then waits; says what its commit met once it runs again. */
const HOLDER = `
  import pg from 'pg';
  const client = new pg.Client({
    connectionString: process.env.URL,
    options: '-c idle_in_transaction_session_timeout=2000',
  });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query('select 1 from target where mini_program_id = $1 for no key update', [process.env.MINI_PROGRAM]);
  await client.query("update target set body = body || '{\\"revision\\": 99}' where mini_program_id = $1", [
    process.env.MINI_PROGRAM,
  ]);
  console.log('holding');
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (;;) {
    try {
      await client.query('commit');
      console.log('committed');
    } catch {
      console.log('lost');
    }
    break;
  }
  process.exit();
`;
