/** A reminder of a request to approve a step, in the events of those who may decide. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { nextStep } from '../../../domain/release/next-step.js';
import { hourMs } from '../../../domain/values/time-units.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';
import { readRelease } from '../../support/database/store-world.js';

const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: hourMs } as const;
const step = { name: null, bakeMs: hourMs, advance: 'AUTOMATIC', note: null } as const;

describeInTurn('a reminder', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  const typesOf = async (person: Person, query: string) => {
    const { body } = await world.as(person).get(`/v1/events?type=StepApprovalReminded&${query}`);
    return (body as { items: readonly { type: string; by: string }[] }).items.map(({ type, by }) => [type, by]);
  };

  it('concerns those who may decide and whose release it is, and leaves the request as it is', async () => {
    const { id: releaseId, ...release } = await world.prepared('1.0.0');
    const steps = [
      { id: 'step-1', ...step, bp: 500, approval },
      { id: 'step-2', ...step, bp: 10_000 },
    ];
    const start = { type: 'startPlan', template: null, steps, startAtMs: null, reason: null } as const;
    await world.run({ id: releaseId, ...release }, start);
    await world.run({ id: releaseId, ...release }, { type: 'advancePlan', to: 'step-1', reason: 'now' });
    const requests = async () => (await world.as('host reviewer').get('/v1/reviews?kind=STEP')).body;
    const before = await requests();
    const next = nextStep({ release: await readRelease(databases.db, releaseId), targetRevision: 0 });
    if (next.kind !== 'command') throw new Error('Nothing is due');
    const { id: commandId, actor, command } = next.due;
    const ifAbsent = { is: 'taken', actor, command } as const;
    const applied = await applyCommand(databases.db.kysely, { commandId, releaseId, ifAbsent, isFromWorkflow: true });
    expect(applied?.record).toMatchObject({ type: 'remindStepApproval', actor: 'system:timer', outcome: 'APPLIED' });
    expect(await requests()).toEqual(before);
    const reminder = [['StepApprovalReminded', 'system:timer']];
    for (const person of ['host reviewer', 'host admin', 'program developer'] as const)
      expect([person, await typesOf(person, 'concerns=me')]).toEqual([person, reminder]);
    expect(await typesOf('maker developer', 'concerns=me')).toEqual([]);
  });
});
