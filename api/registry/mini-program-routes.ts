/** /v1/mini-programs, their creation below a workspace, and the activity of one. */
import { z } from 'zod';
import { givenIdSchema, opaqueIdSchema } from '../../contracts/http/common.js';
import {
  activityListQuerySchema,
  activityPageSchema,
  changeMiniProgramSchema,
  createMiniProgramSchema,
  type MiniProgramBody,
  type MiniProgramListItem,
  miniProgramListQuerySchema,
  miniProgramPageSchema,
  miniProgramSchema,
} from '../../contracts/registry/mini-programs.js';
import type { MiniProgramRole } from '../../domain/access/roles.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import { type ListedMiniProgram, listMiniPrograms } from '../../store/registry/list-mini-programs.js';
import { type Activity, listActivity } from '../../store/registry/registry-events.js';
import {
  insertMiniProgram,
  type MiniProgram,
  renameMiniProgram,
  workspaceOfMiniProgram,
} from '../../store/registry/mini-programs.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { refused } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadMiniProgram, findOwnMiniProgram, loadWorkspace } from '../http/subjects.js';
import { wireEvent } from '../release/wire-event.js';
import { quotaProblem } from '../http/creation-limits.js';
import { writeOnce } from '../http/write-once.js';

const workspaceParams = z.strictObject({ workspace: opaqueIdSchema });
export const miniProgramParams = z.strictObject({ miniProgram: givenIdSchema });

const tag = 'Mini programs';
const subjectName = 'mini program';
const path = '/v1/mini-programs/{miniProgram}';
const inWorkspace = {
  path: '/v1/workspaces/{workspace}/mini-programs',
  tag,
  subjectName: 'workspace',
  params: workspaceParams,
  loadSubject: loadWorkspace,
} as const;

export const miniProgramRoutes: readonly Route[] = [
  route({
    ...inWorkspace,
    method: 'post',
    operationId: 'createMiniProgram',
    summary: 'Create a mini program and become its first admin',
    description:
      'For admins and developers of the workspace. The id is chosen once, for the whole installation: `ID_TAKEN` when it exists anywhere. After 20 taken ids in an hour further attempts get 429. `QUOTA_EXCEEDED` when the user has created as many as the installation allows. With the same `Idempotency-Key` a repeated request gets the first answer.',
    body: createMiniProgramSchema,
    responses: { 201: { description: 'Created', headers: ['Location'], schema: miniProgramSchema } },
    rejections: ['ID_TAKEN', 'QUOTA_EXCEEDED'],
    permission: 'createMiniProgram',
    handle: (call) => {
      const { deps, principal, subject, body, nowMs } = call;
      const tooMany = deps.takenIds.refuse(principal.user, nowMs);
      if (tooMany !== null) return tooMany;
      const miniProgram = { ...body, workspaceId: subject.id, createdBy: principal.user, createdAtMs: nowMs };
      return writeOnce(call, async (trx) => {
        const exceeded = await quotaProblem(call, trx, 'miniPrograms');
        if (exceeded !== null) return exceeded;
        const isNew = await insertMiniProgram(trx, miniProgram);
        if (!isNew) {
          const isOwn = (await workspaceOfMiniProgram(trx, body.id)) === subject.id;
          return isOwn
            ? refused({ code: 'ID_TAKEN', id: body.id })
            : deps.takenIds.note(principal.user, body.id, nowMs);
        }
        const headers = { Location: `/v1/mini-programs/${body.id}` };
        return { status: 201, body: miniProgramBody(miniProgram, 'admin'), headers };
      });
    },
  }),

  route({
    ...inWorkspace,
    method: 'get',
    operationId: 'listMiniPrograms',
    summary: 'The mini programs of a workspace, with what is live, rolls out and is under review',
    description:
      'For members of the workspace, in pages. `q` finds a part of an id or a name. All filters hold together.',
    query: miniProgramListQuerySchema,
    responses: { 200: { description: 'In the order of `sort`', schema: miniProgramPageSchema } },
    permission: 'readWorkspace',
    handle: async ({ deps, subject, query }) => {
      const { sort, q, live, rollingOut, inReview } = query;
      const filter = { workspaceId: subject.id, q, live, rollingOut, inReview };
      const page = await listMiniPrograms(deps.database.kysely, filter, pageRequest(query), sort);
      return { status: 200, body: pageBody(page, miniProgramListItem) };
    },
  }),

  route({
    method: 'get',
    path,
    operationId: 'getMiniProgram',
    summary: 'One mini program',
    description: 'A user who knows it only from releases on their target apps sees id and name.',
    tag,
    subjectName,
    params: miniProgramParams,
    responses: { 200: { description: 'The mini program', schema: miniProgramSchema } },
    loadSubject: loadMiniProgram,
    permission: 'signedIn',
    handle: ({ subject, subjectRoles }) => {
      const { id, name, scope } = subject;
      const body = scope.kind === 'all' ? miniProgramBody(subject, subjectRoles.miniProgramRole) : { id, name };
      return { status: 200, body };
    },
  }),

  route({
    method: 'patch',
    path,
    operationId: 'changeMiniProgram',
    summary: 'Rename a mini program',
    description:
      'For admins and developers of the workspace, and admins of the mini program. The id stays. The change is written to the trail with the name before and after it.',
    tag,
    subjectName,
    params: miniProgramParams,
    body: changeMiniProgramSchema,
    responses: { 200: { description: 'The mini program after the change', schema: miniProgramSchema } },
    loadSubject: loadMiniProgram,
    permission: 'editMiniProgram',
    handle: (call) => {
      const { principal, subject, subjectRoles, body, nowMs } = call;
      const name = body.name ?? subject.name;
      return writeOnce(call, async (trx) => {
        const renamed = await renameMiniProgram(trx, subject.id, name, { actor: principal.user, atMs: nowMs });
        return { status: 200, body: miniProgramBody(renamed, subjectRoles.miniProgramRole) };
      });
    },
  }),

  route({
    method: 'get',
    path: `${path}/events`,
    operationId: 'listMiniProgramEvents',
    summary: 'What happened around a mini program: versions, members, QR codes, releases, targets',
    description:
      "For members of the mini program's workspace. The newest first, in pages. Events of a release are those of `GET /v1/releases/{release}/events`.",
    tag,
    subjectName,
    params: miniProgramParams,
    query: activityListQuerySchema,
    responses: { 200: { description: 'Newest first', schema: activityPageSchema } },
    loadSubject: findOwnMiniProgram,
    permission: 'readMiniProgram',
    handle: async ({ deps, subject, query }) => {
      const page = await listActivity(deps.database.kysely, subject.id, pageRequest(query));
      return { status: 200, body: pageBody(page, activityBody) };
    },
  }),
];

function miniProgramBody(miniProgram: MiniProgram, role: MiniProgramRole | undefined): MiniProgramBody {
  const { id, name, workspaceId, createdBy, createdAtMs } = miniProgram;
  return {
    id,
    name,
    workspace: workspaceId,
    ...(role === undefined ? {} : { role }),
    createdBy,
    createdAt: isoTime(createdAtMs),
  };
}

function miniProgramListItem(listed: ListedMiniProgram): MiniProgramListItem {
  const { live, rollingOut, openReviews } = listed;
  return {
    ...miniProgramBody(listed, undefined),
    live: { count: live.count, newest: [...live.newest] },
    rollingOut: {
      count: rollingOut.count,
      newest: rollingOut.newest.map(({ bp, ...release }) => ({ ...release, percentage: percentOf(bp) })),
    },
    openReviews,
  };
}

function activityBody({ id, about, event }: Activity) {
  return { id, about, ...wireEvent(event) };
}
