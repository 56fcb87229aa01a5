/**
 * How the server reads: on tables of some thousand rows no list and no step of the relay scans a table through.
 * The queries are the store's own, recorded as they run and explained afterwards.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type CompiledQuery, Kysely, sql } from 'kysely';
import pg from 'pg';
import { defaultQuotas, type Quotas } from '../../../platform/config/limits.js';
import { deleteOldRows } from '../../../store/housekeeping/delete-expired-rows.js';
import { countWaitingCommands } from '../../../store/release/ledger/count-waiting.js';
import { expiredCommands, findCommand, listCommands, waitingHere } from '../../../store/release/ledger/find-command.js';
import { listEvents } from '../../../store/release/ledger/list-events.js';
import { listActivity } from '../../../store/registry/registry-events.js';
import { listMiniPrograms } from '../../../store/registry/list-mini-programs.js';
import { appWorkspacesReached, findRoles } from '../../../store/access/load-roles.js';
import { listVersions, releasesOfVersions } from '../../../store/registry/versions.js';
import { quotaRejection } from '../../../store/registry/quotas.js';
import { listWorkspaceMembers } from '../../../store/registry/workspace-members.js';
import { listWorkspacesOf } from '../../../store/registry/workspaces.js';
import { ServerDialect } from '../../../store/database/postgres-dialect.js';
import { findScannedCode, listQrCodes } from '../../../store/registry/qr-codes.js';
import { listPushAttempts } from '../../../store/push/attempts.js';
import { claimDuePushes } from '../../../store/push/deliveries.js';
import { unconfirmedFalls } from '../../../store/push/read-push.js';
import { claimDueSignals, claimOutbox, markSignalled, signalAgain } from '../../../store/outbox/relay-queue.js';
import { listReleases } from '../../../store/release/list-releases.js';
import { listFeed } from '../../../store/release/event-feed.js';
import { findCommandWithRelease, findRelease, findReleaseFor } from '../../../store/release/releases.js';
import { listTargets } from '../../../store/target/targets.js';
import { readExposure } from '../../../store/serving/exposure.js';
import { overtakeWaiting } from '../../../store/release/ledger/overtake.js';
import { openReleasePages } from '../../../store/release/read-snapshots.js';
import { readToDecide } from '../../../store/release/read-to-decide.js';
import { readReviewContents } from '../../../store/review/review-contents.js';
import { findReview, listReviews } from '../../../store/review/reviews.js';
import type { Schema } from '../../../store/database/schema.js';
import { listDecideTokens, readDecideTokens } from '../../../store/access/decide-tokens.js';
import { readAppTotals, readRevisions, readServedTargets } from '../../../store/serving/read-serving-targets.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { describeOnPostgres } from '../../support/database/databases.js';
import { fillTables } from './fill-tables.js';
import { cursorOf, page, releaseReads, some } from './release-reads.js';
import { indexesAloneIn, indexesIn, scansIn } from './scans-in-plan.js';

const nowMs = Date.UTC(2026, 0, 1);
const asker = { user: 'user-7', onlyWorkspaces: null };
const appScope = { kind: 'appWorkspaces', ids: ['workspace-7', 'workspace-17'] } as const;
const reviews = { workspaceIds: ['workspace-7'], state: null, requestedBy: null, decidedBy: null, decidableBy: null };

describeOnPostgres('the plan of', (databases) => {
  const recorded: CompiledQuery[] = [];
  let db: Kysely<Schema>;

  beforeAll(async () => {
    const pool = new pg.Pool({ connectionString: databases.databaseUrl, max: 2 });
    db = new Kysely<Schema>({
      dialect: new ServerDialect({ pool, lockTimeoutMs: 1_000 }),
      log: (event) => {
        recorded.push(event.query);
      },
    });
    await fillTables(db);
    await sql`vacuum analyze`.execute(db);
  });

  afterAll(() => db.destroy());

  const plansOf = async (read: () => Promise<unknown>): Promise<unknown[]> => {
    recorded.length = 0;
    await read();
    const plans: unknown[] = [];
    for (const query of recorded.splice(0).filter(({ sql }) => !/^(begin|commit)\b/.test(sql))) {
      const explain = { ...query, sql: `explain (format json) ${query.sql}` };
      const { rows } = await db.executeQuery<{ 'QUERY PLAN': unknown }>(explain);
      plans.push(rows[0]?.['QUERY PLAN']);
    }
    return plans;
  };

  /** Tables that a query reads from first to last row. */
  const scannedBy = async (read: () => Promise<unknown>): Promise<string[]> => (await plansOf(read)).flatMap(scansIn);

  const reads: Readonly<Record<string, () => Promise<unknown>>> = {
    ...releaseReads(() => db),
    'a release for a user': () => findReleaseFor(db, some.releaseId, asker),
    'a release with its last commands': () => findRelease(db, some.releaseId, 5),
    'a command with its release': () => findCommandWithRelease(db, 'command-000123', 5),
    'a command to decide': () => readToDecide(db, 'command-000123'),
    'all targets': () => listTargets(db, { readableFrom: null }, page),
    'targets of an app': () => listTargets(db, { readableFrom: null, targetApp: 'app-3' }, page),
    'targets of a workspace': () => listTargets(db, { readableFrom: null, workspace: some.workspace }, page),
    'targets by a word': () =>
      listTargets(db, { readableFrom: null, workspace: some.workspace, q: some.miniProgram }, page),
    'the ledger of a release': () => listCommands(db, some.releaseId, page),
    'one command': () => findCommand(db, 'command-000123'),
    'stops that wait': () => waitingHere(db, { overdueMs: 0, limit: 10 }),
    'signals that are due': () => claimDueSignals(db, { nowMs, limit: 10, leaseMs: 1_000 }),
    'the outbox': () => claimOutbox(db, { nowMs, limit: 10, leaseMs: 1_000 }),
    'reviews that one may read': () => listReviews(db, reviews, page),
    'reviews of a late page': () => listReviews(db, reviews, { limit: 50, cursor: cursorOf('review-000100') }),
    'reviews that wait for a reviewer': () =>
      listReviews(
        db,
        {
          ...reviews,
          state: 'IN_REVIEW',
          decidableBy: { user: 'user-7', appWorkspaceIds: [some.workspace] },
        },
        page,
      ),
    'reviews that one decided': () =>
      listReviews(
        db,
        { ...reviews, decidedBy: 'bob' },
        { limit: 50, cursor: cursorOf(['2025-01-01T00:00:00.000Z', 'review-000100']) },
      ),
    'the contents of a review': async () =>
      readReviewContents(db, {
        review: (await findReview(db, 'review-000100'))!,
        baselineVersion: '2.0.0',
        scope: appScope,
        deciding: ['reviewer'],
      }),
    'what one asked for': () => listReviews(db, { ...reviews, requestedBy: 'user-7' }, page),
    'QR codes that one may read': () => listQrCodes(db, { workspaceIds: [some.workspace], miniProgram: null }, page),
    'QR codes of a mini program': () =>
      listQrCodes(db, { workspaceIds: [some.workspace], miniProgram: some.miniProgram }, page),
    'a scan': () => findScannedCode(db, 'code-000077'),
    'mini programs of a workspace, with their state': () => listMiniPrograms(db, { workspaceId: some.workspace }, page),
    'mini programs of a workspace by search': () =>
      listMiniPrograms(db, { workspaceId: some.workspace, q: 'name 77' }, page),
    'the newest mini programs of a workspace': () =>
      listMiniPrograms(
        db,
        { workspaceId: some.workspace },
        { limit: 5, cursor: cursorOf(['2099-01-01T00:00:00.000Z', 'program-7']) },
        '-created',
      ),
    'mini programs that are live': () => listMiniPrograms(db, { workspaceId: some.workspace, live: true }, page),
    'mini programs without a roll-out': () =>
      listMiniPrograms(db, { workspaceId: some.workspace, rollingOut: false }, page),
    'mini programs under review': () => listMiniPrograms(db, { workspaceId: some.workspace, inReview: true }, page),
    'versions and their releases': async () => {
      await listVersions(db, some.miniProgram, appScope, page);
      await releasesOfVersions(db, { miniProgram: some.miniProgram, numbers: ['1.0.0', '2.0.0'], scope: appScope });
    },
    'the activity of a mini program': () => listActivity(db, some.miniProgram, page),
    'members of a workspace': () => listWorkspaceMembers(db, some.workspace, page),
    'the roles of a user for a target': () =>
      findRoles(db, asker, { workspaceId: some.workspace, miniProgram: some.miniProgram, targetApp: 'app-3' }),
    'the apps of a user that a mini program reaches': () => appWorkspacesReached(db, asker, some.miniProgram),
    'the workspaces of a user': () => listWorkspacesOf(db, asker.user, null, page),
    'the quotas of a user': async () => {
      for (const kind of Object.keys(defaultQuotas) as (keyof Quotas)[])
        await inTransaction(db, (trx) => quotaRejection(trx, { kind, user: 'user-7', limit: 100 }));
    },
    'the exposure of a release': async () =>
      readExposure(db, (await findRelease(db, some.releaseId, 0))!.facts.release, 0),
    'the commands that a stop overtakes': async () => {
      const stop = (await findCommand(db, 'command-000123'))!;
      for (const type of ['cancel', 'forceOffline'] as const)
        await inTransaction(db, (trx) => overtakeWaiting(trx, { ...stop, type }, nowMs));
    },
    'attempts to deliver to an app': () => listPushAttempts(db, { targetApp: 'app-3' }, page),
    'attempts to deliver a release': () => listPushAttempts(db, { releaseId: some.releaseId }, page),
    'the trail of a release': () => listEvents(db, { kind: 'release', id: some.releaseId }, page),
  };

  /** Queries that run in a loop, with or without work to do. */
  const periodic: Readonly<Record<string, () => Promise<unknown>>> = {
    'the number of waiting commands': () => countWaitingCommands(db),
    'tokens of the decision plane': () => readDecideTokens(db),
    'decide tokens of a workspace': () => listDecideTokens(db, some.workspace),
    'the oldest unconfirmed fall': () => unconfirmedFalls(db),
    'pushes that are due': () => claimDuePushes(db, { nowMs, limit: 10, leaseMs: 1_000 }),
    'a signal that was delivered': () => markSignalled(db, 'command-000500', nowMs),
    'signals of a restarted run': () => signalAgain(db, some.releaseId, nowMs),
    'revisions of an app': () => readRevisions(db, { targetApp: 'app-3', environment: 'production' }),
    'targets that changed': () =>
      readServedTargets(db, [{ miniProgram: some.miniProgram, targetApp: 'app-77', environment: 'production' }]),
    'rows that are old': () => deleteOldRows(db, new AbortController().signal, Date.UTC(2025, 0, 1)),
    'commands that have expired': () => expiredCommands(db, { limit: 50 }),
  };

  it.each(Object.entries(periodic))('the periodic query for %s reads no table through', async (_name, read) => {
    expect(await scannedBy(read)).toEqual([]);
  });

  it.each(Object.entries(reads))('%s reads no table through', async (_name, read) => {
    expect(await scannedBy(read)).toEqual([]);
  });

  it('the totals of apps and a page of open releases read the targets through, and nothing else', async () => {
    expect(await scannedBy(() => readAppTotals(db))).toEqual(['target']);
    // A page joins 200 targets. Of these few thousand, reading all is cheaper.
    expect(await scannedBy(() => openReleasePages(db).next())).toEqual(['target']);
  });

  it('a search for a word that all names have reads the names through, and nothing else', async () => {
    const scanned = await scannedBy(() => listReleases(db, { readableFrom: null, q: 'name 77' }, page));
    // For the ids, which are too many to be written into a statement, and then in it.
    expect(scanned).toEqual(['mini_program', 'mini_program']);
  });

  it('events of a person in all workspaces are read by the indexes of authors', async () => {
    const workspaceIds = Array.from({ length: 100 }, (_, n) => `workspace-${n}`);
    const used = (await plansOf(() => listFeed(db, { workspaceIds, by: 'user-7' }, page))).flatMap(indexesIn);
    expect(used).toEqual(expect.arrayContaining(['event_by_actor', 'event_by_app_actor']));
    expect(used.filter((index) => /^event_by_(app_)?workspace$/.test(index))).toEqual([]);
  });

  it.each([
    ['release_by_status', { status: ['CANCELED'] }],
    ['release_by_mini_program', { miniProgram: some.miniProgram }],
    ['release_by_target_app', { targetApp: 'app-3' }],
  ] as const)('a page of releases takes from %s which of them one may read', async (index, filter) => {
    const readableFrom = [some.workspace, 'workspace-7'];
    const plans = await plansOf(() => listReleases(db, { ...filter, readableFrom }, page));
    expect(plans.flatMap(indexesAloneIn)).toContain(index);
  });

  it('a read without an index is seen as what it is', async () => {
    const read = () => db.selectFrom('release').select('id').where('updated_at', '=', new Date(0)).execute();
    expect(await scannedBy(read)).toEqual(['release']);
  });
});
