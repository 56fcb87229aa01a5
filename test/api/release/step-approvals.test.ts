/**
 * Approvals of the steps of a plan over HTTP, on a real Temporal server and worker. The plan asks, a second person
 * decides, and no user passes the step by hand.
 */
import { expect, it } from '@jest/globals';
import type { Progress } from '../../../contracts/release/releases.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useOperators } from '../../support/api/operators.js';
import type { Person } from '../../support/api/registry-world.js';

const guarded = (approvers: 'REVIEWERS' | 'ADMINS') => ({
  type: 'startPlan',
  steps: [
    { percentage: 10, bake: 'P1D', approval: { approvers } },
    { percentage: 100, approval: { approvers: 'REVIEWERS' } },
  ],
});

describeInTurn('the approval of a step', (databases) => {
  const { world, prepared, command, applied, progress, openReview, freeTarget } = useOperators(databases);
  const withRequest = async (version: string, approvers: 'REVIEWERS' | 'ADMINS') => {
    const id = await prepared(version);
    await applied(id, guarded(approvers));
    return { id, review: await openReview(id) };
  };
  const toDecide = async (person: Person): Promise<string[]> => {
    const { body } = await world().as(person).get('/v1/reviews?mine=approvals');
    return (body as { items: { id: string }[] }).items.map(({ id }) => id);
  };
  const blockersOf = ({ blockers }: Progress) => blockers.map(({ code }) => code);

  it('guards the first step: it is asked for at once, listed, and its approval lets the plan raise', async () => {
    const { id, review } = await withRequest('1.0.0', 'REVIEWERS');
    expect(blockersOf(await progress(id))).toContain('AWAITING_APPROVAL');
    expect(await toDecide('host reviewer')).toEqual([review]);
    expect(await toDecide('maker admin')).toEqual([]);
    for (const increase of [{ type: 'setPercentage', percentage: 10.01 }, { type: 'fullRelease' }])
      expect(await command(id, increase)).toMatchObject({ status: 409, body: { code: 'APPROVAL_REQUIRED' } });
    expect(await command(id, { type: 'approveStep', review: 'another' }, 'host reviewer')).toMatchObject({
      status: 409,
      body: { code: 'NO_OPEN_REVIEW' },
    });
    await applied(id, { type: 'approveStep', review, comment: 'looks good' }, 'host reviewer');
    await eventually(async () => {
      expect(await progress(id)).toMatchObject({ percentage: 10, plan: { currentStep: 0 } });
    });
    expect(await toDecide('host reviewer')).toEqual([]);
    await freeTarget();
  });

  it('by admins is refused to a reviewer, who is an owner of the target app and may see it', async () => {
    const { id, review } = await withRequest('2.0.0', 'ADMINS');
    expect(await toDecide('host reviewer')).toEqual([]);
    for (const body of [
      { type: 'approveStep', review },
      { type: 'rejectStep', review, reason: 'not mine' },
    ])
      expect(await command(id, body, 'host reviewer')).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN', facts: { permission: 'reviewAsAdmin' } },
      });
    expect((await progress(id)).plan?.openReview?.id).toBe(review);
    await applied(id, { type: 'rejectStep', review, reason: 'crashes on old phones' }, 'host admin');
    expect(await progress(id)).toMatchObject({
      percentage: 0,
      plan: { status: 'HELD', holds: [{ kind: 'APPROVAL_REJECTED', reason: 'crashes on old phones' }] },
    });
    // The owner lifts the hold, and the plan asks again.
    const [hold] = (await progress(id)).plan?.holds ?? [];
    await applied(id, { type: 'resumePlan', holds: [hold?.id], reason: 'mended' });
    expect(await openReview(id)).not.toBe(review);
    // A stop needs no approval.
    await applied(id, { type: 'cancel', reason: 'enough' });
    expect(await toDecide('host admin')).toEqual([]);
  });
});
