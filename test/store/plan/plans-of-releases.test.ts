/** Plans in the database: what stops them, and the rights with which an automatic step acts. */
import { describe, expect, it } from '@jest/globals';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import type { Plan } from '../../../domain/plan/plan.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { claimDueSignals } from '../../../store/outbox/relay-queue.js';
import { inTransaction, type Transaction } from '../../../store/database/transaction.js';
import {
  deleteChangeWindow,
  insertChangeWindow,
  lockWindowsOf,
  updateChangeWindow,
} from '../../../store/window/change-windows.js';
import { findReview, listReviews } from '../../../store/review/reviews.js';
import { describeInTurn } from '../../support/database/databases.js';
import { startPlanBy } from '../../support/domain/start-plan.js';
import { freezeOf, makeWorld, readRelease, type World } from '../../support/database/store-world.js';

const startPlan = startPlanBy('quick');
const raise = { type: 'setPercentage', bp: 3000, supersede: false, reason: null } as const;

describeInTurn('a plan in the database', (databases) => {
  const planOf = async (releaseId: string): Promise<Plan> => {
    const { plan } = await readRelease(databases.db, releaseId);
    if (plan === undefined) throw new Error('No plan');
    return plan;
  };
  const started = async (world: World): Promise<string> => {
    const release = await world.prepared('1.0.0');
    expect((await world.run(release.id, startPlan)).record.outcome).toBe('APPLIED');
    return release.id;
  };
  /** What the workflow would give now. */
  const stepDue = async (releaseId: string) => {
    const release = await readRelease(databases.db, releaseId);
    const next = nextStep({ release, targetRevision: 0 });
    if (next.kind !== 'command') throw new Error('Nothing is due');
    const { id: commandId, actor, command } = next.due;
    const ifAbsent = { is: 'taken', actor, command } as const;
    return applyCommand(databases.db.kysely, { commandId, releaseId, ifAbsent, isFromWorkflow: true });
  };
  const outcomeOf = async (commandId: string) => {
    const record = await findCommand(databases.db.kysely, commandId);
    return record?.rejection?.code ?? record?.outcome;
  };

  it('raises the release by a step of the system, once, with the person as the owner', async () => {
    const world = await makeWorld(databases.db);
    const releaseId = await started(world);
    const applied = await stepDue(releaseId);
    expect(applied?.record).toMatchObject({ outcome: 'APPLIED', actor: 'system:plan', type: 'advanceStep' });
    const release = await readRelease(databases.db, releaseId);
    expect(release.steps).toMatchObject([{ fromBp: 0, toBp: 1000, by: 'system:plan' }]);
    expect(release.plan).toMatchObject({ currentStep: 0, runsAs: 'alice' });
  });

  it('is held when its person lost the role', async () => {
    const world = await makeWorld(databases.db);
    const releaseId = await started(world);
    await databases.db.kysely.deleteFrom('member').where('user_name', '=', 'alice').execute();
    await stepDue(releaseId);
    expect((await planOf(releaseId)).holds).toMatchObject([{ kind: 'OWNER_LOST_ROLE', by: 'system:plan' }]);
    expect((await readRelease(databases.db, releaseId)).steps).toEqual([]);
  });

  it('waits while a stop waits', async () => {
    const world = await makeWorld(databases.db);
    const releaseId = await started(world);
    await world.giveUnseen(releaseId, { type: 'cancel', reason: 'r' });
    await stepDue(releaseId);
    const plan = await planOf(releaseId);
    expect([plan.holds, plan.currentStep, plan.notBeforeMs > 0]).toEqual([[], -1, true]);
  });

  it('when held, settles what waits for the plan, and nothing else', async () => {
    const world = await makeWorld(databases.db);
    const releaseId = await started(world);
    const advance = await world.giveUnseen(releaseId, { type: 'advancePlan', to: 'step-1', reason: 'r' });
    const byHand = await world.giveUnseen(releaseId, raise);
    await world.run(releaseId, { type: 'holdPlan', reason: 'wait' });
    expect(await outcomeOf(advance)).toBe('OVERTAKEN_BY_STOP');
    expect(await outcomeOf(byHand)).toBe('RECEIVED');
  });

  it('overtakes a command for the plan that became visible only after it was decided', async () => {
    const world = await makeWorld(databases.db);
    const releaseId = await started(world);
    const advance = await world.giveUnseen(releaseId, { type: 'advancePlan', to: 'step-1', reason: 'r' });
    const byHand = await world.giveUnseen(releaseId, raise);
    const hold = await world.giveUnseen(releaseId, { type: 'holdPlan', reason: 'wait' });
    await databases.db.kysely
      .updateTable('command')
      .set({ outcome: 'NO_OP', decided_at: new Date(), resulting_revision: 1 })
      .where('id', '=', hold)
      .execute();
    await world.apply(advance);
    await world.apply(byHand);
    expect([await outcomeOf(advance), await outcomeOf(byHand)]).toEqual(['OVERTAKEN_BY_STOP', 'APPLIED']);
  });

  it('is decided again when the windows that keep it back change', async () => {
    const world = await makeWorld(databases.db);
    const { kysely } = databases.db;
    const freeze = freezeOf(world.workspaceId);
    const write = async (change: (trx: Transaction) => Promise<unknown>): Promise<void> => {
      await inTransaction(kysely, async (trx) => {
        await lockWindowsOf(trx, world.workspaceId);
        await change(trx);
      });
    };
    const releaseId = await started(world);
    await write((trx) => insertChangeWindow(trx, freeze));
    await stepDue(releaseId);
    expect(await planOf(releaseId)).toMatchObject({ frozen: { untilMs: null }, due: { atMs: null } });
    const by = { actor: 'olga', atMs: Date.now() };
    await write((trx) => updateChangeWindow(trx, freeze, { ...freeze, end: '2999-01-01T00:00' }, by));
    await write((trx) => deleteChangeWindow(trx, freeze, by));
    const start = new Date(Date.now() + 2 * 60_000).toISOString().slice(0, 16);
    await write((trx) => insertChangeWindow(trx, { ...freezeOf(world.workspaceId), start }));
    const waiting = await claimDueSignals(kysely, { limit: 10, leaseMs: 60_000 });
    const mine = waiting.map(({ record }) => record).filter((command) => command.releaseId === releaseId);
    expect(mine.map(({ type }) => type)).toEqual(['recheckPlan', 'recheckPlan', 'recheckPlan']);
    const outcomes = [];
    for (const { id: commandId } of mine) outcomes.push((await world.apply(commandId)).record.outcome);
    // All see the windows as they are now: open for at most two minutes.
    expect(outcomes).toEqual(['APPLIED', 'NO_OP', 'NO_OP']);
    const { frozen, due } = await planOf(releaseId);
    const { untilMs, spreadMs = -1 } = frozen ?? {};
    expect(due.atMs).toBe((untilMs ?? 0) + spreadMs);
    expect(spreadMs).toBeGreaterThanOrEqual(0);
    // A tenth of two minutes.
    expect(spreadMs).toBeLessThanOrEqual(12_000);
    expect((await stepDue(releaseId))?.record.outcome).toBe('APPLIED');
    expect((await readRelease(databases.db, releaseId)).steps).toHaveLength(1);
  });

  describe('with an approval of its first step', () => {
    const guarded = (approvers: 'REVIEWERS' | 'ADMINS'): ReleaseCommand => ({
      ...startPlan,
      template: null,
      steps: startPlan.steps.map((step, n) =>
        n === 0 ? { ...step, approval: { approvers, count: 1, expiresAfterMs: 1e9 } } : step,
      ),
    });
    const withRequest = async (world: World, approvers: 'REVIEWERS' | 'ADMINS') => {
      const release = await world.prepared('1.0.0');
      await world.run(release.id, guarded(approvers));
      await stepDue(release.id);
      return { releaseId: release.id, review: (await planOf(release.id)).review?.id ?? 'none' };
    };
    const decidableBy = async ({ workspaceId }: World, user: string) => {
      const filter = { workspaceIds: [workspaceId], state: 'IN_REVIEW', requestedBy: null, decidedBy: null } as const;
      const reviewer = { user, appWorkspaceIds: [workspaceId] };
      const page = { limit: 10 };
      return (await listReviews(databases.db.kysely, { ...filter, decidableBy: reviewer }, page)).items.map(
        ({ id }) => id,
      );
    };

    it('is a review of the kind STEP, listed to those who may decide, and closed by the approval', async () => {
      const world = await makeWorld(databases.db);
      const { releaseId, review } = await withRequest(world, 'REVIEWERS');
      const open = await findReview(databases.db.kysely, review);
      expect(open).toMatchObject({
        kind: 'STEP',
        state: 'IN_REVIEW',
        requestedBy: 'alice',
        step: { fromBp: 0, bp: 1000 },
      });
      expect([await decidableBy(world, 'reviewer'), await decidableBy(world, 'alice')]).toEqual([[review], []]);
      const approve = { type: 'approveStep', review, comment: 'fine' } as const;
      expect((await world.run(releaseId, approve, { actor: 'reviewer' })).record.outcome).toBe('APPLIED');
      expect(await findReview(databases.db.kysely, review)).toMatchObject({
        state: 'APPROVED',
        decidedBy: 'reviewer',
        decisionReason: 'fine',
        step: { approvals: [{ by: 'reviewer' }] },
      });
      await stepDue(releaseId);
      expect((await readRelease(databases.db, releaseId)).steps).toMatchObject([{ toBp: 1000, by: 'system:plan' }]);
    });

    it('by admins is not for a reviewer', async () => {
      const world = await makeWorld(databases.db);
      const { releaseId, review } = await withRequest(world, 'ADMINS');
      await databases.db.kysely
        .insertInto('member')
        .values({
          workspace_id: world.workspaceId,
          user_name: 'rita',
          role: 'reviewer',
          added_by: 'alice',
          added_at: new Date(),
        })
        .execute();
      expect(await decidableBy(world, 'rita')).toEqual([]);
      const approve = { type: 'approveStep', review, comment: null } as const;
      const { record } = await world.run(releaseId, approve, { actor: 'rita' });
      expect(record).toMatchObject({
        outcome: 'REJECTED',
        rejection: { code: 'ROLE_LOST', permission: 'reviewAsAdmin' },
      });
    });

    it('is withdrawn by a cancel, in the same transaction', async () => {
      const world = await makeWorld(databases.db);
      const { releaseId, review } = await withRequest(world, 'REVIEWERS');
      await world.run(releaseId, { type: 'cancel', reason: 'r' });
      expect(await findReview(databases.db.kysely, review)).toMatchObject({
        state: 'WITHDRAWN',
        decidedBy: 'system:policy',
      });
    });
  });
});
