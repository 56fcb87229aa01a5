/** Each read of many releases and events, beside the SQL by hand that gives the same rows. */
import { readAttention } from '../../dist/store/release/attention.js';
import { listFeed } from '../../dist/store/release/event-feed.js';
import { countReleases, listReleases } from '../../dist/store/release/list-releases.js';
import { countOverview } from '../../dist/store/release/overview.js';
import { searchAll } from '../../dist/store/release/search-all.js';
import { eventPages, needsAttention, overviewCounts, releasePages, releaseTotals, wordsBy } from './by-hand.mjs';
import { nowMs, workspaceId } from './fill.mjs';
import { searchesBy } from './search-by-hand.mjs';

const limit = 50;
const total = 10_001;
const hourMs = 3_600_000;
const orders = { '-created': 'r.id desc', '-lastChange': 'r.last_change_ms desc, r.id desc' };

/** The largest workspace, one in the middle, small ones. */
export const five = [0, 3, 40, 150, 290].map(workspaceId);

/** @returns by name `ours(kysely)`, `rowsOf` its result, and `forms`: statements that run at once, by form. */
export function casesOf({ all, busy, deepId, deepChange, deepEvent }) {
  const big = [workspaceId(0)];
  const small = [workspaceId(150)];
  return {
    'releases, five workspaces': releases(five),
    'releases, one large workspace': releases(big),
    'releases, one small workspace': releases(small),
    'releases, all 300 workspaces': releases(all),
    ...filters(busy),
    'releases by last change, five workspaces': releases(five, { order: '-lastChange' }),
    'releases by last change, one small workspace': releases(small, { order: '-lastChange' }),
    'releases by last change, all 300 workspaces': releases(all, { order: '-lastChange' }),
    'releases, page 200': releases(five, { cursor: deepId, where: 'r.id < $3', values: [deepId] }),
    'releases by last change, page 200': releases(five, {
      order: '-lastChange',
      cursor: ['-lastChange', String(deepChange.ms), deepChange.id],
      where: '(r.last_change_ms, r.id) < ($3::bigint, $4::text)',
      values: [deepChange.ms, deepChange.id],
    }),
    'total of five workspaces': totals(five, {}, 'true'),
    'total in gray': totals(five, { status: ['GRAYSCALE_RELEASE'] }, `r.status = 'GRAYSCALE_RELEASE'`),
    'overview counts, five workspaces': overview(five),
    'overview counts, all 300 workspaces': overview(all),
    'needs attention, five workspaces': attention(five),
    'needs attention, all 300 workspaces': attention(all),
    ...events({ all, small, busy, deepEvent }),
    'search for a name and a version': search('weather 1.0.2'),
    'search for a program': search('program-77'),
    'search for a person': search('person-3'),
  };
}

function filters({ app, program, changer, creator, id }) {
  const one = (filter, where, values = [], order = '-created') => releases(five, { filter, where, values, order });
  const status = (...all) => [{ status: all }, `r.status in (${all.map((each) => `'${each}'`).join(', ')})`];
  const open = `r.status in ('CREATED', 'UNDER_REVIEW', 'PILOT_TESTING', 'RELEASE_PREPARATION', 'GRAYSCALE_RELEASE')`;
  const byWords = (q, order) => {
    const { with: given, where, values } = wordsBy(q.split(' '));
    return releases(five, { filter: { q }, with: given, where, values, order });
  };
  const baseline = `(select baseline_release_id from target t where (t.mini_program_id, t.target_app_id, t.environment)
    = (r.mini_program_id, r.target_app_id, r.environment))`;
  return {
    'releases under review': one(...status('UNDER_REVIEW')),
    'releases in a common status': one(...status('ARCHIVED')),
    'releases in two statuses': one(...status('GRAYSCALE_RELEASE', 'UNDER_REVIEW'), [], '-lastChange'),
    'releases in work': one({ active: true }, open, [], '-lastChange'),
    'releases that are paused': one({ phase: 'PAUSED' }, `r.status = 'GRAYSCALE_RELEASE' and r.phase = 'PAUSED'`),
    'releases changed in the last hour': one(
      { changedSinceMs: nowMs - hourMs },
      'r.last_change_ms >= $3',
      [nowMs - hourMs],
      '-lastChange',
    ),
    'releases in gray of 10 % and more': one(
      { status: ['GRAYSCALE_RELEASE'], minBp: 1000 },
      `r.status = 'GRAYSCALE_RELEASE' and r.bp >= 1000`,
    ),
    'releases in gray without a baseline': one(
      { status: ['GRAYSCALE_RELEASE'], noBaseline: true },
      `r.status = 'GRAYSCALE_RELEASE' and ${baseline} is null`,
    ),
    'releases that are not confirmed': one(
      { notConfirmed: true },
      `(r.status = 'GRAYSCALE_RELEASE' and r.phase = 'APPLYING'
        or r.id = any(array(select release_id from push_unconfirmed)))`,
    ),
    'releases on a busy app': one({ targetApp: app }, 'r.target_app_id = $3', [app]),
    'releases on a quiet app': one({ targetApp: 'app-190' }, 'r.target_app_id = $3', ['app-190']),
    'releases in a sandbox': one({ environment: 'sandbox' }, `r.environment = 'sandbox'`),
    'releases of a mini program': one({ miniProgram: program }, 'r.mini_program_id = $3', [program]),
    'releases that a busy person changed last': one(
      { by: changer },
      'lower(r.last_change_by) = $3 and r.last_change_by = $3',
      [changer],
      '-lastChange',
    ),
    'releases that a person created': one({ createdBy: creator }, 'lower(r.created_by) = $3 and r.created_by = $3', [
      creator,
    ]),
    'releases by a version': byWords('1.0.2'),
    'releases by a rare version': byWords('1.3.1', '-lastChange'),
    'releases by a word and a version': byWords('weather 1.0.2'),
    'releases by a program': byWords('program-77', '-lastChange'),
    'releases by an id': byWords(id),
  };
}

function events({ all, small, busy, deepEvent }) {
  const type = ['Paused', 'Canceled'];
  const dayAgo = new Date(nowMs - 24 * hourMs);
  return {
    'events, five workspaces': feed(five),
    'events, one small workspace': feed(small),
    'events, all 300 workspaces': feed(all),
    'events of two types': feed(five, { filter: { type }, where: 'e.type = any($3)', values: [type] }),
    'events by a person': feed(five, { filter: { by: 'person-9' }, where: 'e.actor = $3', values: ['person-9'] }),
    'events by a person, all 300 workspaces': feed(all, {
      filter: { by: 'person-9' },
      where: 'e.actor = $3',
      values: ['person-9'],
    }),
    'events on a quiet app, all 300 workspaces': feed(all, {
      filter: { targetApp: 'app-190' },
      where: 'e.target_app_id = $3',
      values: ['app-190'],
    }),
    'events by a person in a small workspace': feed(small, {
      filter: { by: 'person-9' },
      where: 'e.actor = $3',
      values: ['person-9'],
    }),
    'events of the last day': feed(five, { filter: { sinceMs: +dayAgo }, where: 'e.at >= $3', values: [dayAgo] }),
    'events on a quiet app': feed(five, {
      filter: { targetApp: 'app-190' },
      where: 'e.target_app_id = $3',
      values: ['app-190'],
    }),
    'events of a mini program': feed(five, {
      filter: { miniProgram: busy.program },
      where: 'e.mini_program_id = $3',
      values: [busy.program],
    }),
    'events of a release': feed(five, {
      filter: { releaseId: busy.id },
      where: `e.aggregate_kind = 'release' and e.aggregate_id = $3`,
      values: [busy.id],
    }),
    'events, page 200': feed(five, {
      cursor: [deepEvent.at.toISOString(), deepEvent.id],
      where: '(e.at, e.id) < ($3::timestamptz, $4::text)',
      values: [deepEvent.at, deepEvent.id],
    }),
  };
}

const formsOf = (texts, values) =>
  Object.fromEntries(Object.entries(texts).map(([form, text]) => [form, [{ text, values }]]));

const encoded = (key) => (key === undefined ? {} : { cursor: Buffer.from(JSON.stringify(key)).toString('base64url') });

function releases(scope, { filter = {}, where, values = [], order = '-created', with: given, cursor } = {}) {
  const page = { limit, ...encoded(cursor) };
  const texts = releasePages({ where, with: given, order: orders[order] });
  return {
    ours: (db) => listReleases(db, { ...filter, readableFrom: scope }, page, order),
    rowsOf: ({ items }) => items,
    sameOf: ([rows]) => rows.slice(0, limit),
    forms: formsOf(texts, [scope, limit + 1, ...values]),
  };
}

function totals(scope, filter, where) {
  return {
    ours: (db) => countReleases(db, { ...filter, readableFrom: scope }, total),
    rowsOf: (count) => count,
    sameOf: ([[{ count }]]) => count,
    forms: formsOf(releaseTotals(where), [scope, total]),
  };
}

const scopeOf = (workspaces) => ({
  workspaces,
  reviewerIn: workspaces,
  user: 'all-seer',
  environment: 'production',
  nowMs,
});

function overview(scope) {
  return {
    ours: (db) => countOverview(db, scopeOf(scope)),
    rowsOf: (counts) => counts,
    sameOf: ([[counts]]) => counts,
    forms: formsOf(overviewCounts, [scope, 'all-seer', nowMs]),
  };
}

function attention(scope) {
  const one = ({ kind, sinceMs, miniProgramName, targetAppName, workspace, release, review, command, suspension }) => ({
    kind,
    sinceMs,
    miniProgramName,
    targetAppName,
    workspace,
    release: release ?? null,
    review: review ?? null,
    command: command ?? null,
    suspension: kind === 'suspended' ? suspension : null,
  });
  return {
    ours: (db) => readAttention(db, scopeOf(scope)),
    rowsOf: ({ items, total: number }) => ({ items: items.map(one), number }),
    sameOf: ([rows]) => ({ items: rows.map(one), number: rows[0]?.total ?? 0 }),
    forms: formsOf(needsAttention, [scope, 'all-seer', new Date(nowMs)]),
  };
}

function feed(scope, { filter = {}, where, values = [], cursor } = {}) {
  return {
    ours: (db) => listFeed(db, { ...filter, workspaceIds: scope }, { limit, ...encoded(cursor) }),
    rowsOf: ({ items }) => items,
    sameOf: ([rows]) => rows.slice(0, limit),
    forms: formsOf(eventPages(where), [scope, limit + 1, ...values]),
  };
}

function search(q) {
  return {
    ours: (db) => searchAll(db, { q, workspaceIds: five, limit: 5 }),
    rowsOf: ({ releases: found, miniPrograms, versions, targetApps, targets, people }) => [
      ...[found, miniPrograms, versions, targetApps, targets, people],
    ],
    sameOf: (rows) => rows,
    forms: searchesBy(q.split(' '), five),
  };
}
