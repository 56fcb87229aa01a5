/** A bulk evaluation as one would write it on node:http: the same answers as objects, then JSON.stringify. */
import { resolveKey } from '../../dist/domain/serving/assign.js';
import { readContext } from '../../dist/edge/ofrep/handle-evaluation.js';
import { bulkTag } from '../../dist/edge/ofrep/evaluation-answers.js';
import { hashOf } from '../../dist/edge/snapshot/snapshot.js';
import { edgeKnowing } from '../lib/edge-world.mjs';
import { serve } from '../lib/serve.mjs';
import { servingTargets, targetApp } from '../lib/targets.mjs';

const edge = await edgeKnowing(servingTargets({ count: Number(process.argv[2]) }));
const { deps } = edge;
serve((request, response) => {
  let text = '';
  request.on('data', (chunk) => {
    text += chunk.toString();
  });
  request.on('end', () => {
    const grant = deps.tokenCache.find((request.headers.authorization ?? '').slice(7));
    const { userKey, environment } = readContext(text);
    const app = deps.state.snapshot.app(environment, targetApp);
    const hash = hashOf(userKey);
    const flags = app.slots.map(({ view }) => {
      const { miniProgram, version, variant, releaseId, percentage, revision } = resolveKey(view, userKey, hash);
      return {
        key: miniProgram,
        value: version,
        reason: 'SPLIT',
        variant,
        metadata: { releaseId, percentage, revision },
      };
    });
    const ticket = deps.tokenCache.ticketFor(grant, `${targetApp}/${environment}`).text;
    const requestUri = `/ofrep/v1/events?${new URLSearchParams({ targetApp, environment, ticket }).toString()}`;
    const eventStreams = [{ type: 'sse', endpoint: { requestUri }, inactivityDelaySec: 120 }];
    const body = JSON.stringify({ flags, eventStreams });
    response.writeHead(200, [
      ...['Halftone-Snapshot-Age', '0', 'ETag', bulkTag(app, userKey, Date.now())],
      ...['Content-Type', 'application/json', 'Content-Length', Buffer.byteLength(body)],
    ]);
    response.end(body);
  });
});
