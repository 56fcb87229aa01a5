/** The command ledger over HTTP: idempotency keys, If-Match revisions, and invalid input. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { type CommandBody, useGrayReleases } from '../../support/api/gray-releases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const reason = 'crashes';

describeInTurn('Commands over HTTP', (databases) => {
  const { gray } = useGrayReleases(databases);

  describe('the ledger', () => {
    it('returns the recorded outcome for the same key after the command was applied', async () => {
      const { world, path } = await gray();
      const key = { 'idempotency-key': 'pause-once' };
      const first = await world.as('maker admin').post(path, { type: 'pause', reason }, key);
      const again = await world.as('maker admin').post(path, { type: 'pause', reason }, key);
      expect(again).toMatchObject({ status: 200, body: { command: (first.body as CommandBody).command } });
      expect((again.body as CommandBody).release.revision).toBe(5);
      expect(again.headers.get('idempotency-key')).toBe('pause-once');
    });

    it('returns the recorded command for the same key while it waits, and adds no other command', async () => {
      const { world, path } = await gray();
      const key = { 'idempotency-key': 'raise-once' };
      const body = { type: 'setPercentage', percentage: 20 };
      const [one, two] = await Promise.all([
        world.as('maker admin').post(path, body, key),
        world.as('maker admin').post(path, body, key),
      ]);
      expect([one.status, two.status]).toEqual([202, 202]);
      expect((two.body as CommandBody).command.id).toBe((one.body as CommandBody).command.id);
      expect((await world.as('maker admin').get(path)).body).toMatchObject({ items: { length: 4 } });
    });

    it('answers 422 to the same key with another body, and separates the keys of two users', async () => {
      const { world, path } = await gray();
      const key = { 'idempotency-key': 'mine' };
      await world.as('maker admin').post(path, { type: 'pause', reason }, key);
      expect(await world.as('maker admin').post(path, { type: 'pause', reason: 'other' }, key)).toMatchObject({
        status: 422,
        body: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
      expect(await world.as('program admin').post(path, { type: 'pause', reason: 'other' }, key)).toMatchObject({
        status: 200,
        body: { command: { outcome: 'NO_OP' } },
      });
    });

    it('is listed in pages, newest first', async () => {
      const { world, path } = await gray();
      const first = await world.as('host operator').get(`${path}?limit=2`);
      expect(first.body).toMatchObject({ items: [{ type: 'setPercentage' }, { type: 'approve' }] });
      const { nextCursor } = first.body as { nextCursor: string };
      const second = await world.as('host operator').get(`${path}?limit=2&cursor=${nextCursor}`);
      expect(second.body).toEqual({ items: [expect.objectContaining({ type: 'apply', args: {} })] });
    });
  });

  describe('If-Match', () => {
    it('with the current revision permits the command', async () => {
      const { world, path } = await gray();
      const answer = await world.as('maker admin').post(path, { type: 'pause', reason }, { 'if-match': '"4"' });
      expect(answer.status).toBe(200);
    });

    it.each([
      ['a stop command', { type: 'cancel', reason }],
      ['another command', { type: 'setPercentage', percentage: 20 }],
    ])('with an older revision rejects %s with 412 and the current state', async (_kind, body) => {
      const { world, path } = await gray();
      const answer = await world.as('maker admin').post(path, body, { 'if-match': 'W/"3"' });
      expect(answer).toMatchObject({
        status: 412,
        body: {
          code: 'STALE_REVISION',
          facts: { expected: 3, current: 4 },
          command: { outcome: 'REJECTED', code: 'STALE_REVISION' },
          release: { revision: 4, percentage: 10 },
        },
      });
      expect(answer.headers.get('etag')).toBe('"4"');
    });

    it.each(['4', '"x"', '"-1"', '*'])('is 422 when it is %s', async (tag) => {
      const { world, path } = await gray();
      const answer = await world.as('maker admin').post(path, { type: 'pause', reason }, { 'if-match': tag });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'header/if-match' }] } });
    });
  });

  describe('invalid input', () => {
    it.each([
      [400, { type: 'setPercentage', percentage: '10' }],
      [400, { type: 'setPercentage' }],
      [400, { type: 'pause', reason: 7 }],
      [400, { type: 'pause', reason, more: true }],
      [400, { type: 3 }],
      [400, {}],
      [400, []],
      [400, 'pause'],
      [400, null],
      [422, { type: 'fly' }],
      [422, { type: 'setPercentage', percentage: 0 }],
      [422, { type: 'setPercentage', percentage: -1 }],
      [422, { type: 'setPercentage', percentage: 100.01 }],
      [422, { type: 'setPercentage', percentage: 12.345 }],
      [422, { type: 'setPercentage', percentage: 20, supersede: true }],
      [422, { type: 'chooseType', releaseType: 'FULL' }],
      [422, { type: 'pause', reason: '' }],
      [422, { type: 'pause', reason: '  ' }],
      [422, { type: 'pause', reason: 'x'.repeat(501) }],
      [422, { type: 'pause', reason: 'a\u0000b' }],
      [422, { type: 'rollback', reason, to: 'a\u0000b' }],
    ])('is answered %d and writes nothing: %j', async (status, body) => {
      const answer = await shared.world.as('maker admin').post(shared.path, body);
      expect(answer).toMatchObject({ status, body: { errors: expect.any(Array) } });
      expect((await shared.world.as('maker admin').get(shared.path)).body).toEqual({ items: [] });
    });

    const shared = {} as { world: RegistryWorld; path: string };
    beforeAll(async () => {
      shared.world = await makeRegistryWorld(databases.db);
      shared.path = `/v1/releases/${(await shared.world.release('1.0.0')).id}/commands`;
    });
    afterAll(() => shared.world.close());
  });

  it('are answered 403 and not recorded when the role does not permit them', async () => {
    const { world, path } = await gray();
    const statuses = await Promise.all([
      world.as('maker developer').post(path, { type: 'setPercentage', percentage: 20 }),
      world.as('host inspector').post(path, { type: 'reset' }),
      world.as('maker inspector').post(path, { type: 'reset' }),
      world.as('maker admin').post(path, { type: 'approve' }),
      world.as('host operator').post(path, { type: 'pause', reason }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await world.as('maker admin').get(path)).body).toMatchObject({ items: { length: 3 } });
  });
});
