/** Commands of the users of a registry world on its releases, over HTTP. */
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Progress } from '../../../contracts/release/releases.js';
import type { Environment } from '../../../domain/registry/target-app.js';
import type { Answered } from '../http/client.js';
import type { TestDatabases } from '../database/databases.js';
import { eventually } from '../eventually.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from './registry-world.js';
import { useScene } from '../temporal/release-scene.js';

/** A slow machine must cause no 202, and no stop without the workflow. */
export const longCommandTimeouts = { answerMs: 20_000, stopMs: 20_000, signalMs: 10_000, queryMs: 10_000 };

/** The users of a registry world whose releases have their workflows and a worker. `now`: the clock of the API. */
export function useOperators(databases: TestDatabases, options: { readonly now?: () => number } = {}) {
  const scene = useScene(databases);
  let opened: RegistryWorld | undefined;
  beforeAll(async () => {
    const { workflows } = scene;
    opened = await makeRegistryWorld(databases.db, { workflows, commandTimeouts: longCommandTimeouts, ...options });
  });
  afterAll(() => opened?.close());
  const world = (): RegistryWorld => {
    if (opened === undefined) throw new Error('The world is open inside of tests and hooks only');
    return opened;
  };
  return { world, ...operatorsOf(world) };
}

/** `world` is a function because a suite opens the world only before its first test. */
export function operatorsOf(world: () => RegistryWorld) {
  const create = async (version: string, environment: Environment = 'production'): Promise<string> => {
    const { as, miniProgram, targetApp } = world();
    const path = `/v1/mini-programs/${miniProgram}/versions/${version}/releases`;
    const made = await as('maker admin').post(path, { targetApp, environment });
    expect(made.status).toBe(201);
    return (made.body as Progress).id;
  };
  const command = (
    id: string,
    body: object,
    by: Person = 'maker admin',
    headers?: Record<string, string>,
  ): Promise<Answered> => world().as(by).post(`/v1/releases/${id}/commands`, body, headers);
  /** Sends a command and expects the outcome APPLIED. */
  const applied = async (id: string, body: object, by?: Person): Promise<Progress> => {
    const answer = await command(id, body, by);
    expect(answer).toMatchObject({ status: 200, body: { command: { outcome: 'APPLIED' } } });
    return (answer.body as { release: Progress }).release;
  };
  /** Creates a release and brings it to Release Preparation. */
  const prepared = async (version: string): Promise<string> => {
    const id = await create(version);
    await applied(id, { type: 'apply' });
    await applied(id, { type: 'approve' }, 'host reviewer');
    return id;
  };
  const progress = async (id: string, source: 'database' | 'workflow' = 'database'): Promise<Progress> =>
    (await world().as('host operator').get(`/v1/releases/${id}?source=${source}`)).body as Progress;
  /** The id of the request to approve the next step of the plan, when it is there. */
  const openReview = async (id: string): Promise<string> => {
    let review: string | undefined;
    await eventually(async () => {
      review = (await progress(id)).plan?.openReview?.id;
      expect(review).toBeDefined();
    });
    return review ?? '';
  };
  /** Forces production offline and lifts the suspension, so that the next release can be created. */
  const freeTarget = async (): Promise<void> => {
    const { as, miniProgram, targetApp } = world();
    const path = `/v1/targets/${miniProgram}/${targetApp}/production/commands`;
    for (const type of ['forceOffline', 'liftSuspension'])
      expect((await as('host admin').post(path, { type, reason: 'next test' })).status).toBe(200);
  };
  return { create, command, applied, prepared, progress, openReview, freeTarget };
}
