/** Plan templates in the database: writes that run beside each other, and the limits of a workspace. */
import { expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { longestDeadlineMs } from '../../../domain/plan/plan.js';
import { mostTemplates, planTemplate, type WorkspaceTemplate } from '../../../domain/plan/templates.js';
import { inTransaction } from '../../../store/database/transaction.js';
import {
  deletePlanTemplate,
  findPlanTemplate,
  insertPlanTemplate,
  listPlanTemplates,
  lockTemplatesOf,
  updatePlanTemplate,
} from '../../../store/plan/plan-templates.js';
import { templatesOfTarget } from '../../../store/plan/target-templates.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

const { steps } = planTemplate('quick');
const by = { actor: 'alice', atMs: 0 };

describeInTurn('plan templates', (databases) => {
  const templateOf = (workspaceId: string, name: string): WorkspaceTemplate => ({
    id: uuidv7(),
    workspaceId,
    name,
    version: 1,
    steps,
    createdBy: 'alice',
    createdAtMs: 0,
    deadlineAfterMs: null,
  });
  const insert = (template: WorkspaceTemplate) =>
    inTransaction(databases.db.kysely, async (trx) => {
      await lockTemplatesOf(trx, template.workspaceId);
      return await insertPlanTemplate(trx, template);
    });

  it('have one name each and stay within the limit, whatever writes run beside each other', async () => {
    const { workspaceId } = await makeWorld(databases.db);
    const same = await Promise.all(['A', 'a', 'A'].map((name) => insert(templateOf(workspaceId, name))));
    expect(same.filter((rejection) => rejection === null)).toHaveLength(1);
    expect(same.filter((rejection) => rejection?.code === 'TEMPLATE_NAME_TAKEN')).toHaveLength(2);
    const many = Array.from({ length: mostTemplates + 5 }, (_, n) => insert(templateOf(workspaceId, `T${String(n)}`)));
    const refused = (await Promise.all(many)).filter((rejection) => rejection !== null);
    expect(refused).toEqual(Array.from({ length: 6 }, () => ({ code: 'TOO_MANY_TEMPLATES', limit: mostTemplates })));
    expect(await listPlanTemplates(databases.db.kysely, workspaceId)).toHaveLength(mostTemplates);
  });

  it('are read as they were written, by their workspace and by the targets of both sides', async () => {
    const { workspaceId, target } = await makeWorld(databases.db);
    const { kysely } = databases.db;
    const template = { ...templateOf(workspaceId, 'Careful'), deadlineAfterMs: longestDeadlineMs };
    expect(await insert(template)).toBeNull();
    expect(await findPlanTemplate(kysely, workspaceId, template.id)).toEqual(template);
    const sides = ['MINI_PROGRAM', 'TARGET_APP'];
    expect(await templatesOfTarget(kysely, target)).toEqual([{ ...template, sides }]);
    const other = await makeWorld(databases.db);
    expect(await templatesOfTarget(kysely, other.target, template.id)).toEqual([]);
    expect(await findPlanTemplate(kysely, other.workspaceId, template.id)).toBeUndefined();
    const elsewhere = { ...target, targetApp: other.target.targetApp };
    expect(await templatesOfTarget(kysely, elsewhere, template.id)).toMatchObject([{ sides: ['MINI_PROGRAM'] }]);
  });

  it('grow by one version with each change, and by none without one', async () => {
    const { workspaceId } = await makeWorld(databases.db);
    const template = templateOf(workspaceId, 'Careful');
    await insert(template);
    const change = (before: WorkspaceTemplate, name: string, deadlineAfterMs: number | null = null) =>
      inTransaction(databases.db.kysely, (trx) =>
        updatePlanTemplate(trx, before, { name, steps: before.steps, deadlineAfterMs }, by),
      );
    expect(await change(template, 'Careful')).toEqual(template);
    const renamed = { ...template, name: 'CAREFUL', version: 2 };
    expect(await change(template, 'CAREFUL')).toEqual(renamed);
    expect(await change(renamed, 'CAREFUL', 1)).toEqual({ ...renamed, deadlineAfterMs: 1, version: 3 });
    expect(await listPlanTemplates(databases.db.kysely, workspaceId)).toMatchObject([{ deadlineAfterMs: 1 }]);
    await inTransaction(databases.db.kysely, (trx) => deletePlanTemplate(trx, template, by));
    expect(await listPlanTemplates(databases.db.kysely, workspaceId)).toEqual([]);
  });
});
