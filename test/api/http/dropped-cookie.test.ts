/** The log of a sign-in whose cookies the browser will drop. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../../platform/log/logger.js';
import { clientOf, makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

describeInTurn('a sign-in', (databases) => {
  describe.each([
    ['https://halftone.test', 'http://halftone.test', 1],
    ['https://halftone.test', 'https://halftone.test', 0],
    ['http://halftone.test', 'http://halftone.test', 0],
    ['https://halftone.test', undefined, 0],
  ])('with PUBLIC_URL %s, from a page at %s', (publicUrl, origin, count) => {
    let world: RegistryWorld;
    const warnings: unknown[] = [];
    const logger = silentLogger();
    logger.warn = (facts: unknown) => warnings.push(facts);
    beforeAll(async () => {
      world = await makeRegistryWorld(databases.db, { publicUrl, logger });
    });
    beforeEach(() => {
      warnings.length = 0;
    });
    afterAll(() => world.close());

    it(`logs ${String(count)} warnings about dropped cookies`, async () => {
      const token = await makeToken(databases.db, world.nameOf('maker admin'));
      const headers = origin === undefined ? {} : { origin };
      const answer = await clientOf(world.url, null).post('/v1/session', { token }, headers);
      expect(answer.status).toBe(201);
      expect(warnings.filter((facts) => JSON.stringify(facts).includes('publicUrl'))).toHaveLength(count);
    });
  });
});
