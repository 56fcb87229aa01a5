/** GET /v1/me/limits: what the user may create, how much of it is used, and how often a token may ask. */
import { type LimitsBody, limitsSchema } from '../../contracts/access/limits.js';
import type { Quotas } from '../../platform/config/limits.js';
import { countCreated } from '../../store/registry/quotas.js';
import { type Route, route } from '../http/route.js';

export const limitRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/me/limits',
    operationId: 'getLimits',
    summary: 'The limits that apply to you, with your present use',
    description:
      'For every user who is signed in. A quota counts what the user has created in all workspaces. At the limit a creation is refused with `QUOTA_EXCEEDED`, whose `kind` is the name here. Tokens of system admins have no quota. Requests beyond their limit get 429 with `Retry-After`, streams beyond theirs 429 as well; both are counted by each process.',
    tag: 'Tokens',
    responses: { 200: { description: 'Only limits that are enforced', schema: limitsSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal }) => {
      const used = await countCreated(deps.database.kysely, principal.user, deps.quotas);
      const kinds = Object.keys(deps.quotas) as (keyof Quotas)[];
      const quotas: LimitsBody['quotas'] = kinds.map((kind) => ({
        kind,
        used: used[kind],
        limit: principal.systemAdmin ? null : deps.quotas[kind] || null,
      }));
      const { perToken, perAddress } = deps.rateLimits;
      const streams = { perToken: deps.streams.limits.perToken || null };
      return { status: 200, body: { quotas, requestsPerMinute: { perToken, perAddress }, streams } };
    },
  }),
];
