/** A plan that starts with a template of the super app's company, on a real Temporal server and worker. */
import { expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useOperators } from '../../support/api/operators.js';

describeInTurn('a plan by a template of a workspace', (databases) => {
  const { world, prepared, applied, progress } = useOperators(databases);

  it('raises the release by its steps, and goes on as it was when the template is deleted', async () => {
    const templates = `/v1/workspaces/${world().hosts}/plan-templates`;
    const steps = [
      { percentage: 7, bake: 'P1D' },
      { percentage: 70, advance: 'MANUAL' },
      { percentage: 100, advance: 'MANUAL' },
    ];
    const made = await world().as('host admin').post(templates, { name: 'House rules', steps });
    const { id: template } = made.body as { id: string };
    const id = await prepared('1.0.0');
    const started = await applied(id, { type: 'startPlan', template });
    expect(started.plan).toMatchObject({ template, templateName: 'House rules' });
    await eventually(async () => {
      expect(await progress(id)).toMatchObject({ percentage: 7, plan: { currentStep: 0, status: 'RUNNING' } });
    });
    expect((await world().as('host admin').delete(`${templates}/${template}`)).status).toBe(204);
    const plan = { template, templateName: 'House rules', currentStep: 1 };
    const advanced = await applied(id, { type: 'advancePlan', to: 'step-2', reason: 'looks good' });
    expect(advanced).toMatchObject({ percentage: 70, plan });
    await eventually(async () => {
      expect(await progress(id, 'workflow')).toMatchObject({ percentage: 70, plan });
    });
  });
});
