/** /v1/release-commands: one stop command for several releases, for operators in an incident and for alerts. */
import { batchStopAnswerSchema, batchStopSchema } from '../../contracts/release/batch-stops.js';
import { route, type Route } from '../http/route.js';
import { stopEach } from './commands/stop-each.js';

export const batchStopRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/release-commands',
    operationId: 'stopReleases',
    summary: 'Send one stop command to several releases',
    description:
      'Each release has an outcome of its own, and an entry in its ledger. A token with the scope `stop` is sufficient. The permission of the command is checked for each release. Repeat the request with the same Idempotency-Key after a failure: what was done is not done twice.',
    tag: 'Commands',
    body: batchStopSchema,
    responses: { 207: { description: 'An outcome for each release', schema: batchStopAnswerSchema } },
    takesStops: true,
    isStop: () => true,
    permission: 'signedIn',
    handle: async (call) => ({ status: 207, body: await stopEach(call, call.body) }),
  }),
];
