/** /v1/mini-programs/{miniProgram}/members: workspace members with a role in this one mini program. */
import { z } from 'zod';
import { givenIdSchema } from '../../contracts/http/common.js';
import { actorNameSchema, existingActorNameSchema } from '../../contracts/http/display-name.js';
import {
  memberListQuerySchema,
  miniProgramMemberPageSchema,
  miniProgramMemberSchema,
  putMiniProgramMemberSchema,
} from '../../contracts/registry/members.js';
import {
  findMiniProgramMember,
  listMiniProgramMembers,
  setMiniProgramMember,
} from '../../store/registry/mini-program-members.js';
import type { MiniProgram } from '../../store/registry/mini-programs.js';
import type { Principal } from '../access/principal.js';
import { answerRemoved, answerSet, findByName, memberBody } from './member-answers.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { notFound } from '../http/problem.js';
import { quotaProblem } from '../http/creation-limits.js';
import { type Route, route } from '../http/route.js';
import { findOwnMiniProgram } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';

const params = z.strictObject({ miniProgram: givenIdSchema });
const values = z.strictObject({ user: actorNameSchema });
const knownValues = z.strictObject({ user: existingActorNameSchema });

const path = '/v1/mini-programs/{miniProgram}/members/{user}';
const common = { tag: 'Mini programs', subjectName: 'mini program', params, loadSubject: findOwnMiniProgram } as const;

export const miniProgramMemberRoutes: readonly Route[] = [
  route({
    ...common,
    method: 'get',
    path: '/v1/mini-programs/{miniProgram}/members',
    operationId: 'listMiniProgramMembers',
    summary: 'The members of a mini program',
    description:
      "For members of the mini program's workspace. Roles here are in addition to those of the workspace. By name, in pages.",
    query: memberListQuerySchema,
    responses: { 200: { description: 'In the order of their names', schema: miniProgramMemberPageSchema } },
    permission: 'readMiniProgram',
    handle: async ({ deps, subject, query }) => {
      const page = await listMiniProgramMembers(deps.database.kysely, subject.id, pageRequest(query));
      return { status: 200, body: pageBody(page, memberBody) };
    },
  }),

  route({
    ...common,
    method: 'get',
    path,
    operationId: 'getMiniProgramMember',
    summary: 'One member of a mini program',
    description: "For members of the mini program's workspace. 404 when the user has no role in the mini program.",
    values: knownValues,
    responses: { 200: { description: 'The member', schema: miniProgramMemberSchema } },
    permission: 'readMiniProgram',
    handle: async ({ deps, subject, values }) => {
      const find = (user: string) => findMiniProgramMember(deps.database.kysely, subject.id, user);
      const member = await findByName(values.user, find);
      return member === undefined ? notFound('member') : { status: 200, body: memberBody(member) };
    },
  }),

  route({
    ...common,
    method: 'put',
    path,
    operationId: 'putMiniProgramMember',
    summary: 'Give a member of the workspace a role in the mini program',
    description:
      'For admins of the mini program or its workspace. The user must be a member of the workspace (`NOT_A_WORKSPACE_MEMBER`). Idempotent: the same role again changes nothing and writes no event. It holds from the next request of the user on.',
    values,
    body: putMiniProgramMemberSchema,
    responses: {
      200: { description: 'Was a member before', schema: miniProgramMemberSchema },
      201: { description: 'Is a member now', schema: miniProgramMemberSchema },
    },
    rejections: ['NOT_A_WORKSPACE_MEMBER', 'QUOTA_EXCEEDED'],
    permission: 'manageMiniProgramMembers',
    handle: (call) => {
      const { principal, subject, nowMs, values, body } = call;
      const [user, role] = [values.user, body.role];
      return writeOnce(call, async (trx) => {
        const isMember = (await findMiniProgramMember(trx, subject.id, user)) !== undefined;
        const exceeded = isMember ? null : await quotaProblem(call, trx, 'members');
        if (exceeded !== null) return exceeded;
        const changed = await setMiniProgramMember(trx, {
          ...ofMiniProgram(subject, principal),
          user,
          role,
          atMs: nowMs,
        });
        return answerSet(changed, { user, role, addedBy: principal.user, addedAtMs: nowMs });
      });
    },
  }),

  route({
    ...common,
    method: 'delete',
    path,
    operationId: 'removeMiniProgramMember',
    summary: 'End a role in the mini program; the membership of the workspace stays',
    description:
      'For admins of the mini program or its workspace. Commands of the user that still wait are refused with `ROLE_LOST` when another role does not permit them. 404 when the user has no role there.',
    values: knownValues,
    responses: { 204: { description: 'No member any more' } },
    permission: 'manageMiniProgramMembers',
    handle: async (call) => {
      const { deps, principal, subject, nowMs, values } = call;
      const find = (name: string) => findMiniProgramMember(deps.database.kysely, subject.id, name);
      const { user } = (await findByName(values.user, find)) ?? values;
      const wish = { ...ofMiniProgram(subject, principal), user, role: null, atMs: nowMs };
      return writeOnce(call, async (trx) => answerRemoved(await setMiniProgramMember(trx, wish)));
    },
  }),
];

function ofMiniProgram({ id, workspaceId }: MiniProgram, { user }: Principal) {
  return { miniProgram: id, workspaceId, actor: user };
}
