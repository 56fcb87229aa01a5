/** /v1/overview: what goes on in all workspaces that the principal may read, or in one. */
import { overviewQuery, overviewSchema } from '../../contracts/release/overview.js';
import { mayReview } from '../../domain/access/permissions.js';
import { membershipsOf } from '../../store/access/load-roles.js';
import { countOverview } from '../../store/release/overview.js';
import { roleHolderOf } from '../access/subject-roles.js';
import { route, type Route } from '../http/route.js';

const hourMs = 3_600_000;

export const overviewRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/overview',
    operationId: 'readOverview',
    summary: 'What rolls out, changed in the last hour, is paused, waits for you or is not confirmed',
    tag: 'Releases',
    query: overviewQuery,
    responses: { 200: { description: 'Counts over all workspaces that you may read, or one', schema: overviewSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query, nowMs }) => {
      const { workspace, environment = 'production' } = query;
      const memberships = await membershipsOf(deps.database.kysely, roleHolderOf(principal));
      const ids = memberships.map(({ workspaceId }) => workspaceId);
      const counts = await countOverview(deps.database.kysely, {
        workspaces: workspace === undefined ? ids : ids.filter((id) => id === workspace),
        reviewerIn: memberships.filter(({ role }) => mayReview(role)).map(({ workspaceId }) => workspaceId),
        user: principal.user,
        environment: environment === 'all' ? null : environment,
        changedSinceMs: nowMs - hourMs,
      });
      return { status: 200, body: { counts } };
    },
  }),
];
