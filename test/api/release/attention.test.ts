/** What needs attention, in GET /v1/overview: each kind, for those who may read it, and the filter behind a count. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import type { Release } from '../../../domain/release/release.js';
import { hourMs } from '../../../domain/values/time-units.js';
import { recordCommand } from '../../../store/release/record-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

interface Overview {
  readonly counts: Readonly<Record<string, number>>;
  readonly needsAttention: {
    readonly total: number;
    readonly items: readonly { readonly kind: string; readonly since: string; readonly releaseId?: string }[];
  };
}

const wait = { supersede: false, reason: null } as const;

describeInTurn('what needs attention', (databases) => {
  let world: RegistryWorld;
  let others: RegistryWorld;
  let paused: Release;
  let applied: Release;
  let review: { readonly id: string };
  let commandId: string;

  const overview = async (person: Person, query = '', of = world): Promise<Overview> => {
    const answer = await of.as(person).get(`/v1/overview?environment=all${query}`);
    expect(answer.status).toBe(200);
    return answer.body as Overview;
  };
  const kinds = async (...requested: Parameters<typeof overview>): Promise<string[]> =>
    (await overview(...requested)).needsAttention.items.map(({ kind }) => kind).sort();

  /** 1.0.0 is full and has an unconfirmed change, 2.0.0 paused, 3.0.0 under review, test suspended, a command waits. */
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    others = await makeRegistryWorld(databases.db);
    await world.upload('3.0.0');
    const full = await world.prepared('1.0.0');
    await world.run(full, { type: 'fullRelease', ...wait });
    paused = await world.prepared('2.0.0');
    await world.run(paused, { type: 'setPercentage', bp: 1250, ...wait });
    await world.run(paused, { type: 'pause', reason: 'crashes' });
    applied = await world.release('3.0.0');
    await world.run(applied, { type: 'apply' });
    await world.runOnTarget({ type: 'forceOffline', reason: 'wrong content' }, 'test');
    const { kysely } = databases.db;
    review = await kysely
      .selectFrom('review')
      .select('id')
      .where('release_id', '=', applied.id)
      .executeTakeFirstOrThrow();
    await kysely
      .insertInto('push_unconfirmed')
      .values({
        release_id: full.id,
        mini_program_id: world.miniProgram,
        target_app_id: world.targetApp,
        environment: 'production',
        change: 'RISE',
        revision: 2,
        confirmed_bp: 500,
        since: new Date(Date.now() - hourMs),
      })
      .execute();
    commandId = await recordWaiting(Date.now() - 2 * hourMs);
    await recordWaiting(Date.now());
  });
  afterAll(async () => {
    await world.close();
    await others.close();
  });

  const recordWaiting = async (receivedAtMs: number): Promise<string> => {
    const id = uuidv7();
    const { miniProgram, targetApp } = world;
    await recordCommand(databases.db.kysely, {
      id,
      command: { type: 'withdraw' },
      actor: world.nameOf('maker admin'),
      role: 'workspace admin',
      subject: { releaseId: applied.id, target: { miniProgram, targetApp, environment: 'production' } },
      idempotency: { key: id, bodyDigest: id },
      expectedRevision: null,
      receivedAtMs,
    });
    return id;
  };

  it('lists each kind with names and ids, the oldest first', async () => {
    const { needsAttention } = await overview('host reviewer');
    const names = {
      miniProgram: world.miniProgram,
      miniProgramName: 'Weather',
      targetAppName: 'Wallet',
      targetApp: world.targetApp,
      workspace: { id: world.makers, name: 'maker' },
    };
    const inProduction = { ...names, environment: 'production' };
    const times = needsAttention.items.map(({ since }) => since);
    expect(times).toEqual([...times].sort());
    expect(needsAttention).toMatchObject({
      total: 5,
      items: [
        { kind: 'commandWaits', ...inProduction, commandId, type: 'withdraw', version: '3.0.0', releaseId: applied.id },
        { kind: 'notConfirmed', ...inProduction, version: '1.0.0', percentage: 100, confirmedPercentage: 5 },
        {
          kind: 'paused',
          ...inProduction,
          version: '2.0.0',
          releaseId: paused.id,
          percentage: 12.5,
          by: world.nameOf('maker admin'),
          reason: 'crashes',
        },
        {
          kind: 'review',
          ...inProduction,
          version: '3.0.0',
          releaseId: applied.id,
          reviewId: review.id,
          reviewKind: 'RELEASE',
          requestedBy: world.nameOf('maker admin'),
          percentage: 0,
        },
        { kind: 'suspended', ...names, environment: 'test', by: world.nameOf('host admin'), reason: 'wrong content' },
      ],
    });
  });

  it('has as many items of a kind as the count says', async () => {
    for (const person of ['host reviewer', 'maker developer'] as const) {
      const { counts, needsAttention } = await overview(person);
      const number = (kind: string): number => needsAttention.items.filter((item) => item.kind === kind).length;
      expect({ ...counts }).toMatchObject({
        paused: number('paused'),
        notConfirmed: number('notConfirmed'),
        waitingForMyReview: number('review'),
      });
    }
  });

  it('shows a request to those who may not decide it once it expires within a day', async () => {
    const rest = ['commandWaits', 'notConfirmed', 'paused', 'suspended'];
    expect(await kinds('maker admin')).toEqual(rest);
    const expiresAt = (ms: number) =>
      databases.db.kysely
        .updateTable('review')
        .set({ expires_at: new Date(ms) })
        .where('id', '=', review.id)
        .execute();
    await expiresAt(Date.now() + 23 * hourMs);
    expect(await kinds('maker admin')).toEqual([...rest, 'reviewExpires'].sort());
    expect(await kinds('host reviewer')).toEqual([...rest, 'review'].sort());
    await expiresAt(Date.now() + 25 * hourMs);
    expect(await kinds('maker admin')).toEqual(rest);
  });

  it('shows nothing of what a user may not read', async () => {
    expect(await kinds('host reviewer', `&workspace=${world.makers}`)).toEqual([]);
    expect(await kinds('host reviewer', `&workspace=${others.hosts}`)).toEqual([]);
    expect(await kinds('stranger')).toEqual([]);
    expect(await kinds('system admin')).toEqual([]);
    expect((await overview('host reviewer', '', others)).needsAttention).toEqual({ total: 0, items: [] });
  });

  it('keeps to the environment', async () => {
    const { body } = await world.as('host reviewer').get('/v1/overview');
    const found = (body as Overview).needsAttention.items.map(({ kind }) => kind);
    expect(found).toEqual(['commandWaits', 'notConfirmed', 'paused', 'review']);
  });

  it('filters releases by the confirmation of the super app', async () => {
    const versions = async (query: string): Promise<string[]> => {
      const { body } = await world.as('maker inspector').get(`/v1/releases?${query}`);
      return (body as { items: { version: string }[] }).items.map(({ version }) => version);
    };
    expect(await versions('notConfirmed=true')).toEqual(['1.0.0']);
    expect(await versions('notConfirmed=false')).toEqual(['3.0.0', '2.0.0']);
    expect(await versions('notConfirmed=true&status=CREATED')).toEqual([]);
  });

  it('says how many there are when it lists the oldest 50', async () => {
    for (let n = 0; n < 48; n++) await recordWaiting(Date.now() - 3 * hourMs + n);
    const { needsAttention } = await overview('host inspector');
    expect(needsAttention.total).toBe(52);
    expect(needsAttention.items).toHaveLength(50);
    expect(needsAttention.items.at(-1)).toMatchObject({ kind: 'notConfirmed' });
  });
});
