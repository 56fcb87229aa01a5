/** /v1/releases/{release}/testers. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testerSchema } from '../../../contracts/target/testers.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

describeInTurn('testers over HTTP', (databases) => {
  let world: RegistryWorld;
  let path: string;
  let releaseId: string;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    releaseId = (await world.release('1.0.0')).id;
    path = `/v1/releases/${releaseId}/testers`;
  });
  afterAll(() => world.close());

  it('are added, listed and removed, and each change increments the revision of the target', async () => {
    const maker = world.as('maker admin');
    const key = encodeURIComponent('用户/1 %');
    expect(await maker.put(`${path}/${key}`, undefined)).toMatchObject({ status: 200, body: { userKey: '用户/1 %' } });
    expect((await maker.put(`${path}/${key}`, undefined)).status).toBe(200);
    expect((await maker.put(`${path}/zoe`, undefined)).status).toBe(200);
    expect(await maker.get(path)).toMatchObject({ body: { items: [{ userKey: 'zoe' }, { userKey: '用户/1 %' }] } });
    expect((await maker.get(`${path}/zoe`)).status).toBe(200);
    expect((await maker.get(`${path}/ann`)).status).toBe(404);
    expect((await maker.delete(`${path}/zoe`)).status).toBe(204);
    expect((await maker.delete(`${path}/zoe`)).status).toBe(204);
    const { target } = (await maker.get(`/v1/releases/${releaseId}`)).body as { target: { revision: number } };
    expect(target.revision).toBe(3);
  });

  it('have keys up to the length limit of the contract', async () => {
    const userKey = 'x'.repeat(256);
    const { body } = await world.as('maker admin').put(`${path}/${userKey}`, undefined);
    expect(testerSchema.parse(body)).toEqual({ userKey });
    await world.as('maker admin').delete(`${path}/${userKey}`);
  });

  it('are refused with U+0000 in the key, with a key that is too long, and without a go-live role', async () => {
    expect((await world.as('maker admin').put(`${path}/a%00b`, undefined)).status).toBe(422);
    expect((await world.as('maker admin').put(`${path}/${'x'.repeat(257)}`, undefined)).status).toBe(422);
    expect((await world.as('maker developer').put(`${path}/ann`, undefined)).status).toBe(403);
  });

  it('are refused after pilot testing', async () => {
    const release = await world.prepared('2.0.0');
    expect(await world.as('maker admin').put(`/v1/releases/${release.id}/testers/ann`, undefined)).toMatchObject({
      status: 409,
      body: { code: 'WRONG_STATUS', facts: { command: 'testers', status: 'RELEASE_PREPARATION' } },
    });
  });
});
