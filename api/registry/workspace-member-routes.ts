/** /v1/workspaces/{workspace}/members: one role for each member. At least one member stays admin. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import { actorNameSchema, existingActorNameSchema } from '../../contracts/http/display-name.js';
import {
  memberListQuerySchema,
  putWorkspaceMemberSchema,
  workspaceMemberPageSchema,
  workspaceMemberSchema,
} from '../../contracts/registry/members.js';
import { managersOfMembers } from '../../store/registry/managed-objects.js';
import {
  findWorkspaceMember,
  listWorkspaceMembers,
  setWorkspaceMember,
} from '../../store/registry/workspace-members.js';
import { managedByBody } from '../file/managed-by-body.js';
import { answerRemoved, findByName, memberBody } from './member-answers.js';
import { putMember } from './put-member.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { notFound } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadWorkspace } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';

const params = z.strictObject({ workspace: opaqueIdSchema });
const memberValues = z.strictObject({ user: actorNameSchema });
const knownValues = z.strictObject({ user: existingActorNameSchema });

const path = '/v1/workspaces/{workspace}/members/{user}';
const common = { tag: 'Workspaces', subjectName: 'workspace', params, loadSubject: loadWorkspace } as const;

export const workspaceMemberRoutes: readonly Route[] = [
  route({
    ...common,
    method: 'get',
    path: '/v1/workspaces/{workspace}/members',
    operationId: 'listWorkspaceMembers',
    summary: 'The members of a workspace',
    description: 'For members of the workspace. By name, in pages, with the role and who added the member.',
    query: memberListQuerySchema,
    responses: { 200: { description: 'In the order of their names', schema: workspaceMemberPageSchema } },
    permission: 'readWorkspace',
    handle: async ({ deps, subject, query }) => {
      const { kysely } = deps.database;
      const page = await listWorkspaceMembers(kysely, subject.id, pageRequest(query));
      const managed = await managersOfMembers(kysely, subject.id);
      const body = pageBody(page, (one) => ({ ...memberBody(one), managedBy: managedByBody(managed.get(one.user)) }));
      return { status: 200, body };
    },
  }),

  route({
    ...common,
    method: 'get',
    path,
    operationId: 'getWorkspaceMember',
    summary: 'One member of a workspace',
    description: 'For members of the workspace. 404 when the user is no member.',
    values: knownValues,
    responses: { 200: { description: 'The member', schema: workspaceMemberSchema } },
    permission: 'readWorkspace',
    handle: async ({ deps, subject, values }) => {
      const find = (user: string) => findWorkspaceMember(deps.database.kysely, subject.id, user);
      const member = await findByName(values.user, find);
      return member === undefined ? notFound('member') : { status: 200, body: memberBody(member) };
    },
  }),

  route({
    ...common,
    method: 'put',
    path,
    operationId: 'putWorkspaceMember',
    summary: 'Make a user a member, or give a member another role',
    description:
      'For admins of the workspace. 201 for a new member, 200 for a known one. `LAST_ADMIN` when the workspace would have no admin. Idempotent: the same role again changes nothing and writes no event. It holds from the next request of the user on. An invitation (`POST …/invitations`) also gives a new user a way to sign in.',
    values: memberValues,
    body: putWorkspaceMemberSchema,
    responses: {
      200: { description: 'Was a member before', schema: workspaceMemberSchema },
      201: { description: 'Is a member now', schema: workspaceMemberSchema },
    },
    rejections: ['LAST_ADMIN', 'QUOTA_EXCEEDED'],
    permission: 'manageWorkspace',
    handle: (call) => {
      const { subject, values, body } = call;
      return writeOnce(call, (trx) => putMember(call, trx, { workspaceId: subject.id, user: values.user, ...body }));
    },
  }),

  route({
    ...common,
    method: 'delete',
    path,
    operationId: 'removeWorkspaceMember',
    summary: 'End a membership, and with it the roles in the mini programs of the workspace',
    description:
      'For admins of the workspace. Tokens of the user that are limited to this workspace are revoked; memberships in other workspaces stay. Commands of the user that still wait are refused with `ROLE_LOST`. `LAST_ADMIN` when the workspace would have no admin. 404 when the user is no member.',
    values: knownValues,
    responses: { 204: { description: 'No member any more' } },
    rejections: ['LAST_ADMIN'],
    permission: 'manageWorkspace',
    handle: async (call) => {
      const { deps, principal, subject, nowMs, values } = call;
      const find = (name: string) => findWorkspaceMember(deps.database.kysely, subject.id, name);
      const { user } = (await findByName(values.user, find)) ?? values;
      const wish = { workspaceId: subject.id, user, role: null, actor: principal.user, atMs: nowMs };
      return writeOnce(call, async (trx) => answerRemoved(await setWorkspaceMember(trx, wish)));
    },
  }),
];
