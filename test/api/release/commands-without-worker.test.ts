/**
 * Commands over HTTP without Temporal and without a worker. Stop commands are applied. The other commands wait in
 * the ledger.
 */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type StopSweep, startStopSweep } from '../../../api/release/commands/sweep-stops.js';
import type { Release } from '../../../domain/release/release.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { recordCommand } from '../../../store/release/record-command.js';
import { apiDeps } from '../../support/api/api-deps.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { type CommandBody, useGrayReleases } from '../../support/api/gray-releases.js';
import type { RegistryWorld } from '../../support/api/registry-world.js';

const reason = 'crashes';

describeInTurn('without a worker', (databases) => {
  const { newWorld, gray } = useGrayReleases(databases);

  describe('a stop command', () => {
    it.each([
      ['pause', { status: 'GRAYSCALE_RELEASE', phase: 'PAUSED', percentage: 10 }],
      ['reset', { status: 'RELEASE_PREPARATION', percentage: 0 }],
      ['cancel', { status: 'CANCELED', percentage: 0, target: { candidate: null } }],
    ])('%s is applied', async (type, after) => {
      const { world, path } = await gray();
      const answer = await world.as('maker developer').post(path, { type, reason });
      expect(answer).toMatchObject({
        status: 200,
        body: {
          command: {
            type,
            outcome: 'APPLIED',
            actor: world.nameOf('maker developer'),
            role: 'workspace developer',
            reason,
            revision: 5,
          },
          release: { ...after, revision: 5, lastCommands: [{ type, outcome: 'APPLIED' }, {}, {}, {}] },
        },
      });
      expect(answer.headers.get('etag')).toBe('"5"');
    });

    it('rollback is applied, and the answer names the created release', async () => {
      const { world, release } = await gray();
      await world.run(release, { type: 'fullRelease', supersede: false, reason: null });
      const next = await world.prepared('2.0.0');
      await world.run(next, { type: 'fullRelease', supersede: false, reason: null });
      const answer = await world
        .as('maker admin')
        .post(`/v1/releases/${next.id}/commands`, { type: 'rollback', reason });
      expect(answer).toMatchObject({
        status: 200,
        body: {
          release: { status: 'ARCHIVED', terminalReason: 'ROLLED_BACK' },
          createdRelease: { id: expect.any(String), version: '1.0.0' },
        },
      });
      const { createdRelease } = answer.body as { createdRelease: { id: string } };
      expect((await world.as('maker admin').get(`/v1/releases/${createdRelease.id}`)).body).toMatchObject({
        kind: 'ROLLBACK',
        status: 'FULL_RELEASE',
      });
    });

    it('rejects waiting commands with OVERTAKEN_BY_STOP', async () => {
      const { world, path } = await gray();
      const raise = await world.as('maker admin').post(path, { type: 'setPercentage', percentage: 50 });
      const stop = await world.as('host inspector').post(path, { type: 'pause', reason });
      const { command } = raise.body as CommandBody;
      const later = await world.as('maker admin').get(`/v1/commands/${command.id}`);
      expect([raise.status, stop.status]).toEqual([202, 200]);
      expect(later).toMatchObject({
        status: 200,
        body: {
          command: {
            outcome: 'REJECTED',
            code: 'OVERTAKEN_BY_STOP',
            facts: { stop: 'pause' },
            remedy: expect.any(String),
          },
          release: { phase: 'PAUSED', percentage: 10 },
        },
      });
    });

    it('in a status that does not permit it is rejected, and recorded as rejected in the ledger', async () => {
      const world = await newWorld();
      const { id } = await world.release('1.0.0');
      const path = `/v1/releases/${id}/commands`;
      const answer = await world.as('maker admin').post(path, { type: 'cancel', reason });
      const { command } = answer.body as CommandBody;
      expect(answer).toMatchObject({
        status: 409,
        body: {
          type: 'urn:halftone:problem:WRONG_STATUS',
          title: expect.any(String),
          status: 409,
          instance: path,
          code: 'WRONG_STATUS',
          facts: { command: 'cancel', status: 'CREATED' },
          remedy: 'No user has it yet: leave it as it is.',
          command: { outcome: 'REJECTED', code: 'WRONG_STATUS' },
          release: { status: 'CREATED' },
        },
      });
      expect((await world.as('maker admin').get(path)).body).toMatchObject({
        items: [{ id: command.id, outcome: 'REJECTED', code: 'WRONG_STATUS' }],
      });
    });

    it('to a release in a final status is rejected at once', async () => {
      const { world, release, path } = await gray();
      await world.run(release, { type: 'cancel', reason });
      expect(await world.as('maker admin').post(path, { type: 'pause', reason })).toMatchObject({
        status: 409,
        body: { code: 'ALREADY_FINAL', facts: { status: 'CANCELED' } },
      });
    });

    it('that a killed process left is applied by the sweep of another process', async () => {
      const { world, release, path } = await gray();
      const id = await leave(world, release);
      const sweep = startSweep();
      await eventually(async () => {
        const answer = await world.as('maker admin').get(`/v1/commands/${id}`);
        expect(answer.body).toMatchObject({ command: { outcome: 'APPLIED' }, release: { phase: 'PAUSED' } });
      });
      await sweep.stop();
      expect((await world.as('maker admin').get(path)).body).toMatchObject({ items: { length: 4 } });
    });

    const startSweep = (): StopSweep => {
      const { metrics } = apiDeps(databases.db);
      return startStopSweep({ database: databases.db, logger: silentLogger(), metrics });
    };

    const leave = async (world: RegistryWorld, release: Release): Promise<string> => {
      const id = randomUUID();
      const { miniProgram, targetApp, environment } = release;
      await recordCommand(databases.db.kysely, {
        id,
        subject: { releaseId: release.id, target: { miniProgram, targetApp, environment } },
        command: { type: 'pause', reason },
        actor: world.nameOf('maker admin'),
        role: 'workspace admin',
        idempotency: { key: id, bodyDigest: id },
        expectedRevision: null,
      });
      return id;
    };
  });

  describe('another command', () => {
    it('is answered 202 with a Location header, and its outcome is served there', async () => {
      const { world, path } = await gray();
      const answer = await world.as('maker admin').post(path, { type: 'setPercentage', percentage: 12.34 });
      const { command } = answer.body as CommandBody;
      expect(answer).toMatchObject({
        status: 202,
        body: {
          command: { type: 'setPercentage', args: { percentage: 12.34 }, outcome: 'RECEIVED' },
          release: { percentage: 10, revision: 4, lastCommands: [{ outcome: 'RECEIVED' }, {}, {}, {}] },
        },
      });
      expect(answer.headers.get('location')).toBe(`/v1/commands/${command.id}`);
      await applyCommand(databases.db.kysely, { commandId: command.id, isFromWorkflow: false });
      expect(await world.as('host operator').get(`/v1/commands/${command.id}`)).toMatchObject({
        status: 200,
        body: { command: { outcome: 'APPLIED', revision: 5 }, release: { percentage: 12.34 } },
      });
    });

    it('that the current state does not permit is refused at once', async () => {
      const { world, path } = await gray();
      expect(await world.as('maker admin').post(path, { type: 'setPercentage', percentage: 5 })).toMatchObject({
        status: 409,
        body: {
          code: 'PERCENTAGE_MUST_INCREASE',
          facts: { current: 10, asked: 5 },
          remedy: expect.stringContaining('reset'),
          release: { percentage: 10 },
        },
      });
    });
  });
});
