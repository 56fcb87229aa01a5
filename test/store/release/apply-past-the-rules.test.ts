import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { snapshotOf } from '../../../domain/release/release.js';
import { systemCommandId } from '../../../domain/release/next-step.js';
import { applyCommand, type ApplyTools } from '../../../store/release/apply-command.js';
import type { ExternalCommand } from '../../../store/release/ledger/external-command.js';
import { findCommand, listCommands } from '../../../store/release/ledger/find-command.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { writeChanges } from '../../../store/release/write-changes.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

describeInTurn('a bug in a decision', (databases) => {
  const planted = (): never => {
    throw new Error('planted');
  };

  it('ends as INTERNAL, is logged with its id, and lets the next command through', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const poison = await world.giveUnseen(id, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
    const logged: object[] = [];
    const logger = { info: () => undefined, warn: () => undefined, error: (facts: object) => logged.push(facts) };
    const { record, snapshot } = await world.apply(poison, { decide: planted, logger });
    expect(record).toMatchObject({ outcome: 'REJECTED', rejection: { code: 'INTERNAL' } });
    expect(logged).toMatchObject([
      { commandId: poison, errorId: (record.rejection as { errorId: string }).errorId, releaseId: id },
    ]);
    expect(snapshot?.release).toEqual(snapshotOf(await world.release(id), 0).release);
    expect((await world.raise(id, 100)).record.outcome).toBe('APPLIED');
    expect((await world.apply(poison)).record).toEqual(record);
  });

  it('leaves nothing behind when it strikes after part of the writes', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 100);
    const before = await world.release(id);
    const poison = await world.giveUnseen(id, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
    const { record } = await world.apply(poison, {
      decide: (...requested) => {
        const decision = decide(...requested);
        if (decision.outcome !== 'APPLIED') return decision;
        const impossible = { ...requested[0].target, candidate: { ...requested[0].target.candidate!, bp: 10_000 } };
        return {
          ...decision,
          events: [...decision.events, { aggregate: 'target', type: 'CandidateSet', reason: null, next: impossible }],
        };
      },
    });
    expect(record.rejection?.code).toBe('INTERNAL');
    expect(await world.release(id)).toEqual(before);
  });

  it('leaves nothing behind when the command has its outcome by the time it is written', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const { record } = await world.raise(id, 100);
    const context = { actor: 'ada', commandId: record.id, atMs: 0, workspaceId: 'w', appWorkspaceId: 'w' };
    const result = { outcome: 'NO_OP', revision: 1, createdReleaseId: null } as const;
    const again = inTransaction(kysely, async (trx) => {
      await sql`update release set updated_at = 'epoch' where id = ${id}`.execute(trx);
      const writing = { changes: [], context, messages: [], notices: [], decided: { id: record.id, result } };
      await writeChanges(trx, { ...writing, isLast: true });
    });
    await expect(again).rejects.toMatchObject({ code: '22012' });
    const { rows } = await sql<{ at: Date }>`select updated_at as at from release where id = ${id}`.execute(kysely);
    expect(rows[0]?.at.getTime()).toBeGreaterThan(0);
  });

  it('in a stop still settles what waited before it', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const waiting = await world.giveUnseen(id, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
    const stop = await world.giveUnseen(id, { type: 'cancel', reason: 'now' });
    expect((await world.apply(stop, { isFromWorkflow: false, decide: planted })).record.rejection?.code).toBe(
      'INTERNAL',
    );
    expect((await findCommand(databases.db.kysely, waiting))?.rejection?.code).toBe('OVERTAKEN_BY_STOP');
  });
});

describeInTurn('a command that no API wrote down', (databases) => {
  const signal = (releaseId: string, commandId: string, ifAbsent: ExternalCommand, tools: ApplyTools = {}) =>
    applyCommand(databases.db.kysely, { commandId, releaseId, ifAbsent, isFromWorkflow: true }, tools);
  const taken = (command: ReleaseCommand, actor = 'temporal'): ExternalCommand => ({ is: 'taken', actor, command });

  it('is written down and decided once, however often it comes', async () => {
    const world = await makeWorld(databases.db, { environment: 'test' });
    const { id } = await world.create('1.0.0');
    const commandId = systemCommandId(id, 'apply', '0');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => signal(id, commandId, taken({ type: 'apply' }, 'system:policy'))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer?.record))).size).toBe(1);
    expect(answers[0]?.record).toMatchObject({ id: commandId, actor: 'system:policy', role: null, outcome: 'APPLIED' });
    expect((await world.release(id)).state.status).toBe('FULL_RELEASE');
  });

  it('is the one in the ledger when there is one, whatever the signal says', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const raise = { type: 'setPercentage', bp: 500, supersede: false, reason: null } as const;
    const commandId = await world.giveUnseen(id, raise, { actor: 'alice' });
    const answer = await signal(id, commandId, taken({ type: 'cancel', reason: 'forged' }));
    expect(answer?.record).toMatchObject({ type: 'setPercentage', actor: 'alice', outcome: 'APPLIED' });
  });

  it('is not the one of another release: that stays as it is, and the signal is recorded as MALFORMED', async () => {
    const world = await makeWorld(databases.db);
    const mine = await world.prepared('1.0.0');
    const other = await world.prepared('2.0.0');
    const theirs = await world.giveUnseen(other.id, { type: 'cancel', reason: 'theirs' });
    const answer = await signal(mine.id, theirs, taken({ type: 'cancel', reason: 'forged' }));
    expect(answer?.record).toMatchObject({ releaseId: mine.id, outcome: 'REJECTED', rejection: { code: 'MALFORMED' } });
    expect(answer?.snapshot?.release.id).toBe(mine.id);
    expect((await findCommand(databases.db.kysely, theirs))?.outcome).toBe('RECEIVED');
    expect((await signal(mine.id, theirs, taken({ type: 'cancel', reason: 'forged' })))?.record).toEqual(
      answer?.record,
    );
  });

  it('is recorded when it is refused, with texts cut and cleaned so that the ledger takes them', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const answer = await signal(id, `nul\u0000${randomUUID()}`, {
      is: 'refused',
      type: `set\u0000Percentage\ud800${'x'.repeat(1_000)}`,
      rejection: { code: 'MALFORMED', problem: `bad\u0000 ${'y'.repeat(2_000)}` },
    });
    expect(answer?.record.outcome).toBe('REJECTED');
    expect(answer?.record.type).toMatch(/^set\ufffdPercentage\ufffdx+$/);
    expect(answer?.record.type).toHaveLength(500);
    const { items } = await listCommands(databases.db.kysely, id, { limit: 1 });
    expect(items).toEqual([answer?.record]);
  });

  it('counts for nothing against a stop that was refused as malformed', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const waiting = await world.giveUnseen(id, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
    await signal(id, randomUUID(), { is: 'refused', type: 'cancel', rejection: { code: 'MALFORMED', problem: 'no' } });
    expect((await world.apply(waiting)).record.outcome).toBe('APPLIED');
  });

  const stops = [
    { type: 'pause', reason: 'by hand' },
    { type: 'reset', reason: 'by hand', reshuffle: false },
    { type: 'cancel', reason: 'by hand' },
    { type: 'rollback', reason: 'by hand', to: null },
  ] as const;
  it.each(stops)('is refused when it is the stop $type and stops from Temporal are off', async (stop) => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const before = await world.release(id);
    const answer = await signal(id, randomUUID(), taken(stop));
    expect(answer?.record).toMatchObject({
      type: stop.type,
      actor: 'temporal',
      reason: 'by hand',
      outcome: 'REJECTED',
      rejection: { code: 'TEMPORAL_STOPS_OFF', command: stop.type },
    });
    expect(await world.release(id)).toEqual(before);
  });

  it('overtakes nothing when it is a stop that is refused', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const waiting = await world.giveUnseen(id, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
    await signal(id, randomUUID(), taken({ type: 'cancel', reason: 'x' }));
    expect((await world.apply(waiting)).record.outcome).toBe('APPLIED');
  });

  it('is applied when it is a stop and stops from Temporal are accepted', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const answer = await signal(id, randomUUID(), taken({ type: 'cancel', reason: 'x' }), { temporalStops: 'accept' });
    expect(answer?.record).toMatchObject({ type: 'cancel', actor: 'temporal', outcome: 'APPLIED' });
  });

  it.each(['alice', 'system:policy', 'system:timer', 'system:push', 'temporal'])(
    'is never a raise or a confirmation by %s that a workflow was given by hand',
    async (actor) => {
      const world = await makeWorld(databases.db);
      const { id } = await world.prepared('1.0.0');
      const forged = [
        { type: 'setPercentage', bp: 9_000, supersede: false, reason: null },
        { type: 'confirmStep', attempt: 1, bp: 0 },
        { type: 'forceOffline', reason: 'x' },
      ] as unknown as ReleaseCommand[];
      for (const command of forged) {
        const answer = await signal(id, randomUUID(), taken(command, actor), { temporalStops: 'accept' });
        expect(answer?.record).toMatchObject({ actor: 'temporal', rejection: { code: 'UNATTRIBUTED' } });
      }
    },
  );

  it('is nothing when its release does not exist either', async () => {
    expect(await signal(randomUUID(), randomUUID(), taken({ type: 'cancel', reason: 'x' }))).toBeNull();
  });
});
