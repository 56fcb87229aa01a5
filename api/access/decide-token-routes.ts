/**
 * /v1/workspaces/{workspace}/decide-tokens: tokens with which back ends and super apps read decisions. A workspace
 * makes them for its own target apps. No idempotency key: an answer that holds a secret is not stored.
 */
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import {
  createDecideTokenSchema,
  createdDecideTokenSchema,
  type DecideTokenBody,
  decideTokenListSchema,
} from '../../contracts/access/decide-tokens.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { appsOutside } from '../../store/registry/target-apps.js';
import {
  endDecideToken,
  listDecideTokens,
  type ListedDecideToken,
  makeDecideToken,
} from '../../store/access/decide-tokens.js';
import { inTransaction } from '../../store/database/transaction.js';
import { hashOfToken } from './authenticate.js';
import { invalidValue, notFound, problem } from '../http/problem.js';
import { quotaProblem } from '../http/creation-limits.js';
import { type Route, route } from '../http/route.js';
import { loadWorkspace } from '../http/subjects.js';
import { newSecret } from './token-secret.js';

const tag = 'Tokens';
const subjectName = 'workspace';
const path = '/v1/workspaces/{workspace}/decide-tokens';
const params = z.strictObject({ workspace: opaqueIdSchema });

export const decideTokenRoutes: readonly Route[] = [
  route({
    method: 'post',
    path,
    operationId: 'createDecideToken',
    summary: 'Make a token that reads decisions for target apps; its secret is shown this once',
    description:
      'For admins of the workspace. A page token is for clients of users, a server token for back ends. It reads decisions for the named target apps of this workspace and has no other rights. Each call makes a new token: there is no idempotency key, because the answer holds a secret. `QUOTA_EXCEEDED` when the user has as many valid tokens as the installation allows. Decision planes accept it within a second.',
    tag,
    subjectName,
    takesKey: false,
    params,
    body: createDecideTokenSchema,
    rejections: ['QUOTA_EXCEEDED'],
    responses: {
      201: { description: 'Made; the decision plane knows it within a second', schema: createdDecideTokenSchema },
    },
    loadSubject: loadWorkspace,
    permission: 'manageWorkspace',
    handle: async (call) => {
      const { deps, principal, subject, body, nowMs } = call;
      const { kysely } = deps.database;
      const [outside] = await appsOutside(kysely, body.targetApps, subject.id);
      if (outside !== undefined) return invalidValue('/targetApps', 'FOREIGN_TARGET_APP', { targetApp: outside });
      const expiresAtMs = body.expiresAt === undefined ? null : Date.parse(body.expiresAt);
      if (expiresAtMs !== null && expiresAtMs <= nowMs) return invalidValue('/expiresAt', 'IN_THE_PAST');
      const { name, kind, targetApps } = body;
      const token = {
        id: uuidv7(),
        name,
        kind,
        targetApps,
        createdBy: principal.user,
        createdAtMs: nowMs,
        expiresAtMs,
      };
      const secret = newSecret();
      const made = { ...token, hash: hashOfToken(secret), workspaceId: subject.id };
      const failure = await inTransaction(kysely, async (trx) => {
        const overLimit = await quotaProblem(call, trx, 'tokens');
        if (overLimit !== null) return overLimit;
        return (await makeDecideToken(trx, made, principal.credential)) ? null : problem('UNAUTHENTICATED');
      });
      if (failure !== null) return failure;
      const headers = { 'Cache-Control': 'no-store' };
      return { status: 201, body: { ...tokenBody({ ...token, revokedAtMs: null }), secret }, headers };
    },
  }),

  route({
    method: 'get',
    path,
    operationId: 'listDecideTokens',
    summary: 'The tokens that read decisions, without their secrets',
    description: 'For admins of the workspace. At most 1,000, the newest first, with revoked and expired ones.',
    tag,
    subjectName,
    params,
    responses: { 200: { description: 'Newest first, revoked and expired ones too', schema: decideTokenListSchema } },
    loadSubject: loadWorkspace,
    permission: 'manageWorkspace',
    handle: async ({ deps, subject }) => {
      const tokens = await listDecideTokens(deps.database.kysely, subject.id);
      return { status: 200, body: { items: tokens.map(tokenBody) } };
    },
  }),

  route({
    method: 'delete',
    path: `${path}/{token}`,
    operationId: 'revokeDecideToken',
    summary: 'Revoke a token: a decision plane that reaches the database refuses it after a second',
    description:
      'For admins of the workspace. It cannot be undone. Idempotent: a token that was revoked before is answered in the same way. 404 for a token of another workspace.',
    tag,
    subjectName,
    takesKey: false,
    params: params.extend({ token: opaqueIdSchema }),
    responses: { 204: { description: 'Revoked' } },
    loadSubject: loadWorkspace,
    permission: 'manageWorkspace',
    handle: async ({ deps, principal, subject, params: { token }, nowMs }) => {
      const end = { token, workspaceId: subject.id, actor: principal.user, atMs: nowMs };
      const isThere = await endDecideToken(deps.database, end);
      return isThere ? { status: 204 } : notFound('token');
    },
  }),
];

function tokenBody(token: ListedDecideToken): DecideTokenBody {
  const { id, name, kind, targetApps, createdBy, createdAtMs, expiresAtMs, revokedAtMs } = token;
  return {
    id,
    name,
    ...(kind === null ? {} : { kind }),
    targetApps: [...targetApps],
    createdBy,
    createdAt: isoTime(createdAtMs),
    ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
    ...(revokedAtMs === null ? {} : { revokedAt: isoTime(revokedAtMs) }),
  };
}
