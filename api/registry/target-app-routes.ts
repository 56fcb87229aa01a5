/** /v1/target-apps: every signed-in user may find them and release to them. Their workspace sets the policy. */
import { z } from 'zod';
import { givenIdSchema } from '../../contracts/http/common.js';
import {
  changeTargetAppSchema,
  createTargetAppSchema,
  targetAppListQuerySchema,
  targetAppPageSchema,
  targetAppSchema,
} from '../../contracts/registry/target-apps.js';
import { mayDo } from '../../domain/access/permissions.js';
import type { SubjectRoles } from '../../domain/access/roles.js';
import { changeTargetApp, listTargetApps } from '../../store/registry/target-apps.js';
import { managersOf } from '../../store/registry/managed-objects.js';
import { findWorkspace } from '../../store/registry/workspaces.js';
import type { Principal } from '../access/principal.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { invalidValue, isProblem, type Problem } from '../http/problem.js';
import { loadSubjectRoles, readableWorkspaces } from '../access/subject-roles.js';
import { type RequestContext, type LoadedSubject, type Route, route } from '../http/route.js';
import { loadTargetApp } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';
import { createTargetApp, fullBody, publicBody } from './target-app-body.js';

const params = z.strictObject({ targetApp: givenIdSchema });
const tag = 'Target apps';
const subjectName = 'target app';

export const targetAppRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/target-apps',
    operationId: 'createTargetApp',
    summary: 'Create a target app in a tenant workspace',
    description:
      'For admins of a tenant workspace. The id is chosen once, for the whole installation: `ID_TAKEN` when it exists. What is left out of the policy takes its default. The app confirms steps by the commit until it gets a push address. With the same `Idempotency-Key` a repeated request gets the first answer.',
    tag,
    body: createTargetAppSchema,
    responses: { 201: { description: 'Created', headers: ['Location'], schema: targetAppSchema } },
    rejections: ['ID_TAKEN', 'QUOTA_EXCEEDED'],
    loadSubjectOfBody: (call) => findTenant(call, call.body.workspace),
    permission: 'manageTargetApps',
    handle: (call) =>
      writeOnce(call, async (trx) => {
        const app = await createTargetApp(call, trx, call.body);
        if (isProblem(app)) return app;
        const body = fullBody(app, await managersOf(trx, 'TargetApp', [app.workspaceId]));
        return { status: 201, body, headers: { Location: `/v1/target-apps/${app.id}` } };
      }),
  }),

  route({
    method: 'get',
    path: '/v1/target-apps',
    operationId: 'listTargetApps',
    summary: 'All target apps; ?q= finds a part of an id or a name, ?workspace= those of a workspace of yours',
    description:
      'For every user who is signed in, because a release may go to any of them. Workspace and policy are shown to members of the workspace that owns the app.',
    tag,
    query: targetAppListQuerySchema,
    responses: { 200: { description: 'In the order of their ids', schema: targetAppPageSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query }) => {
      const { kysely } = deps.database;
      const mine = new Set(await readableWorkspaces(deps, principal));
      // Only members may know the workspace of an app, so a filter by a foreign workspace finds nothing.
      if (query.workspace !== undefined && !mine.has(query.workspace)) return { status: 200, body: { items: [] } };
      const filter = { search: query.q ?? null, workspaceId: query.workspace ?? null };
      const page = await listTargetApps(kysely, filter, pageRequest(query));
      const shown = page.items.map(({ workspaceId }) => workspaceId).filter((id) => mine.has(id));
      const managed = await managersOf(kysely, 'TargetApp', [...new Set(shown)]);
      const body = pageBody(page, (app) => (mine.has(app.workspaceId) ? fullBody(app, managed) : publicBody(app)));
      return { status: 200, body };
    },
  }),

  route({
    method: 'get',
    path: '/v1/target-apps/{targetApp}',
    operationId: 'getTargetApp',
    summary: 'One target app; with its policy for members of its workspace',
    description:
      'For every user who is signed in. Others than members of its workspace see id, name, environments and pilot support.',
    tag,
    subjectName,
    params,
    responses: { 200: { description: 'The target app', schema: targetAppSchema } },
    loadSubject: loadTargetApp,
    permission: 'signedIn',
    handle: async ({ deps, subject, subjectRoles }) => {
      if (!mayDo('readTargetApp', subjectRoles)) return { status: 200, body: publicBody(subject) };
      const managed = await managersOf(deps.database.kysely, 'TargetApp', [subject.workspaceId]);
      return { status: 200, body: fullBody(subject, managed) };
    },
  }),

  route({
    method: 'patch',
    path: '/v1/target-apps/{targetApp}',
    operationId: 'changeTargetApp',
    summary: 'Change name, environments, pilot support or policy; what is left out stays',
    description: 'Every decision reads the policy again: a change holds from the next command on.',
    tag,
    subjectName,
    params,
    body: changeTargetAppSchema,
    responses: { 200: { description: 'The target app after the change', schema: targetAppSchema } },
    loadSubject: loadTargetApp,
    permission: 'manageTargetApps',
    handle: (call) => {
      const { principal, subject, body, nowMs } = call;
      return writeOnce(call, async (trx) => {
        const changed = await changeTargetApp(trx, subject.id, body, { actor: principal.user, atMs: nowMs });
        const managed = await managersOf(trx, 'TargetApp', [subject.workspaceId]);
        return { status: 200, body: fullBody(changed, managed) };
      });
    },
  }),
];

/** Roles in the workspace of a new app count as roles of the app's workspace. */
async function findTenant(
  call: RequestContext<Principal>,
  workspaceId: string,
): Promise<LoadedSubject<undefined> | Problem> {
  const { workspaceRole, ...rest } = await loadSubjectRoles(call, { workspaceId });
  const workspace =
    workspaceRole === undefined ? undefined : await findWorkspace(call.deps.database.kysely, workspaceId);
  if (workspace === undefined) return invalidValue('/workspace', 'NO_SUCH_WORKSPACE');
  if (workspace.kind !== 'tenant') return invalidValue('/workspace', 'NOT_A_TENANT');
  const subjectRoles: SubjectRoles = { ...rest, targetAppWorkspaceRole: workspaceRole };
  return { subject: undefined, subjectRoles };
}
