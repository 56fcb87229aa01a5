/**
 * Requests generated from the document for each operation: valid, nearly valid and hostile.
 * Each answer has a status and a shape that the document describes, and is never a 500.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allRoutes } from '../../../api/all-routes.js';
import type { Client } from '../../support/http/client.js';
import { describeOnEachDatabase } from '../../support/database/databases.js';
import { type Operation, operations, surprise } from '../../support/openapi/operations-of-document.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';
import { requestOf } from '../../support/openapi/requests-of-operation.js';

/** Streams do not end. They have their own tests. */
const endless = new Set(['streamRelease', 'streamChanges']);
const runsEach = Number(process.env['GENERATED_RUNS'] ?? 25);

describeOnEachDatabase('requests generated from the document', (databases) => {
  let world: RegistryWorld;
  let known: Record<string, readonly string[]>;
  const seen = new Set<number>();
  const runs = new Map<string, Promise<void>>();

  /** Once for all tests, so that each of them can run alone. */
  const run = (operation: Operation): Promise<void> => {
    const running = runs.get(operation.operationId) ?? sendTo(operation);
    runs.set(operation.operationId, running);
    return running;
  };

  const sendTo = (operation: Operation): Promise<void> => {
    const client = ['maker admin', 'host admin'] as const;
    return fc.assert(
      fc.asyncProperty(requestOf(operation, known), fc.constantFrom(...client), async (requested, person) => {
        const answer = await world.as(person).send(operation.method, requested.url, requested.body, requested.headers);
        seen.add(answer.status);
        expect(surprise(operation, answer)).toBeNull();
      }),
      { numRuns: runsEach },
    );
  };

  beforeAll(async () => {
    // No worker runs here, so most commands wait. Short timeouts keep the test fast.
    world = await makeRegistryWorld(databases.db, {
      commandTimeouts: { answerMs: 20, stopMs: 10, signalMs: 10, queryMs: 10 },
    });
    known = await thingsOf(world);
  });
  afterAll(() => world.close());

  it('cover every operation', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      allRoutes.map(({ operationId }) => operationId).sort(),
    );
  });

  const finite = operations.filter(({ operationId }) => !endless.has(operationId));

  describe.each(finite.map((operation) => [operation.operationId, operation] as const))('%s', (_name, operation) => {
    it('is answered as the document describes', () => run(operation));
  });

  describe('all together', () => {
    it('are answered with each of the main statuses', async () => {
      for (const operation of finite) await run(operation).catch(() => undefined); // Its own test fails.
      expect([...seen]).toEqual(expect.arrayContaining([200, 201, 204, 400, 403, 404, 409, 422]));
    });
  });
});

/** Existing ids by path parameter. */
async function thingsOf(world: RegistryWorld): Promise<Record<string, readonly string[]>> {
  const gray = await world.prepared('1.0.0');
  await world.run(gray, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
  const reviewed = await world.release('2.0.0');
  await world.run(reviewed, { type: 'apply' });
  const created = await world.release('1.0.0', 'sandbox');
  const maker = world.as('maker admin');
  const reviews = await itemsOf(maker, '/v1/reviews');
  const commands = await itemsOf(maker, `/v1/releases/${gray.id}/commands`);
  const steps = [{ percentage: 100 }];
  const made = await maker.post(`/v1/workspaces/${world.makers}/plan-templates`, { name: 'All at once', steps });
  const { id: template } = made.body as { id: string };
  return {
    release: [gray.id, reviewed.id, created.id],
    review: reviews.map(({ id }) => id),
    command: commands.map(({ id }) => id),
    miniProgram: [world.miniProgram],
    version: ['1.0.0', '2.0.0'],
    targetApp: [world.targetApp],
    environment: ['production', 'sandbox'],
    workspace: [world.makers, world.hosts],
    user: [world.nameOf('maker operator'), world.nameOf('program developer')],
    userKey: ['user-1'],
    template: ['quick', template],
    code: ['none'],
    token: ['none'],
  };
}

async function itemsOf(client: Client, path: string): Promise<{ readonly id: string }[]> {
  return ((await client.get(path)).body as { items: { id: string }[] }).items;
}
