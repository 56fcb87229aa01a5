/** Database reads are shared by all followers of a release. No statements are sent while nothing changes. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { CHANNELS, notify } from '../../../store/database/notifications.js';
import { setWorkspaceMember } from '../../../store/registry/workspace-members.js';
import { changeWorkspace } from '../../../store/registry/workspaces.js';
import { recordCommand } from '../../../store/release/record-command.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { makeToken } from '../../support/http/client.js';
import { type CountedDatabase, countedDatabase } from '../../support/api/counted-database.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { openStream, type OpenStream } from '../../support/http/event-stream-reader.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

const perToken = 20;

describeInTurn('streams of one release:', (databases) => {
  let counted: CountedDatabase;
  let world: RegistryWorld;
  let release: Release;
  const open: OpenStream[] = [];

  beforeAll(async () => {
    counted = countedDatabase(databases.db);
    world = await makeRegistryWorld(counted);
    release = await world.prepared('1.0.0');
    await world.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
  });
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });
  afterAll(() => world.close());

  const follow = async (secret: string): Promise<OpenStream> => {
    const stream = await openStream(`${world.url}/v1/releases/${release.id}/stream`, secret);
    open.push(stream);
    return stream;
  };
  const tokenOf = (person: Person): Promise<string> => makeToken(databases.db, world.nameOf(person));
  /** Resolves after a period without statements. */
  const quiet = (): Promise<void> =>
    eventually(async () => {
      counted.takeCount();
      await pause(200);
      expect(counted.takeCount()).toBe(0);
    });

  it('a stop sends few statements for 200 followers of five users, and all receive it', async () => {
    const readers: Person[] = ['maker admin', 'maker developer', 'host admin', 'host inspector', 'program admin'];
    const streams: OpenStream[] = [];
    for (const person of [...readers, ...readers]) {
      const secret = await tokenOf(person);
      streams.push(...(await Promise.all(Array.from({ length: perToken }, () => follow(secret)))));
    }
    await Promise.all(streams.map((stream) => stream.next()));
    await quiet();
    const answer = await world.as('maker admin').post(`/v1/releases/${release.id}/commands`, {
      type: 'pause',
      reason: 'crashes',
    });
    const events = await Promise.all(streams.map((stream) => stream.until(({ phase }) => phase === 'PAUSED')));
    expect(answer.status).toBe(200);
    // The request itself sends about ten. One read per follower would send hundreds.
    expect(counted.takeCount()).toBeLessThan(40);
    expect(events.every((event) => event !== null)).toBe(true);
    const allowed = (index: number): boolean | undefined =>
      events[index * perToken]?.data.allowedActions.find(({ type }) => type === 'resume')?.allowed;
    expect([allowed(0), allowed(3)]).toEqual([true, false]);
  });

  it('no statement is sent while nothing changes, and few for a change', async () => {
    const secret = await tokenOf('maker admin');
    const streams = await Promise.all(Array.from({ length: perToken }, () => follow(secret)));
    await Promise.all(streams.map((stream) => stream.next()));
    await quiet();
    const { miniProgram, targetApp, environment } = release;
    await inTransaction(databases.db.kysely, (trx) =>
      notify(trx, { channel: CHANNELS.targetChanged, payload: `${miniProgram}/${targetApp}/${environment}` }),
    );
    await pause(300);
    expect(counted.takeCount()).toBeLessThanOrEqual(2);
    await world.run(release, { type: 'resume' });
    counted.takeCount();
    await Promise.all(streams.map((stream) => stream.until(({ phase }) => phase === 'SERVING')));
    expect(counted.takeCount()).toBeLessThan(perToken / 2);
  });

  it('a command of another user is sent to followers when it is received and when it is rejected', async () => {
    const stream = await follow(await tokenOf('maker developer'));
    await stream.next();
    const { miniProgram, targetApp, environment } = release;
    const record = (id: string, type: 'completeTesting' | 'reset') =>
      recordCommand(databases.db.kysely, {
        id,
        subject: { releaseId: release.id, target: { miniProgram, targetApp, environment } },
        command: type === 'reset' ? { type, reason: null, reshuffle: false } : { type },
        actor: world.nameOf('maker admin'),
        role: 'workspace admin',
        idempotency: { key: id, bodyDigest: id },
        expectedRevision: null,
      });
    await record(`rejected-${world.mark}`, 'completeTesting');
    const isLast = (outcome: string) => (progress: { lastCommands: readonly { outcome: string }[] }) =>
      progress.lastCommands[0]?.outcome === outcome;
    expect(await stream.until(isLast('REJECTED'))).not.toBeNull();
    await record(`received-${world.mark}`, 'reset');
    expect(await stream.until(isLast('RECEIVED'))).not.toBeNull();
  });

  it('a change of policy or role changes the allowed actions, and the loss of all roles ends the stream', async () => {
    const { kysely } = databases.db;
    const developer = await follow(await tokenOf('maker developer'));
    const operator = await follow(await tokenOf('maker operator'));
    const mayPause =
      (isAllowed: boolean) => (progress: { allowedActions: readonly { type: string; allowed: boolean }[] }) =>
        progress.allowedActions.some(({ type, allowed }) => type === 'cancel' && allowed === isAllowed);
    expect(await developer.until(mayPause(true))).not.toBeNull();
    expect(await operator.until(mayPause(false))).not.toBeNull();
    const by = { actor: world.nameOf('maker admin'), atMs: Date.now() };
    const policy = { developersMayStop: false };
    await inTransaction(kysely, (trx) => changeWorkspace(trx, world.makers, { policy }, by));
    expect(await developer.until(mayPause(false))).not.toBeNull();
    const member = { ...by, workspaceId: world.makers, user: world.nameOf('maker operator') };
    await inTransaction(kysely, (trx) => setWorkspaceMember(trx, { ...member, role: 'admin' }));
    expect(await operator.until(mayPause(true))).not.toBeNull();
    await inTransaction(kysely, (trx) => setWorkspaceMember(trx, { ...member, role: null }));
    expect(await operator.next()).toBeNull();
  });

  it('a policy change of the target app is sent to followers', async () => {
    const stream = await follow(await tokenOf('maker admin'));
    await stream.next();
    await world.as('host admin').patch(`/v1/target-apps/${world.targetApp}`, {
      policy: { percentages: { presets: [7, 77] } },
    });
    expect(await stream.until(({ presets }) => presets.includes(77))).not.toBeNull();
  });

  it('one token may hold 20 streams; the next is refused with a remedy', async () => {
    const secret = await tokenOf('maker admin');
    for (let n = 0; n < perToken; n += 1) expect((await follow(secret)).status).toBe(200);
    const refused = await world.with(secret).get(`/v1/releases/${release.id}/stream`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(refused.body).toMatchObject({
      code: 'TOO_MANY_STREAMS',
      facts: { limit: perToken },
      remedy: expect.stringContaining('Close'),
    });
    expect((await follow(await tokenOf('maker admin'))).status).toBe(200);
  });
});
