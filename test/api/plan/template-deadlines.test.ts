/** The deadline of a plan template over HTTP: kept, and copied into plans and simulations that give none themselves. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';
import { readRelease } from '../../support/database/store-world.js';

const steps = [{ percentage: 5, bake: 'P1D' }, { percentage: 100 }];
const week = { after: 'P7D' };

describeInTurn('the deadline of a plan template', (databases) => {
  let world: RegistryWorld;
  let id = '';
  beforeAll(async () => {
    // No worker runs here: commands wait, and no test waits for them.
    const commandTimeouts = { answerMs: 20, stopMs: 10, signalMs: 10, queryMs: 10 };
    world = await makeRegistryWorld(databases.db, { commandTimeouts });
    ({ id } = await world.prepared('1.0.0'));
  });
  afterAll(() => world.close());

  const path = (rest = ''): string => `/v1/workspaces/${world.hosts}/plan-templates${rest}`;
  const make = async (body: object): Promise<string> => {
    const answer = await world.as('host admin').post(path(), { name: randomUUID(), steps, ...body });
    return (answer.body as { id: string }).id;
  };

  it('is shown where it has one, and changes its version', async () => {
    const template = await make({ deadline: week });
    const put = async (body: object) =>
      (await world.as('host admin').put(path(`/${template}`), { name: 'Careful', ...body })).body;
    expect(await put({ steps, deadline: week })).toMatchObject({ version: 2, deadline: week });
    expect(await put({ steps, deadline: { after: 'PT168H' } })).toMatchObject({ version: 2 });
    expect(await put({ steps, deadline: { after: 'P400D' } })).toMatchObject({
      version: 3,
      deadline: { after: 'P400D' },
    });
    const without = await put({ steps });
    expect(without).toMatchObject({ version: 4 });
    expect(without).not.toHaveProperty('deadline');
    const trail = await world.as('host admin').get(`/v1/workspaces/${world.hosts}/events?limit=200`);
    expect((trail.body as { items: object[] }).items[0]).toMatchObject({
      type: 'PlanTemplateChanged',
      before: { deadline: { after: 'P400D' }, steps: [{ bake: 'P1D' }, {}] },
    });
  });

  it.each([
    ['is that of the plan', {}, { deadline: week }, 168 * hourMs],
    ['gives way to the one of the start', { deadline: { after: 'PT12H' } }, { deadline: week }, 12 * hourMs],
    ['gives way to a start without one', { deadline: null }, { deadline: week }, null],
    ['is none where the template has none', {}, {}, null],
  ])('%s', async (_, given, ofTemplate, expected) => {
    const template = await make(ofTemplate);
    const start = { type: 'startPlan', template, ...given };
    const sent = await world.as('maker admin').post(`/v1/releases/${id}/commands`, start);
    const { command } = sent.body as { command: { id: string } };
    await applyCommand(databases.db.kysely, { commandId: command.id, isFromWorkflow: true });
    const { plan } = await readRelease(databases.db, id);
    expect(plan?.deadline?.afterMs ?? null).toBe(expected);
    const after = expected === null ? undefined : `PT${String(expected / hourMs)}H`;
    await world.run(await readRelease(databases.db, id), { type: 'endPlan', reason: 'done' });
    const target = { miniProgram: world.miniProgram, targetApp: world.targetApp };
    const simulated = await world.as('maker admin').post('/v1/plans/simulate', { target, template, ...given });
    const { final } = simulated.body as { final: { plan: { deadline?: { after: string } } } };
    expect(final.plan.deadline?.after).toBe(after === 'PT168H' ? 'P7D' : after);
  });
});
