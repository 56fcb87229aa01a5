/** /v1/overview: counts and what needs attention, in all workspaces that the principal may read, or in one. */
import { overviewQuery, overviewSchema } from '../../contracts/release/overview.js';
import { readAttention } from '../../store/release/attention.js';
import { countOverview, type OverviewScope } from '../../store/release/overview.js';
import { workspacesWithRoles } from '../access/subject-roles.js';
import { route, type Route } from '../http/route.js';
import { attentionBody } from './attention-body.js';

export const overviewRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/overview',
    operationId: 'readOverview',
    summary: 'What rolls out, changed in the last hour, is paused, waits for you or is not confirmed',
    description: 'And what needs attention, the oldest first, with the names and ids that a list shows and acts on.',
    tag: 'Releases',
    query: overviewQuery,
    responses: { 200: { description: 'Over all workspaces that you may read, or one', schema: overviewSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query, nowMs }) => {
      const { workspace, environment = 'production' } = query;
      const { ids, reviewerIn } = await workspacesWithRoles(deps, principal);
      const { kysely } = deps.database;
      const scope: OverviewScope = {
        workspaces: workspace === undefined ? ids : ids.filter((id) => id === workspace),
        reviewerIn,
        user: principal.user,
        environment: environment === 'all' ? null : environment,
        nowMs,
      };
      const [counts, { total, items }] = await Promise.all([
        countOverview(kysely, scope),
        readAttention(kysely, scope),
      ]);
      return { status: 200, body: { counts, needsAttention: { total, items: items.map(attentionBody) } } };
    },
  }),
];
