/** What everybody does for themselves: workspaces of their own, tokens, who they are. */
import { signedIn } from '../../support/registry-world.js';
import { get, type RouteRoles } from './route-roles.js';

const post = (path: string, body: object) => () => ({ method: 'POST', path, body }) as const;

export const ownRoutes: Record<string, RouteRoles> = {
  'POST workspaces': {
    ask: post('/v1/workspaces', { name: 'New', kind: 'developer' }),
    success: 201,
    may: signedIn,
  },
  'POST workspaces for somebody else': {
    ask: post('/v1/workspaces', { name: 'New', kind: 'tenant', admin: 'zoe' }),
    success: 201,
    may: ['system admin'],
    others: 403,
  },
  'GET workspaces': { ask: get(() => '/v1/workspaces'), success: 200, may: signedIn },
  'POST tokens for somebody': {
    ask: post('/v1/tokens', { user: 'zoe', name: 'CI' }),
    success: 201,
    may: ['system admin'],
    others: 403,
  },
  'GET tokens': { ask: get(() => '/v1/tokens'), success: 200, may: signedIn },
  'GET tokens of somebody': {
    ask: get(() => '/v1/tokens?user=zoe'),
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'DELETE a token of the maker admin': {
    ask: async (world) => {
      const user = world.nameOf('maker admin');
      const { body } = await world.as('maker admin').post('/v1/tokens', { user, name: 'short' });
      return { method: 'DELETE', path: `/v1/tokens/${(body as { id: string }).id}` };
    },
    success: 204,
    may: ['maker admin', 'system admin'],
  },
  'GET me': { ask: get(() => '/v1/me'), success: 200, may: signedIn },
};
