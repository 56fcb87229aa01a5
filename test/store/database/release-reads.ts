/** Reads of releases, by name, on the tables of `fillTables`. */
import type { Kysely } from 'kysely';
import { hourMs } from '../../../domain/values/time-units.js';
import { readAttention } from '../../../store/release/attention.js';
import { countReleases, listReleases } from '../../../store/release/list-releases.js';
import { countOverview } from '../../../store/release/overview.js';
import { listFeed } from '../../../store/release/event-feed.js';
import { searchAll } from '../../../store/release/search-all.js';
import type { Schema } from '../../../store/database/schema.js';

export const page = { limit: 50 };
/** Of `fillTables`: the last change of one in a hundred programs is later. */
const lateMs = Date.UTC(2025, 0, 1) + 2970 * 60_000;
export const some = { miniProgram: 'program-77', releaseId: 'release-004077', workspace: 'workspace-7' };
const feed = { workspaceIds: [some.workspace, 'workspace-8'] };

export function cursorOf(key: string | readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** `db` is called by each read: it is opened after the names are read. */
export function releaseReads(db: () => Kysely<Schema>): Readonly<Record<string, () => Promise<unknown>>> {
  return {
    'all releases': () => listReleases(db(), { readableFrom: null }, page),
    'releases of a mini program': () => listReleases(db(), { readableFrom: null, miniProgram: some.miniProgram }, page),
    'releases on an app in an environment': () =>
      listReleases(db(), { readableFrom: null, targetApp: 'app-3', environment: 'production' }, page),
    'releases in a rare status': () => listReleases(db(), { readableFrom: null, status: ['UNDER_REVIEW'] }, page),
    'releases of a workspace': () => listReleases(db(), { readableFrom: null, workspace: some.workspace }, page),
    'releases that one may read': () => listReleases(db(), { readableFrom: [some.workspace, 'workspace-8'] }, page),
    'releases of a version': () => listReleases(db(), { readableFrom: null, version: '2.0.0' }, page),
    'releases of a version that few have': () => listReleases(db(), { readableFrom: null, version: '7.1' }, page),
    'releases of a beginning of versions by their last change': () =>
      listReleases(db(), { readableFrom: [some.workspace, 'workspace-8'], version: '2' }, page, '-lastChange'),
    'releases of a version of a mini program': () =>
      listReleases(db(), { readableFrom: null, miniProgram: some.miniProgram, version: '2.0' }, page, '-lastChange'),
    'the number of releases of a version': () =>
      countReleases(db(), { readableFrom: [some.workspace], version: '2.0.0' }, 10_001),
    'releases by search': () => listReleases(db(), { readableFrom: null, q: 'program-77 2.0' }, page),
    'releases by search of two characters': () => listReleases(db(), { readableFrom: null, q: '气9' }, page),
    'releases by a person': () => listReleases(db(), { readableFrom: null, q: 'user-77' }, page),
    'releases by the beginning of an id': () => listReleases(db(), { readableFrom: null, q: 'release-0040' }, page),
    'releases by their last change': () => listReleases(db(), { readableFrom: null }, page, '-lastChange'),
    'releases in work by their last change': () =>
      listReleases(db(), { readableFrom: [some.workspace, 'workspace-8'], active: true }, page, 'lastChange'),
    'releases in several statuses': () =>
      listReleases(db(), { readableFrom: null, status: ['GRAYSCALE_RELEASE', 'UNDER_REVIEW'] }, page, '-lastChange'),
    'releases that are paused': () => listReleases(db(), { readableFrom: null, phase: 'PAUSED' }, page, '-lastChange'),
    'releases changed since a time': () =>
      listReleases(db(), { readableFrom: null, changedSinceMs: lateMs }, page, '-lastChange'),
    'releases that a person changed last': () =>
      listReleases(db(), { readableFrom: null, by: 'user-77' }, page, '-lastChange'),
    'releases that a person created': () => listReleases(db(), { readableFrom: null, createdBy: 'bob' }, page),
    'gray releases of a share without a baseline': () =>
      listReleases(db(), { readableFrom: null, active: true, minBp: 100, noBaseline: true }, page),
    'the number of releases of a workspace': () =>
      countReleases(db(), { readableFrom: [some.workspace], changedSinceMs: lateMs }, 10_001),
    'the number of releases by search': () => countReleases(db(), { readableFrom: null, q: 'app-77' }, 10_001),
    'the counts of the overview': () =>
      countOverview(db(), {
        workspaces: [some.workspace, 'workspace-8'],
        reviewerIn: [some.workspace],
        user: 'user-7',
        environment: 'production',
        nowMs: lateMs + hourMs,
      }),
    'what needs attention': () =>
      readAttention(db(), {
        workspaces: [some.workspace, 'workspace-8'],
        reviewerIn: [some.workspace],
        user: 'user-7',
        environment: 'production',
        nowMs: lateMs + hourMs,
      }),
    'events that one may read': () => listFeed(db(), feed, page),
    'events since a time by a person': () => listFeed(db(), { ...feed, sinceMs: lateMs, by: 'alice' }, page),
    'events of a release': () => listFeed(db(), { ...feed, releaseId: some.releaseId }, page),
    'events of a mini program': () => listFeed(db(), { ...feed, miniProgram: some.miniProgram }, page),
    'events that concern a user': () =>
      listFeed(db(), { ...feed, concerns: { user: 'user-7', reviewerIn: [some.workspace] } }, page),
    'a late page of events': () =>
      listFeed(
        db(),
        { ...feed, type: ['Canceled'], targetApp: 'app-7' },
        { limit: 50, cursor: cursorOf(['2025-01-01T00:00:00.000Z', '9']) },
      ),
    'a search over everything': () => searchAll(db(), { ...feed, q: 'program-77 2.', limit: 5 }),
    'a search for the beginning of a version': () => searchAll(db(), { ...feed, q: '2.0', limit: 5 }),
    'a search for a person': () => searchAll(db(), { ...feed, q: 'user-77', limit: 5 }),
    'releases that are not confirmed': () =>
      listReleases(db(), { readableFrom: [some.workspace], notConfirmed: true }, page, '-lastChange'),
    'releases that are confirmed': () => listReleases(db(), { readableFrom: null, notConfirmed: false }, page),
    'a late page of releases by their last change': () =>
      listReleases(
        db(),
        { readableFrom: null },
        { limit: 50, cursor: cursorOf(['-lastChange', String(lateMs), 'release-9']) },
        '-lastChange',
      ),
    'a late page of releases': () =>
      listReleases(
        db(),
        { readableFrom: null, miniProgram: some.miniProgram },
        { limit: 50, cursor: cursorOf('release-9') },
      ),
    'all releases, a hundred pages on': () =>
      listReleases(db(), { readableFrom: null }, { limit: 50, cursor: cursorOf('release-001000') }),
  };
}
