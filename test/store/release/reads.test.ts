import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { eventsAfter, listEvents } from '../../../store/release/ledger/list-events.js';
import { InvalidCursor, numberCursor, textCursor, textsCursor } from '../../../store/database/pages.js';
import { findRoles } from '../../../store/access/load-roles.js';
import { listReleases, type ReleaseFilter } from '../../../store/release/list-releases.js';
import { findReleaseFor } from '../../../store/release/releases.js';
import { listTargets } from '../../../store/target/targets.js';
import { findTargetFacts } from '../../../store/release/load-facts.js';
import { openReleasePages } from '../../../store/release/read-snapshots.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld, type World } from '../../support/database/store-world.js';

describeInTurn('reading releases', (databases) => {
  const versionsIn = async (filter: Partial<ReleaseFilter>, limit = 50) =>
    (await listReleases(databases.db.kysely, { readableFrom: null, ...filter }, { limit })).items.map(
      ({ release }) => release.version,
    );
  const ownerOf = async (world: World) => (await findTargetFacts(databases.db.kysely, world.target))?.workspaceId ?? '';

  it('lists them newest first by each filter', async () => {
    const world = await makeWorld(databases.db);
    const { miniProgram, targetApp } = world.target;
    await world.create('1.0.0');
    await world.prepared('2.0.0');
    expect(await versionsIn({ miniProgram })).toEqual(['2.0.0', '1.0.0']);
    expect(await versionsIn({ targetApp, environment: 'production' })).toEqual(['2.0.0', '1.0.0']);
    expect(await versionsIn({ targetApp, environment: 'test' })).toEqual([]);
    expect(await versionsIn({ miniProgram, status: ['CREATED'] })).toEqual(['1.0.0']);
    expect(await versionsIn({ workspace: await ownerOf(world) })).toEqual(['2.0.0', '1.0.0']);
    expect(await versionsIn({ miniProgram, q: 'no such' })).toEqual([]);
  });

  it('shows only what may be read', async () => {
    const world = await makeWorld(databases.db);
    await world.create('1.0.0');
    const { miniProgram } = world.target;
    expect(await versionsIn({ miniProgram, readableFrom: [await ownerOf(world)] })).toEqual(['1.0.0']);
    expect(await versionsIn({ miniProgram, readableFrom: [randomUUID()] })).toEqual([]);
    expect(await versionsIn({ miniProgram, readableFrom: [] })).toEqual([]);
  });

  it('pages through without a gap or a repetition', async () => {
    const world = await makeWorld(databases.db);
    for (const version of ['1.0.0', '2.0.0', '3.0.0']) await world.create(version);
    const filter = { miniProgram: world.target.miniProgram, readableFrom: null };
    const first = await listReleases(databases.db.kysely, filter, { limit: 2 });
    const second = await listReleases(databases.db.kysely, filter, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ release }) => release.version)).toEqual([
      '3.0.0',
      '2.0.0',
      '1.0.0',
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('gives the facts of a release and of a target from one moment', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const first = await world.prepared('1.0.0');
    const second = await world.prepared('2.0.0');
    await world.raise(first.id, 100);
    const asker = { user: randomUUID(), onlyWorkspaces: null };
    const loaded = await findReleaseFor(kysely, second.id, asker);
    expect(loaded?.facts.release).toEqual(await world.release(second.id));
    expect(loaded?.facts.others).toEqual([await world.release(first.id)]);
    expect(loaded?.facts.target.candidate).toMatchObject({ releaseId: first.id, bp: 100 });
    expect(loaded?.facts.app).toMatchObject({ id: world.target.targetApp, confirmation: 'COMMIT' });
    expect(await findReleaseFor(kysely, randomUUID(), asker)).toBeUndefined();
    const other = await findTargetFacts(kysely, { ...world.target, environment: 'sandbox' });
    expect(other?.facts.target).toMatchObject({ environment: 'sandbox', revision: 0, everReleased: false });
    expect(await findTargetFacts(kysely, { ...world.target, miniProgram: 'none' })).toBeUndefined();
  });

  it('reads the facts of a release with the roles of a user on both sides', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const user = randomUUID();
    const stranger = { user, onlyWorkspaces: null };
    expect((await findReleaseFor(kysely, id, stranger))?.roles).toEqual({ developersMayStop: true });
    const member = { user_name: user, role: 'reviewer', added_by: 'alice', added_at: new Date() } as const;
    await kysely
      .insertInto('member')
      .values({ ...member, workspace_id: await ownerOf(world) })
      .execute();
    const roles = await findRoles(kysely, stranger, world.target);
    expect(roles.miniProgramWorkspaceRole).toBe('reviewer');
    expect((await findReleaseFor(kysely, id, stranger))?.roles).toEqual(roles);
    const elsewhere = { user, onlyWorkspaces: ['another'] };
    expect((await findReleaseFor(kysely, id, elsewhere))?.roles).toEqual({ developersMayStop: true });
  });

  it('lists targets in order, page by page', async () => {
    const world = await makeWorld(databases.db);
    const { miniProgram } = world.target;
    await world.create('1.0.0');
    await world.run(null, { type: 'forceOffline', reason: 'x' });
    const filter = { miniProgram, readableFrom: null };
    const { items, nextCursor } = await listTargets(databases.db.kysely, filter, { limit: 1 });
    expect(items).toMatchObject([{ target: { miniProgram, revision: 1, suspension: { by: 'alice' } } }]);
    expect(nextCursor).toBeNull();
  });

  it('walks through every open release once, also from a given one on', async () => {
    const world = await makeWorld(databases.db);
    const open = await world.create('1.0.0');
    const later = await world.create('2.0.0');
    const gone = await world.prepared('3.0.0');
    await world.run(gone.id, { type: 'cancel', reason: 'x' });
    const walk = async (afterId?: string) => {
      const ids: string[] = [];
      for await (const page of openReleasePages(databases.db.kysely, afterId))
        ids.push(...page.map(({ release }) => release.id));
      return ids.filter((id) => [open.id, later.id, gone.id].includes(id));
    };
    expect(await walk()).toEqual([open.id, later.id]);
    expect(await walk(open.id)).toEqual([later.id]);
  });
});

describeInTurn('reading the trail', (databases) => {
  it('comes in order, page by page, and from any event on', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const of = { kind: 'release', id } as const;
    const first = await listEvents(databases.db.kysely, of, { limit: 2 });
    const second = await listEvents(databases.db.kysely, of, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(second.nextCursor).toBeNull();
    expect((await eventsAfter(databases.db.kysely, of, { seq: 2, limit: 10 })).map(({ type }) => type)).toEqual([
      'ReviewApproved',
    ]);
  });
});

describe('a cursor', () => {
  const made = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each(['', '%%', 'bnVsbA', made(null), made({}), made(true), made('nul\u0000')])('%j is no text', (cursor) => {
    expect(() => textCursor({ limit: 1, cursor })).toThrow(InvalidCursor);
  });

  it.each([made('1'), made(1.5), made(1e300), made([1])])('%j is no number', (cursor) => {
    expect(() => numberCursor({ limit: 1, cursor })).toThrow(InvalidCursor);
  });

  it.each([made(['a']), made(['a', 1]), made('ab'), made(['a', 'b', 'c'])])('%j is no pair of texts', (cursor) => {
    expect(() => textsCursor({ limit: 1, cursor }, 2)).toThrow(InvalidCursor);
  });
});
