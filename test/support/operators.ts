/** Commands of the users of a registry world on its releases, over HTTP. */
import { expect } from '@jest/globals';
import type { Progress } from '../../contracts/release/releases.js';
import type { Environment } from '../../domain/registry/target-app.js';
import type { Answered } from './client.js';
import type { Person, RegistryWorld } from './registry-world.js';

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
  const progress = async (id: string, source: 'database' | 'workflow' = 'database'): Promise<Progress> =>
    (await world().as('host operator').get(`/v1/releases/${id}?source=${source}`)).body as Progress;
  /** Forces production offline and lifts the suspension, so that the next release can be created. */
  const freeTarget = async (): Promise<void> => {
    const { as, miniProgram, targetApp } = world();
    const path = `/v1/targets/${miniProgram}/${targetApp}/production/commands`;
    for (const type of ['forceOffline', 'liftSuspension'])
      expect((await as('host admin').post(path, { type, reason: 'next test' })).status).toBe(200);
  };
  return { create, command, applied, progress, freeTarget };
}
