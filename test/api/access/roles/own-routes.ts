/** Rows of the role matrix: a user's own workspaces, tokens, sessions and access events. */
import { signedIn } from '../../../support/api/registry-world.js';
import { get, type RouteRoles } from './route-roles.js';

const post = (path: string, body: object) => () => ({ method: 'POST', path, body }) as const;

export const ownRoutes: Record<string, RouteRoles> = {
  'POST workspaces': {
    ask: post('/v1/workspaces', { name: 'New', kind: 'developer' }),
    success: 201,
    may: signedIn,
  },
  'POST workspaces for another user': {
    ask: post('/v1/workspaces', { name: 'New', kind: 'tenant', admin: 'zoe' }),
    success: 201,
    may: ['system admin'],
    others: 403,
  },
  'POST release-commands': {
    ask: post('/v1/release-commands', { type: 'pause', reason: 'crashes', releases: ['missing'] }),
    success: 207,
    may: signedIn,
  },
  'GET overview': { ask: get(() => '/v1/overview'), success: 200, may: signedIn },
  'GET search': { ask: get(() => '/v1/search?q=weather'), success: 200, may: signedIn },
  'GET events': { ask: get(() => '/v1/events'), success: 200, may: signedIn },
  'GET limits': { ask: get(() => '/v1/me/limits'), success: 200, may: signedIn },
  'GET workspaces': { ask: get(() => '/v1/workspaces'), success: 200, may: signedIn },
  'POST tokens for another user': {
    ask: post('/v1/tokens', { user: 'zoe', name: 'CI' }),
    success: 201,
    may: ['system admin'],
    others: 403,
  },
  'GET tokens': { ask: get(() => '/v1/tokens'), success: 200, may: signedIn },
  'GET tokens of another user': {
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
    success: 200,
    may: ['maker admin', 'system admin'],
  },
  'GET descendants of a token of the maker admin': {
    ask: get(async (world) => {
      const { body } = await world.as('maker admin').get('/v1/me');
      return `/v1/tokens/${(body as { token: { id: string } }).token.id}/descendants`;
    }),
    success: 200,
    may: ['maker admin', 'system admin'],
  },
  'POST the code of an invitation for the system admin': {
    ask: async (world) => {
      const admin = world.as('maker admin');
      // A workspace of its own: its members must not become members of the others.
      const own = await admin.post('/v1/workspaces', { name: 'Own', kind: 'developer' });
      const path = `/v1/workspaces/${(own.body as { id: string }).id}/invitations`;
      const { body } = await admin.post(path, { user: world.nameOf('system admin') });
      const code = (body as { url: string }).url.split('#code=')[1];
      return { method: 'POST', path: '/v1/invitations/accept', body: { code } };
    },
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'POST sign-in-links': { ask: post('/v1/sign-in-links', {}), success: 201, may: signedIn },
  'POST sign-in-links for another user': {
    ask: post('/v1/sign-in-links', { user: 'zoe' }),
    success: 201,
    may: ['system admin'],
    others: 403,
  },
  'GET sessions': { ask: get(() => '/v1/sessions'), success: 200, may: signedIn },
  'GET sessions of another user': {
    ask: get(() => '/v1/sessions?user=zoe'),
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'DELETE sessions': { ask: () => ({ method: 'DELETE', path: '/v1/sessions' }), success: 200, may: signedIn },
  'DELETE sessions of another user': {
    ask: () => ({ method: 'DELETE', path: '/v1/sessions?user=zoe' }),
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'GET access events': { ask: get(() => '/v1/access-events'), success: 200, may: signedIn },
  'GET access events of another user': {
    ask: get(() => '/v1/access-events?user=zoe'),
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'GET access events of all users': {
    ask: get(() => '/v1/access-events?everybody=true'),
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'POST payloads to decode': {
    ask: post('/v1/temporal-codec/decode', { payloads: [] }),
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'POST payloads to encode': {
    ask: post('/v1/temporal-codec/encode', { payloads: [] }),
    success: 200,
    may: ['system admin'],
    others: 403,
  },
  'GET me': { ask: get(() => '/v1/me'), success: 200, may: signedIn },
};
