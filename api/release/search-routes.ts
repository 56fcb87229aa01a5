/** /v1/search: one search over all that the principal may read. */
import { foundSchema, searchAllQuery } from '../../contracts/release/search.js';
import { type Found, searchAll } from '../../store/release/search-all.js';
import { readableWorkspaces } from '../access/subject-roles.js';
import { route, type Route } from '../http/route.js';
import { releaseListItem } from './release-item.js';

const defaultLimit = 5;

export const searchRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/search',
    operationId: 'searchAll',
    summary: 'Find mini programs, versions, releases, target apps, targets and people',
    description:
      'Only what you may read, with names and ids for links. Case, width and marks make no difference in names. Example: `GET /v1/search?q=weather%202.3`.',
    tag: 'Releases',
    query: searchAllQuery,
    responses: { 200: { description: 'A few of each kind', schema: foundSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query: { q, limit = defaultLimit } }) => {
      const workspaceIds = await readableWorkspaces(deps, principal);
      return { status: 200, body: foundBody(await searchAll(deps.database.kysely, { q, workspaceIds, limit })) };
    },
  }),
];

function foundBody({ miniPrograms, versions, releases, targetApps, targets, people }: Found) {
  return {
    miniPrograms: [...miniPrograms],
    versions: [...versions],
    releases: releases.map(releaseListItem),
    targetApps: [...targetApps],
    targets: [...targets],
    people: people.map(({ user, workspaces }) => ({ user, workspaces: [...workspaces] })),
  };
}
