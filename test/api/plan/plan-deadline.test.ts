/** The deadline of a plan over HTTP, on a real Temporal server and worker: what is shown of it, and its edit. */
import { beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useOperators } from '../../support/api/operators.js';

const quick = { type: 'startPlan', template: 'quick' };

describeInTurn('the deadline of a plan', (databases) => {
  const { world, prepared, command, applied, progress } = useOperators(databases);
  let id = '';
  beforeAll(async () => {
    id = await prepared('1.0.0');
  });

  const edit = (number: number, parts: object) => ({ type: 'editPlan', edit: number, reason: 'holidays', ...parts });
  const read = async (path: string) =>
    ((await world().as('maker admin').get(`/v1/releases/${id}/${path}`)).body as { items: object[] }).items;

  it.each([
    ['shorter than five minutes', { after: 'PT4M' }],
    ['longer than 400 days', { after: 'P401D' }],
    ['a month, which has no fixed length', { after: 'P1M' }],
  ])('is not %s', async (_, deadline) => {
    const errors = [{ path: '/deadline/after', code: 'NOT_A_DEADLINE' }];
    expect(await command(id, { ...quick, deadline })).toMatchObject({ status: 422, body: { errors } });
  });

  it('is shown with its instant, in progress, workflow, ledger and trail', async () => {
    const { plan } = await applied(id, { ...quick, deadline: { after: 'P3D' } });
    const firesAt = new Date(Date.parse(plan?.startedAt ?? '') + 72 * hourMs).toISOString();
    expect(plan).toMatchObject({ deadline: { after: 'P3D', firesAt } });
    await eventually(async () => {
      const { plan: now } = await progress(id, 'workflow');
      expect(now).toMatchObject({ currentStep: 0, deadline: { after: 'P3D', firesAt } });
    });
    const [given] = (await read('commands')).filter((one) => 'type' in one && one.type === 'startPlan');
    expect(given).toMatchObject({ args: { deadline: { after: 'P3D' } } });
    expect(await read('events?type=PlanStarted')).toMatchObject([{ after: { planDeadline: 'P3D' } }]);
  });

  it('stands still while the release is paused', async () => {
    const paused = await applied(id, { type: 'pause', reason: 'r' });
    expect(paused.plan?.deadline).toEqual({ after: 'P3D' });
    const resumed = await applied(id, { type: 'resume' });
    expect(Date.parse(resumed.plan?.deadline?.firesAt ?? '')).toBeGreaterThan(Date.now() + 71 * hourMs);
  });

  it('is edited alone, and removed', async () => {
    const edited = await applied(id, edit(0, { deadline: { after: 'P5D' } }));
    expect(edited.plan).toMatchObject({ edit: 1, deadline: { after: 'P5D' } });
    expect(edited.plan?.steps).toHaveLength(3);
    const same = { edit: 1, added: [], removed: [], changed: [] };
    const [event] = await read('events?sort=-at&type=PlanEdited');
    expect(event).toMatchObject({ after: { planEdit: { ...same, deadline: { before: 'P3D', after: 'P5D' } } } });
    const removed = await applied(id, edit(1, { deadline: null }));
    expect(removed.plan).not.toHaveProperty('deadline');
    const [given] = await read('commands?limit=1');
    expect(given).toMatchObject({ type: 'editPlan', args: { edit: 1, deadline: null } });
  });

  it('is simulated, with a warning at each step after it', async () => {
    await applied(id, { type: 'cancel', reason: 'frees the target' });
    const body = {
      target: { miniProgram: world().miniProgram, targetApp: world().targetApp },
      template: 'quick',
      deadline: { after: 'PT3H' },
    };
    const answer = await world().as('maker admin').post('/v1/plans/simulate', body);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        warnings: expect.arrayContaining([{ code: 'AFTER_DEADLINE', step: 'step-3' }]),
        final: { end: 'WAITS', percentage: 50, plan: { status: 'HELD', holds: [{ kind: 'DEADLINE' }] } },
      },
    });
    const { changes } = answer.body as { changes: object[] };
    expect(changes.at(-1)).toMatchObject({ cause: { event: 'PlanHeld', command: 'planDeadline', by: 'system:plan' } });
  });
});
