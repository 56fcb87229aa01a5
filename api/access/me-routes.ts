/** GET /v1/me: the user of the token, and the roles of that user. */
import { meSchema } from '../../contracts/access/me.js';
import { tokenScopes } from '../../domain/access/scopes.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { miniProgramsOf } from '../../store/registry/mini-program-members.js';
import { findToken } from '../../store/access/tokens.js';
import { workspacesOf } from '../../store/registry/workspaces.js';
import { type Route, route } from '../http/route.js';
import { wireLimit } from './token-bodies.js';

export const meRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/me',
    operationId: 'getMe',
    summary: 'The user of the token, and the roles of that user',
    description:
      'For every user who is signed in, also with a read-only token. Lists workspaces and mini programs in which the user has a role, as far as the limit of the token reaches. A client decides by it what to offer; the server checks each request again.',
    tag: 'Tokens',
    responses: { 200: { description: 'Without the roles that a limit of the token excludes', schema: meSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal }) => {
      const { kysely } = deps.database;
      const token = await findToken(kysely, principal.credential.token.id);
      const workspaces = await workspacesOf(kysely, principal.user, principal.workspaces);
      const miniPrograms = await miniProgramsOf(kysely, principal.user, principal.workspaces);
      const expiresAtMs = token?.expiresAtMs ?? null;
      return {
        status: 200,
        body: {
          user: principal.user,
          systemAdmin: principal.systemAdmin,
          token: {
            id: principal.credential.token.id,
            name: token?.name ?? '',
            scopes: [...(principal.scopes ?? tokenScopes)],
            ...wireLimit(token),
            ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
          },
          tokenLifetime: {
            defaultDays: deps.tokenLifetime.defaultDays || null,
            maxDays: deps.tokenLifetime.maxDays || null,
          },
          workspaces: workspaces.map(({ id, name, kind, role }) => ({ id, name, kind, role })),
          miniPrograms: miniPrograms.map(({ id, name, workspaceId, role }) => ({
            id,
            name,
            workspace: workspaceId,
            role,
          })),
        },
      };
    },
  }),
];
