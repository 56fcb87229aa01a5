/** /v1/releases: create, list and read releases. */
import { z } from 'zod';
import { givenIdSchema, opaqueIdSchema, versionNumberSchema } from '../../contracts/http/common.js';
import { mayAdvanceSchema } from '../../contracts/release/may-advance.js';
import { eventPageSchema, releaseEventListQuery } from '../../contracts/release/events.js';
import { largestTotal, releaseListQuery, releasePageSchema } from '../../contracts/release/release-list.js';
import { createReleaseSchema, progressSchema } from '../../contracts/release/releases.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { findTargetApp } from '../../store/registry/target-apps.js';
import { createRelease } from '../../store/release/create-release.js';
import { listEvents, newestEvents } from '../../store/release/ledger/list-events.js';
import { countReleases, type ListedRelease, listReleases } from '../../store/release/list-releases.js';
import { readFreezes } from '../../store/window/read-freezes.js';
import { queryProgress } from '../../workflows/release/release-workflow-client.js';
import { loadSubjectRoles, readableWorkspaces } from '../access/subject-roles.js';
import { etag, pageBody, pageRequest } from '../http/answer.js';
import { invalidValue, problem, refused } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { loadRelease } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';
import { loadVersion } from '../registry/version-routes.js';
import { readProgress } from './progress.js';
import { freezeBody, releaseListItem } from './release-item.js';
import { readMayAdvance } from './read-may-advance.js';
import { releaseFilter } from './release-filter.js';
import { wireEvent } from './wire-event.js';

const tag = 'Releases';
const subjectName = 'release';
const params = z.strictObject({ release: opaqueIdSchema });

const create = route({
  method: 'post',
  path: '/v1/mini-programs/{miniProgram}/versions/{version}/releases',
  operationId: 'createRelease',
  summary: 'Release a version to a target',
  description:
    'A version is released to a target only once. To development, test and sandbox the release goes on by itself.',
  tag,
  subjectName: 'version',
  params: z.strictObject({ miniProgram: givenIdSchema, version: versionNumberSchema }),
  body: createReleaseSchema,
  responses: { 201: { description: 'Created', headers: ['Location', 'ETag'], schema: progressSchema } },
  rejections: ['ENVIRONMENT_NOT_OFFERED', 'VERSION_ALREADY_RELEASED_TO_TARGET', 'TARGET_SUSPENDED'],
  loadSubject: loadVersion,
  permission: 'goLive',
  handle: async (call) => {
    const { deps, principal, subject, body, nowMs } = call;
    const { miniProgram, number: version } = subject.version;
    const { targetApp, environment } = body;
    const app = await findTargetApp(deps.database.kysely, targetApp);
    if (app === undefined) return invalidValue('/targetApp', 'NO_SUCH_TARGET_APP');
    const subjectRoles = await loadSubjectRoles(call, { miniProgram, targetApp });
    const context = { access: { principal, subjectRoles, nowMs }, temporalUi: deps.temporalUi };
    return writeOnce(call, async (trx) => {
      const target = { miniProgram, targetApp, environment };
      const created = await createRelease(trx, { target, version, createdBy: principal.user });
      if (created.outcome === 'REJECTED') return refused(created.rejection);
      const { id, revision } = created.release;
      const headers = { Location: `/v1/releases/${id}`, ETag: etag(revision) };
      return { status: 201, body: await readProgress(trx, id, context), headers };
    });
  },
});

const list = route({
  method: 'get',
  path: '/v1/releases',
  operationId: 'listReleases',
  summary: 'Releases that you may read',
  description:
    'Releases of mini programs and target apps of the workspaces that you are a member of. All filters hold together; a filter that may be given several times holds for any of its values. `total=true` adds the number of releases on all pages.',
  tag,
  query: releaseListQuery,
  responses: { 200: { description: 'In the order of `sort`', schema: releasePageSchema } },
  permission: 'signedIn',
  handle: async ({ deps, principal, query, nowMs }) => {
    const { kysely } = deps.database;
    const filter = releaseFilter(query, await readableWorkspaces(deps, principal), nowMs);
    const [page, total] = await Promise.all([
      listReleases(kysely, filter, pageRequest(query), query.sort),
      query.total === true ? countReleases(kysely, filter, largestTotal + 1) : undefined,
    ]);
    const ids = query.windows === true ? page.items.map(({ release }) => release.id) : [];
    const { byRelease, changeMs } = await readFreezes(kysely, ids, nowMs);
    const itemOf = (listed: ListedRelease) => {
      const freeze = byRelease.get(listed.release.id);
      return { ...releaseListItem(listed), ...(freeze === undefined ? {} : { frozen: freezeBody(freeze) }) };
    };
    return {
      status: 200,
      body: {
        ...pageBody(page, itemOf),
        ...(total === undefined ? {} : totalBody(total)),
        ...(changeMs === null ? {} : { windowsChangeAt: isoTime(changeMs) }),
      },
    };
  },
});

/** `counted` stops one above the largest total. */
function totalBody(counted: number): { total: number; totalIsExact: boolean } {
  return { total: Math.min(counted, largestTotal), totalIsExact: counted <= largestTotal };
}

const get = route({
  method: 'get',
  path: '/v1/releases/{release}',
  operationId: 'getRelease',
  summary: 'The progress of a release',
  description:
    'For all who may read the release; 404 for others. It holds the state, what is served, why the release waits, and the commands that you may send now with the reason for those that you may not. `ETag` is the revision for `If-Match` of a command. `GET …/stream` sends the same after each change.',
  tag,
  subjectName,
  params,
  query: z.strictObject({
    source: z.enum(['database', 'workflow']).optional().meta({
      description: 'workflow: reads the state of the release from its workflow, and all other parts from the database.',
    }),
    actions: z.enum(['inPlace', 'all']).default('inPlace').meta({
      description: 'all: `allowedActions` also holds the commands that are out of place in this status.',
    }),
  }),
  responses: { 200: { description: 'Its progress', headers: ['ETag'], schema: progressSchema } },
  problems: ['WORKFLOW_UNAVAILABLE'],
  loadSubject: loadRelease,
  permission: 'readRelease',
  handle: async ({ deps, subject, query, principal, subjectRoles, nowMs }) => {
    const { actions } = query;
    const context = { access: { principal, subjectRoles, nowMs }, temporalUi: deps.temporalUi, actions };
    if (query.source !== 'workflow') {
      const body = await readProgress(deps.database.kysely, subject.release.id, context);
      return { status: 200, body, headers: { ETag: etag(body.revision) } };
    }
    const view = await queryProgress(deps.workflows, subject.release, deps.commandTimeouts.queryMs).catch(
      (error: unknown) => {
        deps.logger.warn({ err: error, releaseId: subject.release.id }, 'A workflow did not answer a query');
      },
    );
    if (view === undefined) return problem('WORKFLOW_UNAVAILABLE');
    const body = await readProgress(deps.database.kysely, subject.release.id, { ...context, view });
    return { status: 200, body, headers: { ETag: etag(view.revision) } };
  },
});

const decision = route({
  method: 'get',
  path: '/v1/releases/{release}/decision',
  operationId: 'getReleaseDecision',
  summary: 'Whether a release may rise now, for a pipeline',
  description:
    'For all who may read the release. The rules answer, at the moment of the request; permissions are not asked. `ETag` is the revision for `If-Match` of the command. Nothing is reserved: the command is decided again.',
  tag,
  subjectName,
  params,
  responses: {
    200: { description: 'It may, or what must happen first', headers: ['ETag'], schema: mayAdvanceSchema },
  },
  loadSubject: loadRelease,
  permission: 'readRelease',
  handle: async ({ deps, subject, nowMs }) => {
    const body = await readMayAdvance(deps.database.kysely, subject, nowMs);
    return { status: 200, body, headers: { ETag: etag(body.revision) } };
  },
});

const trail = route({
  method: 'get',
  path: '/v1/releases/{release}/events',
  operationId: 'listReleaseEvents',
  summary: 'The trail of a release: all its events',
  description:
    'For all who may read the release. In the order they happened; `sort=-at` reverses it. Each event has its author, the values before and after it, and the command that caused it. Entries are never changed or deleted.',
  tag,
  subjectName,
  params,
  query: releaseEventListQuery,
  responses: { 200: { description: 'In the order of `sort`', schema: eventPageSchema } },
  loadSubject: loadRelease,
  permission: 'readRelease',
  handle: async ({ deps, subject, query }) => {
    const of = { kind: 'release', id: subject.release.id } as const;
    const list = query.sort === '-at' ? newestEvents : listEvents;
    const page = await list(deps.database.kysely, of, pageRequest(query), query.type);
    return { status: 200, body: pageBody(page, wireEvent) };
  },
});

export const releaseRoutes: readonly Route[] = [create, list, get, decision, trail];
