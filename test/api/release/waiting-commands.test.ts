/** Commands that wait without Temporal: check of the author's role at the decision, withdrawal, and expiry. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { applyCommand } from '../../../store/release/apply-command.js';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { recordCommand } from '../../../store/release/record-command.js';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { type CommandBody, type GrayRelease, useGrayReleases } from '../../support/api/gray-releases.js';
import type { Person } from '../../support/api/registry-world.js';

const raise = { type: 'setPercentage', percentage: 50 };
const reason = 'crashes';

describeInTurn('A waiting command over HTTP', (databases) => {
  const { newWorld, gray } = useGrayReleases(databases);
  /** Sends a command that is recorded and not decided (202). Returns its path. */
  const waiting = async ({ world, path }: GrayRelease, by: Person = 'program admin'): Promise<string> => {
    const answer = await world.as(by).post(path, raise);
    expect(answer.status).toBe(202);
    return `/v1/commands/${(answer.body as CommandBody).command.id}`;
  };
  const decide = (path: string) =>
    applyCommand(databases.db.kysely, { commandId: path.slice('/v1/commands/'.length), isFromWorkflow: false });

  describe('whose author lost the permission', () => {
    it('is rejected when the member was removed while it waited', async () => {
      const release = await gray();
      const { world } = release;
      const path = await waiting(release);
      const member = `/v1/mini-programs/${world.miniProgram}/members/${world.nameOf('program admin')}`;
      expect((await world.as('maker admin').delete(member)).status).toBe(204);
      await decide(path);
      expect((await world.as('maker admin').get(path)).body).toMatchObject({
        command: {
          outcome: 'REJECTED',
          code: 'ROLE_LOST',
          facts: {
            user: world.nameOf('program admin'),
            role: 'mini program admin',
            permission: 'goLive',
            cause: 'ROLE',
          },
          remedy: expect.any(String),
        },
        release: { percentage: 10 },
      });
    });

    it('is rejected when its token was revoked while it waited', async () => {
      const { world, path } = await gray();
      const user = world.nameOf('maker admin');
      const { body } = await world.as('maker admin').post('/v1/tokens', { user, name: 'leaked' });
      const { id, secret } = body as { id: string; secret: string };
      const answer = await world.with(secret).post(path, raise);
      expect((await world.as('maker admin').delete(`/v1/tokens/${id}`)).status).toBe(200);
      const command = `/v1/commands/${(answer.body as CommandBody).command.id}`;
      await decide(command);
      expect((await world.as('maker admin').get(command)).body).toMatchObject({
        command: { code: 'ROLE_LOST', facts: { cause: 'CREDENTIAL_REVOKED' } },
        release: { percentage: 10 },
      });
    });
  });

  describe('withdrawn', () => {
    it.each<Person>(['program admin', 'maker developer', 'host inspector'])(
      'by %s is never applied',
      async (person) => {
        const release = await gray();
        const { world } = release;
        const path = await waiting(release);
        const answer = await world.as(person).delete(path);
        const by = world.nameOf(person);
        const withdrawn = { outcome: 'REJECTED', code: 'WITHDRAWN', facts: { by }, remedy: expect.any(String) };
        expect(answer).toMatchObject({ status: 200, body: { command: withdrawn, release: { percentage: 10 } } });
        await decide(path);
        expect(await world.as('host operator').get(path)).toMatchObject({ body: { command: withdrawn } });
      },
    );

    it('twice returns the same outcome, also for another user', async () => {
      const release = await gray();
      const path = await waiting(release);
      const first = await release.world.as('program admin').delete(path);
      const again = await release.world.as('maker admin').delete(path);
      expect([first.status, again.status]).toEqual([200, 200]);
      expect((again.body as CommandBody).command).toEqual((first.body as CommandBody).command);
    });

    it('after its decision is answered 409 with the outcome', async () => {
      const release = await gray();
      const path = await waiting(release);
      await decide(path);
      expect(await release.world.as('program admin').delete(path)).toMatchObject({
        status: 409,
        body: {
          code: 'COMMAND_ALREADY_DECIDED',
          remedy: expect.any(String),
          command: { outcome: 'APPLIED' },
          release: { percentage: 50 },
        },
      });
    });

    it.each<[Person, number]>([
      ['host operator', 403],
      ['maker operator', 403],
      ['stranger', 404],
      ['anonymous', 401],
    ])('is refused for %s', async (person, status) => {
      const release = await gray();
      const path = await waiting(release);
      expect((await release.world.as(person).delete(path)).status).toBe(status);
      expect(await release.world.as('maker admin').get(path)).toMatchObject({
        body: { command: { outcome: 'RECEIVED' } },
      });
    });

    it('is refused for its author with a read-only token', async () => {
      const release = await gray();
      const path = await waiting(release);
      const readOnly = await makeToken(databases.db, release.world.nameOf('program admin'), { scopes: ['read'] });
      expect((await release.world.with(readOnly).delete(path)).status).toBe(403);
    });

    it('is shown as possible to users with the permission while the command waits', async () => {
      const release = await gray();
      const { world, path } = release;
      const command = await waiting(release);
      const offered = async (person: Person): Promise<unknown> => {
        const { body } = await world.as(person).get(path);
        return (body as { items: { mayWithdraw?: boolean }[] }).items[0]?.mayWithdraw;
      };
      expect([await offered('program admin'), await offered('maker developer')]).toEqual([true, true]);
      expect([await offered('host operator'), await offered('maker operator')]).toEqual([undefined, undefined]);
      await world.as('program admin').delete(command);
      expect(await offered('program admin')).toBeUndefined();
    });

    it('is refused for a stop command, which is applied instead', async () => {
      const { world, release } = await gray();
      const id = randomUUID();
      const { miniProgram, targetApp, environment } = release;
      await recordCommand(databases.db.kysely, {
        id,
        expectedRevision: null,
        role: 'workspace admin',
        subject: { releaseId: release.id, target: { miniProgram, targetApp, environment } },
        command: { type: 'pause', reason },
        actor: world.nameOf('maker admin'),
        idempotency: { key: id, bodyDigest: id },
      });
      expect(await world.as('maker admin').delete(`/v1/commands/${id}`)).toMatchObject({
        status: 409,
        body: { code: 'COMMAND_ALREADY_DECIDED', command: { outcome: 'APPLIED' }, release: { phase: 'PAUSED' } },
      });
    });

    it('is possible for a command to the target itself', async () => {
      const world = await newWorld();
      const id = randomUUID();
      const { miniProgram, targetApp } = world;
      await recordCommand(databases.db.kysely, {
        id,
        expectedRevision: null,
        role: 'target app admin',
        subject: { releaseId: null, target: { miniProgram, targetApp, environment: 'production' } },
        command: { type: 'liftSuspension', reason },
        actor: world.nameOf('host admin'),
        idempotency: { key: id, bodyDigest: id },
      });
      expect(await world.as('host inspector').delete(`/v1/commands/${id}`)).toMatchObject({
        status: 200,
        body: { command: { code: 'WITHDRAWN' }, target: { environment: 'production' } },
      });
    });
  });

  it('has an expiry, and is rejected after it', async () => {
    const release = await gray();
    const { world } = release;
    const path = await waiting(release);
    const id = path.slice('/v1/commands/'.length);
    const { expiresAt, receivedAt } = (
      (await world.as('maker admin').get(path)).body as {
        command: { expiresAt: string; receivedAt: string };
      }
    ).command;
    expect(Date.parse(expiresAt) - Date.parse(receivedAt)).toBeGreaterThan(86_300_000);
    await databases.db.kysely
      .updateTable('command')
      .set({ expires_at: new Date(0) })
      .where('id', '=', id)
      .execute();
    await decide(path);
    expect((await world.as('maker admin').get(path)).body).toMatchObject({
      command: { code: 'COMMAND_EXPIRED', facts: { expiresAt: new Date(0).toISOString() } },
      release: { percentage: 10 },
    });
    expect(await findCommand(databases.db.kysely, id)).toMatchObject({ outcome: 'REJECTED' });
  });
});
