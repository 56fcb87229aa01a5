/** The stream of all changes: who gets which, few reads for many readers, and none while nothing changes. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { setWorkspaceMember } from '../../../store/registry/workspace-members.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { makeToken } from '../../support/http/client.js';
import { type CountedDatabase, countedDatabase } from '../../support/api/counted-database.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { openStream, type OpenStream } from '../../support/http/event-stream-reader.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

interface Changes {
  readonly releases: readonly { readonly id: string; readonly percentage: number; readonly phase: string | null }[];
  readonly targets: readonly { readonly miniProgram: string; readonly percentage: number }[];
}

const raise = (bp: number) => ({ type: 'setPercentage', bp, supersede: false, reason: null }) as const;

describeInTurn('the stream of all changes', (databases) => {
  let counted: CountedDatabase;
  let world: RegistryWorld;
  let other: RegistryWorld;
  let release: Release;
  let elsewhere: Release;
  const open: OpenStream<Changes>[] = [];

  beforeAll(async () => {
    counted = countedDatabase(databases.db);
    world = await makeRegistryWorld(counted);
    other = await makeRegistryWorld(databases.db);
    release = await world.prepared('1.0.0');
    elsewhere = await other.prepared('1.0.0');
  });
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });
  afterAll(async () => {
    await world.close();
    await other.close();
  });

  const follow = async (person: Person, query = ''): Promise<OpenStream<Changes>> => {
    const secret = await makeToken(databases.db, world.nameOf(person));
    const stream = await openStream<Changes>(`${world.url}/v1/stream${query}`, secret);
    open.push(stream);
    return stream;
  };
  /** Resolves after a period without statements. */
  const quiet = (): Promise<void> =>
    eventually(async () => {
      counted.takeCount();
      await pause(200);
      expect(counted.takeCount()).toBe(0);
    });

  it('sends what changed to both sides of the target, as the lists show it', async () => {
    const streams = [await follow('maker operator'), await follow('host inspector')];
    await world.run(release, raise(1_000));
    for (const stream of streams)
      expect(await stream.until(({ releases }) => releases.some(({ percentage }) => percentage === 10))).toMatchObject({
        event: 'change',
        data: { releases: [{ id: release.id, status: 'GRAYSCALE_RELEASE', miniProgram: world.miniProgram }] },
      });
  });

  it('sends nothing of others, and only what concerns the wanted workspace', async () => {
    const makers = await follow('maker admin');
    const wanted = await follow('maker admin', `?workspace=${other.makers}`);
    await other.run(elsewhere, raise(1_000));
    await world.run(release, raise(2_000));
    const event = await makers.until(({ releases }) => releases.length > 0);
    expect(event?.data.releases.map(({ id }) => id)).toEqual([release.id]);
    await inTransaction(databases.db.kysely, (trx) =>
      setWorkspaceMember(trx, {
        workspaceId: other.makers,
        user: world.nameOf('maker admin'),
        role: 'operator',
        actor: 'test',
        atMs: Date.now(),
      }),
    );
    await other.run(elsewhere, raise(2_000));
    const later = await wanted.until(({ releases }) => releases.some(({ percentage }) => percentage === 20));
    expect(later?.data.releases.map(({ id }) => id)).toEqual([elsewhere.id]);
  });

  it('asks the database nothing while nothing changes, and little for a change with 200 readers', async () => {
    const people: Person[] = ['maker admin', 'maker developer', 'host admin', 'host inspector', 'program admin'];
    const streams: OpenStream<Changes>[] = [];
    for (const person of [...people, ...people]) {
      const secret = await makeToken(databases.db, world.nameOf(person));
      const opened = await Promise.all(
        Array.from({ length: 20 }, () => openStream<Changes>(`${world.url}/v1/stream`, secret)),
      );
      streams.push(...opened);
      open.push(...opened);
    }
    await quiet();
    await world.run(release, { type: 'pause', reason: 'crashes' });
    const events = await Promise.all(
      streams.map((stream) => stream.until(({ releases }) => releases.some(({ phase }) => phase === 'PAUSED'))),
    );
    expect(events.every((event) => event !== null)).toBe(true);
    // The command itself sends about ten. One read per reader would send hundreds.
    expect(counted.takeCount()).toBeLessThan(40);
  });

  it('sends each change, also one after which the lists show the same', async () => {
    const stream = await follow('maker admin');
    const freeze = { name: 'Incident', kind: 'DENY', zone: 'UTC', reason: 'payments fail' };
    for (const change of ['first', 'second']) {
      const made = await world.as('maker admin').post(`/v1/workspaces/${world.makers}/change-windows`, freeze);
      expect([change, made.status]).toEqual([change, 201]);
      const sent = await stream.until(({ releases }) => releases.some(({ id }) => id === release.id));
      expect([change, sent?.event]).toEqual([change, 'change']);
    }
  });

  it('ends with its token', async () => {
    const user = world.nameOf('maker admin');
    const id = `ends-${world.mark}`;
    const stream = await openStream(`${world.url}/v1/stream`, await makeToken(databases.db, user, { id }));
    expect((await world.as('maker admin').delete(`/v1/tokens/${id}`)).status).toBe(200);
    expect(await stream.next()).toBeNull();
  });
});
