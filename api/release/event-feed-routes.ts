/** /v1/events: what happened to all releases that the principal may read, also as CSV and NDJSON. */
import { largestPage, sinceMs } from '../../contracts/http/common.js';
import {
  eventFeedHeaders,
  type EventFeedQuery,
  eventFeedQuery,
  type FeedEventBody,
  feedEventPageSchema,
  largestExport,
} from '../../contracts/release/event-feed.js';
import { csvRecord } from '../../domain/values/csv.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { type EventFilter, type FeedEvent, listFeed } from '../../store/release/event-feed.js';
import { workspacesWithRoles } from '../access/subject-roles.js';
import { pageBody, pageRequest, type Sent } from '../http/answer.js';
import { invalidValue } from '../http/problem.js';
import { route, type Route } from '../http/route.js';

const exportTypes = ['text/csv', 'application/x-ndjson'] as const;
type ExportType = (typeof exportTypes)[number];

/** Read at once for an export. */
const exportPage = 500;

export const eventFeedRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/events',
    operationId: 'listEvents',
    summary: 'What happened to the releases that you may read',
    description: `The newest first. \`rejected=with\` adds the commands that were refused. With \`Accept: text/csv\` or \`Accept: application/x-ndjson\` as rows of a file, at most ${largestExport} of them; then the header \`Link\` names the address of the next ones, if there are more. In CSV an apostrophe stands before a text that a spreadsheet would take for a formula. Example: \`GET /v1/events?since=PT1H&type=PercentageSet&type=Paused\`.`,
    tag: 'Releases',
    query: eventFeedQuery,
    headers: eventFeedHeaders,
    responses: {
      200: { description: 'The newest first', schema: feedEventPageSchema, contentTypes: exportTypes },
    },
    permission: 'signedIn',
    handle: async ({ deps, principal, query, headers, nowMs, url }) => {
      const { ids, reviewerIn } = await workspacesWithRoles(deps, principal);
      const concerns = query.concerns === undefined ? undefined : { user: principal.user, reviewerIn };
      const filter = { ...filterOf(query, ids, nowMs), concerns };
      const { kysely } = deps.database;
      const type = exportTypeOf(headers.accept);
      if (type !== null) {
        const rows = await readExport((page) => listFeed(kysely, filter, page), query);
        return exportAnswer(type, rows, url);
      }
      if (query.limit !== undefined && query.limit > largestPage)
        return invalidValue('query/limit', 'TOO_LARGE', { most: largestPage });
      return { status: 200, body: pageBody(await listFeed(kysely, filter, pageRequest(query)), feedEventBody) };
    },
  }),
];

function filterOf(query: EventFeedQuery, readable: readonly string[], nowMs: number): EventFilter {
  const { workspace, since, until, type, by, releaseId, miniProgram, targetApp, environment, rejected } = query;
  return {
    type,
    by,
    releaseId,
    miniProgram,
    targetApp,
    environment,
    rejected,
    workspaceIds: workspace === undefined ? readable : readable.filter((id) => workspace.includes(id)),
    sinceMs: since === undefined ? undefined : sinceMs(since, nowMs),
    untilMs: until === undefined ? undefined : sinceMs(until, nowMs),
  };
}

/** The first of our types that the client names. JSON for a client that names none. */
function exportTypeOf(accept = ''): ExportType | null {
  const named = accept
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';')[0]?.trim());
  const type = named.find((name) => name === 'application/json' || exportTypes.some((one) => one === name));
  return exportTypes.find((one) => one === type) ?? null;
}

type ReadPage = (page: { readonly limit: number; readonly cursor: string | undefined }) => ReturnType<typeof listFeed>;
interface Exported {
  readonly rows: readonly FeedEventBody[];
  readonly nextCursor: string | null;
}

/** All rows before the answer begins, so that a failure is a problem and not half a file. */
async function readExport(read: ReadPage, { cursor, limit = largestExport }: EventFeedQuery): Promise<Exported> {
  const rows: FeedEventBody[] = [];
  let next: string | null = cursor ?? null;
  do {
    const page = await read({ limit: Math.min(exportPage, limit - rows.length), cursor: next ?? undefined });
    rows.push(...page.items.map(feedEventBody));
    next = page.nextCursor;
  } while (next !== null && rows.length < limit);
  return { rows, nextCursor: next };
}

const columns = [
  ...['at', 'type', 'by', 'fromPercentage', 'toPercentage', 'reason', 'status', 'miniProgram', 'miniProgramName'],
  ...['version', 'targetApp', 'targetAppName', 'environment', 'workspace', 'workspaceName', 'releaseId', 'commandId'],
  ...['id', 'command', 'code'],
];

type Row = Readonly<Record<string, string | number | null>>;

function csvOf(rows: readonly Row[]): string {
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? null))].map(csvRecord).join('');
}

function exportAnswer(type: ExportType, { rows, nextCursor }: Exported, url: string): Sent {
  const flat = ({ workspace, ...row }: FeedEventBody): Row => ({
    ...row,
    workspace: workspace.id,
    workspaceName: workspace.name,
  });
  const text = type === 'text/csv' ? csvOf(rows.map(flat)) : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const name = type === 'text/csv' ? 'events.csv' : 'events.ndjson';
  return {
    send: (response) => {
      response.status(200).set({ 'Content-Disposition': `attachment; filename="${name}"`, Vary: 'Accept' });
      if (nextCursor !== null) response.set('Link', `<${addressOfNext(url, nextCursor)}>; rel="next"`);
      response.set('Content-Type', `${type}; charset=utf-8${type === 'text/csv' ? '; header=present' : ''}`);
      response.end(text);
    },
  };
}

/** Relative to the address of the request, so that it holds below any path. */
function addressOfNext(url: string, cursor: string): string {
  const { searchParams } = new URL(url, 'http://api');
  searchParams.set('cursor', cursor);
  return `?${searchParams.toString()}`;
}

function feedEventBody({ atMs, target, ...event }: FeedEvent): FeedEventBody {
  return { ...event, at: isoTime(atMs), ...target };
}
