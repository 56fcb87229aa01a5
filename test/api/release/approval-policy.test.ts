/**
 * The policy `approvalFrom` of a target app over HTTP, on a real Temporal server and worker. It shows what is refused
 * by hand, what a plan asks for, and that edits and another plan do not evade it.
 */
import { beforeAll, expect, it } from '@jest/globals';
import type { Progress } from '../../../contracts/release/releases.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useOperators } from '../../support/api/operators.js';

const unguarded = { type: 'startPlan', steps: [{ percentage: 20, bake: 'P1D' }, { percentage: 100 }] };

describeInTurn('approvals that the target app asks for', (databases) => {
  const { world, prepared, command, applied, progress, openReview, freeTarget } = useOperators(databases);
  beforeAll(async () => {
    const path = `/v1/target-apps/${world().targetApp}`;
    const changed = await world()
      .as('host admin')
      .patch(path, { policy: { rollout: { approvalFrom: 20 } } });
    expect(changed.status).toBe(200);
  });

  it('refuse an increase by hand with the policy as a fact, and permit lower ones', async () => {
    const id = await prepared('1.0.0');
    expect(await progress(id)).toMatchObject({ rollout: { approvalFrom: 20 } });
    await applied(id, { type: 'setPercentage', percentage: 19.99 });
    for (const increase of [{ type: 'setPercentage', percentage: 20.01 }, { type: 'fullRelease' }])
      expect(await command(id, increase)).toMatchObject({
        status: 409,
        body: {
          code: 'APPROVAL_REQUIRED',
          detail: expect.stringContaining('The target app (from 20 %) needs an approval'),
          facts: { step: null, approvalFrom: 20 },
        },
      });
    const { body } = await world().as('maker admin').get(`/v1/releases/${id}`);
    const { blockers, allowedActions } = body as Progress;
    expect(blockers).toMatchObject([{ code: 'PLAN_REQUIRED', facts: { approvalFrom: 20 } }]);
    const full = allowedActions.find(({ type }) => type === 'fullRelease');
    expect(full).toMatchObject({ allowed: false, rejection: { code: 'APPROVAL_REQUIRED' } });
    await freeTarget();
  });

  it('are requested by a plan without any, and an edit or another plan does not evade them', async () => {
    const id = await prepared('2.0.0');
    await applied(id, unguarded);
    const review = await openReview(id);
    const { plan, blockers } = await progress(id);
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfter: 'P3D' };
    expect(plan?.steps).toMatchObject([
      { approval, approvalByPolicy: true },
      { approval, approvalByPolicy: true },
    ]);
    expect(blockers).toMatchObject([{ code: 'AWAITING_APPROVAL', facts: { approvalFrom: 20 } }]);

    const steps = [
      { id: 'step-1', percentage: 20.01, bake: 'P1D' },
      { id: 'step-2', percentage: 100 },
    ];
    await applied(id, { type: 'editPlan', edit: 0, reason: 'around it', steps });
    expect(await openReview(id)).not.toBe(review);
    await applied(id, { type: 'endPlan', reason: 'by hand then' });
    expect(await command(id, { type: 'setPercentage', percentage: 20 })).toMatchObject({
      status: 409,
      body: { code: 'APPROVAL_REQUIRED' },
    });
    await applied(id, unguarded);
    const again = await openReview(id);
    expect(await progress(id)).toMatchObject({ percentage: 0 });
    await applied(id, { type: 'approveStep', review: again }, 'host reviewer');
    await eventually(async () => {
      expect(await progress(id)).toMatchObject({ percentage: 20, plan: { currentStep: 0 } });
    });
    await freeTarget();
  });

  it('are named by a simulation', async () => {
    const { as, miniProgram, targetApp } = world();
    const { steps } = unguarded;
    const answer = await as('maker admin').post('/v1/plans/simulate', { target: { miniProgram, targetApp }, steps });
    expect(answer).toMatchObject({ status: 200, body: { approvals: [{ step: 'step-1', approvers: 'REVIEWERS' }] } });
  });
});
