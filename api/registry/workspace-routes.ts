/** /v1/workspaces: making, reading, changing. */
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import {
  changeWorkspaceSchema,
  createWorkspaceSchema,
  type WorkspaceBody,
  workspaceListQuerySchema,
  workspacePageSchema,
  workspaceSchema,
} from '../../contracts/registry/workspaces.js';
import { defaultWorkspacePolicy, type WorkspaceRole } from '../../domain/access/roles.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { changeWorkspace, insertWorkspace, listWorkspacesOf, type Workspace } from '../../store/registry/workspaces.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { problem } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadWorkspace } from '../http/subjects.js';
import { quotaProblem } from '../http/creation-limits.js';
import { writeOnce } from '../http/write-once.js';

export const workspaceParams = z.strictObject({ workspace: opaqueIdSchema });

const tag = 'Workspaces';
const subjectName = 'workspace';

export const workspaceRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/workspaces',
    operationId: 'createWorkspace',
    summary: 'Create a workspace and become its first admin',
    description:
      'For every user whose token is not limited to workspaces. A tenant may own target apps, a developer workspace may not; the kind never changes. A system admin may name another first admin. `QUOTA_EXCEEDED` when the user has created as many as the installation allows. With the same `Idempotency-Key` a repeated request gets the first answer.',
    tag,
    body: createWorkspaceSchema,
    responses: { 201: { description: 'Created', headers: ['Location'], schema: workspaceSchema } },
    rejections: ['QUOTA_EXCEEDED'],
    permission: 'signedIn',
    handle: (call) => {
      const { principal, body, nowMs } = call;
      const admin = body.admin ?? principal.user;
      if (admin !== principal.user && !principal.systemAdmin)
        return problem('FORBIDDEN', { detail: 'Only a system admin makes a workspace for another user.' });
      if (principal.workspaces !== null)
        return problem('FORBIDDEN', { detail: 'This token is limited to the workspaces of its user.' });
      const workspace: Workspace = {
        id: uuidv7(),
        name: body.name,
        kind: body.kind,
        policy: defaultWorkspacePolicy,
        createdBy: principal.user,
        createdAtMs: nowMs,
      };
      return writeOnce(call, async (trx) => {
        const exceeded = await quotaProblem(call, trx, 'workspaces');
        if (exceeded !== null) return exceeded;
        await insertWorkspace(trx, workspace, admin);
        const role = admin === principal.user ? 'admin' : undefined;
        const headers = { Location: `/v1/workspaces/${workspace.id}` };
        return { status: 201, body: workspaceBody(workspace, role), headers };
      });
    },
  }),

  route({
    method: 'get',
    path: '/v1/workspaces',
    operationId: 'listWorkspaces',
    summary: 'The workspaces that you are a member of',
    description: 'As far as the limit of the token reaches, in pages, each with your role.',
    tag,
    query: workspaceListQuerySchema,
    responses: { 200: { description: 'In the order of their making', schema: workspacePageSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query }) => {
      const page = await listWorkspacesOf(
        deps.database.kysely,
        principal.user,
        principal.workspaces,
        pageRequest(query),
      );
      return { status: 200, body: pageBody(page, (joined) => workspaceBody(joined, joined.role)) };
    },
  }),

  route({
    method: 'get',
    path: '/v1/workspaces/{workspace}',
    operationId: 'getWorkspace',
    summary: 'One workspace',
    description: 'For members of the workspace; 404 for others.',
    tag,
    subjectName,
    params: workspaceParams,
    responses: { 200: { description: 'The workspace', schema: workspaceSchema } },
    loadSubject: loadWorkspace,
    permission: 'readWorkspace',
    handle: ({ subject, subjectRoles }) => ({ status: 200, body: workspaceBody(subject, subjectRoles.workspaceRole) }),
  }),

  route({
    method: 'patch',
    path: '/v1/workspaces/{workspace}',
    operationId: 'changeWorkspace',
    summary: 'Change name or policy; what is left out stays',
    description:
      'For admins of the workspace. The policy holds from the next command on, also for releases under way. A request that changes nothing writes no event.',
    tag,
    subjectName,
    params: workspaceParams,
    body: changeWorkspaceSchema,
    responses: { 200: { description: 'The workspace after the change', schema: workspaceSchema } },
    loadSubject: loadWorkspace,
    permission: 'manageWorkspace',
    handle: (call) => {
      const { principal, subject, subjectRoles, body, nowMs } = call;
      return writeOnce(call, async (trx) => {
        const changed = await changeWorkspace(trx, subject.id, body, { actor: principal.user, atMs: nowMs });
        return { status: 200, body: workspaceBody(changed, subjectRoles.workspaceRole) };
      });
    },
  }),
];

function workspaceBody(workspace: Workspace, role: WorkspaceRole | undefined): WorkspaceBody {
  const { id, name, kind, policy, createdBy, createdAtMs } = workspace;
  return {
    id,
    name,
    kind,
    policy,
    ...(role === undefined ? {} : { role }),
    createdBy,
    createdAt: isoTime(createdAtMs),
  };
}
