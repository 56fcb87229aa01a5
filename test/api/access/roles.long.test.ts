/** Role matrix of the registry routes: each route is called by each kind of user. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, people, type RegistryWorld } from '../../support/api/registry-world.js';
import { roleTable } from './roles/role-table.js';
import { helper, inMakers, inProgram, statusFor } from './roles/route-roles.js';

describeInTurn('the role matrix of the registry', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    await world.as('maker admin').put(inMakers(world, `/members/${helper}`), { role: 'operator' });
    await world.as('maker admin').put(inProgram(world, `/members/${helper}`), { role: 'developer' });
    const full = await world.prepared('1.0.0');
    await world.run(full, { type: 'fullRelease', supersede: false, reason: null });
    await world.run(await world.release('2.0.0'), { type: 'apply' });
  });
  afterAll(() => world.close());

  it.each(Object.entries(roleTable))('%s', async (_name, roles) => {
    const expected: Record<string, number> = {};
    const answered: Record<string, number> = {};
    for (const person of people) {
      const { method, path, body } = await roles.ask(world);
      answered[person] = (await world.as(person).send(method, path, body)).status;
      expected[person] = statusFor(person, roles);
    }
    expect(answered).toEqual(expected);
  });
});
