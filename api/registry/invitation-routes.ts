/**
 * Invitations: admins of a workspace make, list and withdraw them. The holder of a link reads what it is for. A user
 * who exists accepts it signed in. For a new user the link signs in (POST /v1/session). The code is sent in bodies
 * only, because addresses are logged. No idempotency key where the answer holds a secret.
 */
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import {
  acceptedInvitationSchema,
  createdInvitationSchema,
  createInvitationSchema,
  type InvitationBody,
  invitationCodeSchema,
  invitationPageSchema,
  shownInvitationSchema,
} from '../../contracts/registry/invitations.js';
import { memberListQuerySchema } from '../../contracts/registry/members.js';
import { tokenScopes } from '../../domain/access/scopes.js';
import { invitationMs, invitationRefusal } from '../../domain/registry/invitation.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { lockCreatingCredential } from '../../store/access/token-lineage.js';
import { inTransaction } from '../../store/database/transaction.js';
import {
  findInvitation,
  insertInvitation,
  type Invitation,
  listOpenInvitations,
  withdrawInvitation,
} from '../../store/registry/invitations.js';
import { findWorkspace } from '../../store/registry/workspaces.js';
import { hashOfToken } from '../access/authenticate.js';
import { madeBy } from '../access/make-token.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { quotaProblem } from '../http/creation-limits.js';
import { isProblem, notFound, type Problem, problem } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadWorkspace } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';
import { acceptInvitation, invitationRefused } from './accept-invitation.js';

const params = z.strictObject({ workspace: opaqueIdSchema });
const ofWorkspace = { tag: 'Workspaces', subjectName: 'workspace', params, loadSubject: loadWorkspace } as const;
const path = '/v1/workspaces/{workspace}/invitations';

export const invitationRoutes: readonly Route[] = [
  route({
    ...ofWorkspace,
    method: 'post',
    path,
    operationId: 'createInvitation',
    summary: 'Invite a person by a link that works once, within seven days; it is shown this once',
    description: 'Replaces an open invitation of the same user.',
    takesKey: false,
    body: createInvitationSchema,
    responses: { 201: { description: 'Invited', schema: createdInvitationSchema } },
    rejections: ['QUOTA_EXCEEDED'],
    permission: 'manageWorkspace',
    handle: async (call) => {
      const { deps, principal, subject, body, nowMs } = call;
      const invitation: Invitation = {
        id: uuidv7(),
        workspaceId: subject.id,
        user: body.user,
        role: body.role,
        scopes: principal.scopes ?? tokenScopes,
        ...madeBy(call),
        expiresAtMs: nowMs + invitationMs,
      };
      const code = randomBytes(24).toString('base64url');
      const failure = await inTransaction(deps.database.kysely, async (trx): Promise<Problem | null> => {
        if (!(await lockCreatingCredential(trx, principal.credential, nowMs))) return problem('UNAUTHENTICATED');
        const exceeded = await quotaProblem(call, trx, 'members');
        if (exceeded === null) await insertInvitation(trx, invitation, hashOfToken(code));
        return exceeded;
      });
      if (failure !== null) return failure;
      const answer = { ...invitationBody(invitation), url: `${deps.publicUrl}/invitation#code=${code}` };
      return { status: 201, body: answer, headers: { 'Cache-Control': 'no-store' } };
    },
  }),

  route({
    ...ofWorkspace,
    method: 'get',
    path,
    operationId: 'listInvitations',
    summary: 'The open invitations of a workspace, without their links',
    description:
      'For admins of the workspace. Used, withdrawn and expired invitations are not listed. A link cannot be shown again: make a new one, which replaces the open one.',
    query: memberListQuerySchema,
    responses: { 200: { description: 'Newest first', schema: invitationPageSchema } },
    permission: 'manageWorkspace',
    handle: async ({ deps, subject, query, nowMs }) => {
      const page = { ...pageRequest(query), nowMs };
      return {
        status: 200,
        body: pageBody(await listOpenInvitations(deps.database.kysely, subject.id, page), invitationBody),
      };
    },
  }),

  route({
    ...ofWorkspace,
    method: 'delete',
    path: `${path}/{invitation}`,
    params: params.extend({ invitation: opaqueIdSchema }),
    operationId: 'withdrawInvitation',
    summary: 'Withdraw an open invitation: its link does not work any more',
    description:
      'For admins of the workspace. Who opens the link afterwards gets 410. 404 for an invitation that was used or withdrawn before. A membership that came of it stays.',
    responses: { 204: { description: 'Withdrawn' } },
    permission: 'manageWorkspace',
    handle: (call) => {
      const { principal, subject, params: given, nowMs } = call;
      const change = { id: given.invitation, workspaceId: subject.id, actor: principal.user, atMs: nowMs };
      return writeOnce(call, async (trx) =>
        (await withdrawInvitation(trx, change)) ? { status: 204 } : notFound('invitation'),
      );
    },
  }),

  route({
    method: 'post',
    path: '/v1/invitations/read',
    operationId: 'readInvitation',
    summary: 'What the code of an invitation is for',
    description:
      'Public, because the code is the proof. Reading changes nothing and uses nothing up. 410 says why a link does not work any more: used, withdrawn, expired, or the inviter lost the role or the token. 404 for a code of another installation.',
    tag: 'Workspaces',
    changesNothing: true,
    body: invitationCodeSchema,
    responses: { 200: { description: 'It may be accepted', schema: shownInvitationSchema } },
    problems: ['NOT_FOUND', 'GONE'],
    permission: 'public',
    handle: async ({ deps, body, nowMs }) => {
      const { kysely } = deps.database;
      const found = await findInvitation(kysely, hashOfToken(body.code), nowMs);
      if (found === undefined) return invitationRefused('unknown');
      const { invitation, facts } = found;
      const refusal = invitationRefusal(facts, { acceptedBy: { user: facts.user, mayJoin: true }, nowMs });
      if (refusal !== null) return invitationRefused(refusal);
      const workspace = await findWorkspace(kysely, invitation.workspaceId);
      if (workspace === undefined) return invitationRefused('unknown');
      const { user, role, invitedBy, expiresAt } = invitationBody(invitation);
      const of = { workspace: { id: workspace.id, name: workspace.name }, signsIn: !facts.existsElsewhere };
      return { status: 200, body: { ...of, user, role, invitedBy, expiresAt } };
    },
  }),

  route({
    method: 'post',
    path: '/v1/invitations/accept',
    operationId: 'acceptInvitation',
    summary: 'Become a member of the workspace that you are invited to',
    description:
      'For the invited user, signed in; a new user signs in by the link itself (`POST /v1/session`). The membership is added to the user, and other memberships stay. A token that an invitation has made counts in the new workspace too, from then on. A token that was limited when it was made is refused with 403. The link works once: the second use is answered with 410.',
    tag: 'Workspaces',
    takesKey: false,
    body: invitationCodeSchema,
    responses: { 200: { description: 'A member now', schema: acceptedInvitationSchema } },
    rejections: ['LAST_ADMIN'],
    problems: ['NOT_FOUND', 'GONE'],
    permission: 'signedIn',
    handle: async ({ deps, principal, body, nowMs }) => {
      const accepted = await acceptInvitation(deps, { code: body.code, acceptedBy: principal, nowMs });
      if (isProblem(accepted)) return accepted;
      const { workspaceId: workspace, user, role } = accepted.invitation;
      return { status: 200, body: { workspace, user, role } };
    },
  }),
];

function invitationBody({ id, user, role, createdBy, createdAtMs, expiresAtMs }: Invitation): InvitationBody {
  return { id, user, role, invitedBy: createdBy, createdAt: isoTime(createdAtMs), expiresAt: isoTime(expiresAtMs) };
}
