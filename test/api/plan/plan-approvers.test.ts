/** The names of those who can approve a step, in progress and simulation, and the warning where there are too few. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { setWorkspaceMember } from '../../../store/registry/workspace-members.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const approval = { approvers: 'REVIEWERS', count: 2, expiresAfterMs: hourMs } as const;
const step = { name: null, bakeMs: hourMs, advance: 'AUTOMATIC', note: null } as const;

describeInTurn('the approvers of a step', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  const both = () => ({ users: [world.nameOf('host admin'), world.nameOf('host reviewer')], more: false });
  const simulated = () =>
    world.as('maker admin').post('/v1/plans/simulate', {
      target: { miniProgram: world.miniProgram, targetApp: world.targetApp },
      steps: [{ percentage: 5, bake: 'PT1H', approval: { approvers: 'REVIEWERS', count: 2 } }, { percentage: 100 }],
    });

  it('are named beside the request, and there is no warning while they are enough', async () => {
    const release = await world.prepared('1.0.0');
    const steps = [
      { id: 'step-1', ...step, bp: 500, approval },
      { id: 'step-2', ...step, bp: 10_000 },
    ];
    await world.run(release, { type: 'startPlan', template: null, steps, startAtMs: null, reason: null });
    await world.run(release, { type: 'advancePlan', to: 'step-1', reason: 'now' });
    const progress = (await world.as('maker operator').get(`/v1/releases/${release.id}`)).body;
    expect(progress).toMatchObject({ plan: { openReview: { step: 'step-1', deciders: both() } } });
    expect(JSON.stringify(progress)).not.toContain('NO_APPROVER');
    expect((await simulated()).body).toMatchObject({ approvals: [{ step: 'step-1', deciders: both() }] });
  });

  it('are too few after one has left, and the step says so', async () => {
    const member = { workspaceId: world.hosts, user: world.nameOf('host reviewer'), role: null, actor: 'ann', atMs: 0 };
    await inTransaction(databases.db.kysely, (trx) => setWorkspaceMember(trx, member));
    const { body } = await simulated();
    const one = { users: [world.nameOf('host admin')], more: false };
    expect(body).toMatchObject({
      approvals: [{ deciders: one }],
      timeline: [{ step: 'step-1', warnings: expect.arrayContaining(['NO_APPROVER']) }, {}],
      warnings: expect.arrayContaining([{ code: 'NO_APPROVER', step: 'step-1' }]),
    });
  });
});
