/** Constraints and triggers of the database that refuse invalid writes, independent of the code. */
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Release } from '../../../domain/release/release.js';
import type { Target } from '../../../domain/target/target.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

describeInTurn('the database', (databases) => {
  const run = (statement: ReturnType<typeof sql>): Promise<unknown> => statement.execute(databases.db.kysely);

  it('keeps the trail: no event is changed, removed or wiped', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    await expect(run(sql`update event set actor = 'mallory' where aggregate_id = ${id}`)).rejects.toThrow(
      'append only',
    );
    await expect(run(sql`delete from event where aggregate_id = ${id}`)).rejects.toThrow('append only');
    await expect(run(sql`truncate event`)).rejects.toThrow('append only');
  });

  it('takes no event twice under one number', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const copy = sql`
      insert into event select aggregate_kind, aggregate_id, seq, 'another', mini_program_id, type, actor,
        before, after, reason, command_id, at from event where aggregate_id = ${id}
    `;
    await expect(run(copy)).rejects.toThrow('event_pkey');
  });

  it('writes an outcome once', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const { record } = await world.raise(id, 100);
    const changed = sql`update command set outcome = 'NO_OP' where id = ${record.id}`;
    await expect(run(changed)).rejects.toThrow('has its outcome already');
    const reopened = sql`update command set outcome = 'RECEIVED', decided_at = null where id = ${record.id}`;
    await expect(run(reopened)).rejects.toThrow('has its outcome already');
  });

  it('keeps every command as it was received', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const waiting = await world.giveUnseen(id, { type: 'cancel', reason: 'x' });
    await expect(run(sql`update command set actor = 'mallory' where id = ${waiting}`)).rejects.toThrow('as it was');
    await expect(run(sql`delete from command where id = ${waiting}`)).rejects.toThrow('keeps every command');
  });

  it('I5 lets a version meet a target once, also past the code', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    await world.run(id, { type: 'apply' });
    const twin = sql`
      insert into release (id, kind, mini_program_id, version, target_app_id, environment, workspace_id,
        app_workspace_id, created_by, created_at, updated_at, body)
      select 'twin', kind, mini_program_id, version, target_app_id, environment, workspace_id, app_workspace_id,
        created_by, created_at, updated_at, body || '{"id": "twin"}' from release where id = ${id}
    `;
    await expect(run(twin)).rejects.toThrow('release_once_per_target');
  });

  it('I1, I2, I12, I16 takes no impossible release or target', async () => {
    const world = await makeWorld(databases.db);
    const first = await world.prepared('1.0.0');
    const second = await world.prepared('2.0.0');
    const full = await world.run(first.id, { type: 'fullRelease', supersede: false, reason: null });
    expect(full.record.outcome).toBe('APPLIED');
    const setBody = (id: string, change: Partial<Release>) =>
      run(sql`update release set body = body || ${JSON.stringify(change)}::jsonb where id = ${id}`);
    const alsoFull: Partial<Release> = { state: { status: 'FULL_RELEASE', offlineRequest: null } };
    await expect(setBody(second.id, alsoFull)).rejects.toThrow('release_one_full_per_target');
    await expect(setBody(second.id, { version: '9.9.9' })).rejects.toThrow('release_body_is_its_own');
    const setTarget = (change: Partial<Target>) =>
      run(sql`update target set body = body || ${JSON.stringify(change)}::jsonb
        where mini_program_id = ${world.target.miniProgram}`);
    const candidate = { version: '2.0.0', salt: 's', hashVersion: 1, sinceMs: 0, owner: 'alice' } as const;
    await expect(setTarget({ candidate: { ...candidate, releaseId: second.id, bp: 10_000 } })).rejects.toThrow(
      'target_candidate_bp_is_gray',
    );
    await expect(setTarget({ candidate: { ...candidate, releaseId: first.id, bp: 5 } })).rejects.toThrow(
      'target_candidate_is_not_baseline',
    );
    const sandbox = await makeWorld(databases.db, { environment: 'sandbox' });
    const third = await sandbox.create('1.0.0');
    const gray: Partial<Release> = { state: { status: 'GRAYSCALE_RELEASE', phase: { name: 'READY' } } };
    await expect(setBody(third.id, gray)).rejects.toThrow('release_gray_in_production_only');
  });
});
