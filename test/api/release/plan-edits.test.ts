/** Edits of a plan over HTTP, on a real Temporal server and worker: its effect, its refusals, and its trail. */
import { expect, it } from '@jest/globals';
import { dayMs } from '../../../domain/values/time-units.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useOperators } from '../../support/api/operators.js';

const approval = { approvers: 'REVIEWERS' };
const first = { id: 'step-1', percentage: 10, bake: 'P1D' };
const guarded = { id: 'step-2', percentage: 20, bake: 'P1D', approval };
const last = { id: 'step-3', percentage: 100 };

describeInTurn('the edit of a plan', (databases) => {
  const { world, prepared, command, applied, progress } = useOperators(databases);
  const edit = (steps: object[], number: number) => ({ type: 'editPlan', steps, edit: number, reason: 'slower' });

  it('changes the steps to come, is stale when another came first, and leaves its difference in the trail', async () => {
    const id = await prepared('1.0.0');
    await applied(id, { type: 'startPlan', steps: [first, guarded, last] });
    await eventually(async () => {
      expect(await progress(id)).toMatchObject({ percentage: 10, plan: { currentStep: 0, edit: 0 } });
    });

    const added = { percentage: 50, bake: 'P2D', note: 'watch the shop' };
    await applied(id, edit([{ ...first, bake: 'P3D' }, guarded, added, last], 0));
    const { plan } = await progress(id);
    expect(plan).toMatchObject({ edit: 1, status: 'RUNNING', currentStep: 0 });
    expect(plan?.steps.map(({ percentage }) => percentage)).toEqual([10, 20, 50, 100]);
    const enteredMs = Date.parse(plan?.steps[0]?.enteredAt ?? '');
    expect(plan?.timeline[0]?.earliestAt).toBe(new Date(enteredMs + 3 * dayMs).toISOString());
    // The workflow waits for the new time.
    await eventually(async () => {
      expect((await progress(id, 'workflow')).plan).toMatchObject({ edit: 1, dueAt: plan?.dueAt });
    });

    expect(await command(id, edit([first, last], 0))).toMatchObject({
      status: 409,
      body: { code: 'STALE_PLAN', facts: { next: 'step-2', edit: 1 } },
    });
    expect(await command(id, edit([{ ...first, bake: 'P3D' }, last], 1))).toMatchObject({
      status: 409,
      body: { code: 'APPROVAL_WEAKENED', facts: { step: 'step-2', percentage: 20 } },
    });
    expect(await command(id, edit([first, guarded], 1))).toMatchObject({ status: 422 });
    expect(await command(id, edit([first, last], 1), 'host reviewer')).toMatchObject({ status: 403 });

    const read = async (path: string) =>
      ((await world().as('host operator').get(`/v1/releases/${id}/${path}`)).body as { items: unknown[] }).items;
    const edited = (await read('events?sort=-at&type=PlanEdited')) as object[];
    const words = { advance: 'AUTOMATIC' };
    expect(edited).toMatchObject([
      {
        reason: 'slower',
        after: {
          planEdit: {
            edit: 1,
            added: [{ ...words, percentage: 50, bake: 'P2D', note: 'watch the shop' }],
            removed: [],
            changed: [{ before: { ...words, ...first }, after: { ...words, ...first, bake: 'P3D' } }],
          },
        },
      },
    ]);
    // As it was sent.
    const ledger = (await read('commands')) as { type: string; outcome: string; args: object }[];
    expect(ledger.find(({ type, outcome }) => type === 'editPlan' && outcome === 'APPLIED')?.args).toEqual({
      edit: 0,
      steps: [
        { ...words, ...first, bake: 'P3D' },
        { ...words, ...guarded, approval: { approvers: 'REVIEWERS', count: 1, expiresAfter: 'P3D' } },
        { ...words, ...added },
        { ...words, ...last, bake: 'PT0S' },
      ],
    });
  });
});
