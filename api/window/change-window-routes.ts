/** /v1/workspaces/{workspace}/change-windows: for its admins. Its inspectors freeze now, and lift what they froze. */
import { z } from 'zod';
import { ifMatchSchema, opaqueIdSchema } from '../../contracts/http/common.js';
import {
  changeWindowBodySchema,
  changeWindowSchema,
  createWindowSchema,
  windowListQuery,
  windowPageSchema,
  windowPreviewSchema,
} from '../../contracts/window/change-windows.js';
import type { ChangeWindow } from '../../domain/window/window.js';
import { readClock } from '../../store/database/clock.js';
import {
  deleteChangeWindow,
  findChangeWindow,
  insertChangeWindow,
  listChangeWindows,
  lockWindowsOf,
  updateChangeWindow,
  windowLimit,
} from '../../store/window/change-windows.js';
import { managersOf } from '../../store/registry/managed-objects.js';
import { listOpenExemptions } from '../../store/window/exemptions.js';
import { readableWorkspaces } from '../access/subject-roles.js';
import { etag, pageBody, pageRequest } from '../http/answer.js';
import { isProblem, missingRole, notFound, type Problem, problem, refused } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadWorkspace } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';
import { scopeProblem } from './window-scope.js';
import {
  changedWindow,
  isFreezeNow,
  isLift,
  mayLift,
  newWindow,
  scopeOf,
  timesProblem,
  windowBody,
} from './window-body.js';
import { windowPreview } from './window-preview.js';

export const windowsPath = '/v1/workspaces/{workspace}/change-windows';
const onePath = `${windowsPath}/{window}` as const;
const params = z.strictObject({ workspace: opaqueIdSchema });
export const windowParams = z.strictObject({ workspace: opaqueIdSchema, window: opaqueIdSchema });
const about = { tag: 'Change windows', subjectName: 'workspace', loadSubject: loadWorkspace } as const;
const headers = z.object({ 'if-match': ifMatchSchema });
export const windowWord = 'change window';

const list = route({
  ...about,
  method: 'get',
  path: windowsPath,
  operationId: 'listChangeWindows',
  summary: 'The change windows of a workspace, with what each does now',
  description:
    '`active`, `until` and `next` are of the moment of the answer. Windows that are disabled are listed too.',
  params,
  query: windowListQuery,
  responses: { 200: { description: 'The newest first', schema: windowPageSchema } },
  permission: 'readWorkspace',
  handle: async ({ deps, subject, query, ...call }) => {
    const { kysely } = deps.database;
    const page = await listChangeWindows(kysely, subject.id, pageRequest(query));
    const ids = page.items.map(({ id }) => id);
    const exemptions = await listOpenExemptions(kysely, ids);
    const managed = await managersOf(kysely, 'ChangeWindow', [subject.id]);
    const shown = { ...call, exemptions, managed, weeks: query.weeks };
    const body = pageBody(page, (window) => windowBody(window, shown));
    return { status: 200, body };
  },
});

const create = route({
  ...about,
  method: 'post',
  path: windowsPath,
  operationId: 'createChangeWindow',
  summary: 'Create a change window; a DENY without start, end and rule freezes now',
  description:
    'In force when it is answered: no increase is decided by the windows before it. Stop commands are never affected. Inspectors may send a DENY without start, end and rule.',
  params,
  body: createWindowSchema,
  responses: { 201: { description: 'Created', headers: ['ETag', 'Location'], schema: changeWindowSchema } },
  rejections: ['TOO_MANY_WINDOWS'],
  permission: { of: (body) => (isFreezeNow(body) ? 'freeze' : 'manageWindows'), among: ['freeze', 'manageWindows'] },
  handle: async (call) => {
    const { deps, principal, subject, subjectRoles, body } = call;
    // Increases are decided by this clock. By another, a freeze would begin later than it is answered.
    const nowMs = await readClock(deps.database.kysely, deps.databaseClock);
    const window = newWindow(body, { workspaceId: subject.id, principal, nowMs });
    const faulty = timesProblem(window) ?? (await scopeProblem(call, subject, window.scope));
    if (faulty !== null) return faulty;
    return writeOnce(call, async (trx) => {
      await lockWindowsOf(trx, subject.id);
      const isNew = await insertChangeWindow(trx, window);
      if (!isNew) return refused({ code: 'TOO_MANY_WINDOWS', limit: windowLimit });
      const Location = `/v1/workspaces/${subject.id}/change-windows/${window.id}`;
      const managed = await managersOf(trx, 'ChangeWindow', [subject.id]);
      const answer = windowBody(window, { principal, subjectRoles, nowMs, managed });
      return { status: 201, body: answer, headers: { ETag: etag(window.version), Location } };
    });
  },
});

const get = route({
  ...about,
  method: 'get',
  path: onePath,
  operationId: 'getChangeWindow',
  summary: 'One change window',
  description: 'For the ETag of a change, and to follow the address of a new window.',
  params: windowParams,
  responses: { 200: { description: 'The window', headers: ['ETag'], schema: changeWindowSchema } },
  permission: 'readWorkspace',
  handle: async ({ deps, subject, params: { window: id }, ...call }) => {
    const { kysely } = deps.database;
    const window = await findChangeWindow(kysely, subject.id, id);
    if (window === undefined) return notFound(windowWord);
    const exemptions = await listOpenExemptions(kysely, [id]);
    const managed = await managersOf(kysely, 'ChangeWindow', [subject.id]);
    const answer = windowBody(window, { ...call, exemptions, managed });
    return { status: 200, body: answer, headers: { ETag: etag(window.version) } };
  },
});

const change = route({
  ...about,
  method: 'patch',
  path: onePath,
  operationId: 'changeChangeWindow',
  summary: 'Change a window, or lift it with enabled false; what is left out stays',
  description: 'In force when it is answered. Inspectors may lift a freeze of their own.',
  params: windowParams,
  headers,
  body: changeWindowBodySchema,
  responses: { 200: { description: 'After the change', headers: ['ETag'], schema: changeWindowSchema } },
  rejections: ['STALE_REVISION'],
  problems: ['FORBIDDEN'],
  permission: { of: (body) => (isLift(body) ? 'freeze' : 'manageWindows'), among: ['freeze', 'manageWindows'] },
  handle: async (call) => {
    const { principal, subject, subjectRoles, body, nowMs, params: addressed } = call;
    const faulty = body.scope === undefined ? null : await scopeProblem(call, subject, scopeOf(body.scope));
    if (faulty !== null) return faulty;
    return writeOnce(call, async (trx) => {
      await lockWindowsOf(trx, subject.id);
      const before = expectedWindow(await findChangeWindow(trx, subject.id, addressed.window), call.headers);
      if (isProblem(before)) return before;
      if (!mayLift(before, principal.user, subjectRoles)) return problem('FORBIDDEN', missingRole('manageWindows'));
      const wanted = changedWindow(before, body);
      const invalidTimes = timesProblem(wanted);
      if (invalidTimes !== null) return invalidTimes;
      const after = await updateChangeWindow(trx, before, wanted, { actor: principal.user, atMs: nowMs });
      const managed = await managersOf(trx, 'ChangeWindow', [subject.id]);
      const answer = windowBody(after, { principal, subjectRoles, nowMs, managed });
      return { status: 200, body: answer, headers: { ETag: etag(after.version) } };
    });
  },
});

const remove = route({
  ...about,
  method: 'delete',
  path: onePath,
  operationId: 'deleteChangeWindow',
  summary: 'Delete a change window and its exemptions; the trail of the workspace keeps them',
  description: 'In force when it is answered. To lift a freeze and keep it in the list, disable it instead.',
  params: windowParams,
  headers,
  responses: { 204: { description: 'Deleted' } },
  rejections: ['STALE_REVISION'],
  permission: 'manageWindows',
  handle: (call) => {
    const { principal, subject, nowMs, params: addressed } = call;
    return writeOnce(call, async (trx) => {
      await lockWindowsOf(trx, subject.id);
      const before = expectedWindow(await findChangeWindow(trx, subject.id, addressed.window), call.headers);
      if (isProblem(before)) return before;
      await deleteChangeWindow(trx, before, { actor: principal.user, atMs: nowMs });
      return { status: 204 };
    });
  },
});

const preview = route({
  ...about,
  method: 'post',
  path: `${windowsPath}/preview`,
  operationId: 'previewChangeWindow',
  summary: 'The next ten occurrences of a window that is not saved, and the releases whose plans it moves',
  description:
    'Takes the body of a new window and checks it in the same way. With `window`, as the window of that id would be after the change. Nothing is written.',
  params,
  query: z.strictObject({ window: opaqueIdSchema.optional().meta({ description: 'The window that it replaces.' }) }),
  body: createWindowSchema,
  changesNothing: true,
  responses: { 200: { description: 'Nothing was written', schema: windowPreviewSchema } },
  permission: 'readWorkspace',
  handle: async (call) => {
    const { deps, principal, subject, body, query, nowMs } = call;
    const { kysely } = deps.database;
    const replaced = query.window === undefined ? null : await findChangeWindow(kysely, subject.id, query.window);
    if (replaced === undefined) return notFound(windowWord);
    const made = newWindow(body, { workspaceId: subject.id, principal, nowMs });
    const window = replaced === null ? made : inPlaceOf(replaced, made, body.enabled);
    const faulty = timesProblem(window) ?? (await scopeProblem(call, subject, window.scope));
    if (faulty !== null) return faulty;
    const readableFrom = await readableWorkspaces(deps, principal);
    return { status: 200, body: await windowPreview(kysely, { window, replaced, readableFrom, nowMs }) };
  },
});

export const changeWindowRoutes: readonly Route[] = [list, create, get, change, remove, preview];

function expectedWindow(
  window: ChangeWindow | undefined,
  { 'if-match': expected }: { readonly 'if-match'?: number | undefined },
): ChangeWindow | Problem {
  if (window === undefined) return notFound(windowWord);
  if (expected === undefined || expected === window.version) return window;
  return refused({ code: 'STALE_REVISION', expected, current: window.version });
}

/** With its exemptions. Enabled as it was, unless the request says it. */
function inPlaceOf({ id, version, enabled }: ChangeWindow, made: ChangeWindow, isEnabled = enabled): ChangeWindow {
  return { ...made, id, version: version + 1, enabled: isEnabled };
}
