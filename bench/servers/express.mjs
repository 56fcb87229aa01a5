/** The same decision from the same memory, behind Express and its body parser, as one would write it. */
import express from 'express';
import { answerBody } from '../../dist/edge/ofrep/evaluation-answers.js';
import { hashOf } from '../../dist/edge/snapshot/snapshot.js';
import { edgeKnowing } from '../lib/edge-world.mjs';
import { serve } from '../lib/serve.mjs';
import { servingTargets } from '../lib/targets.mjs';

const { deps } = await edgeKnowing(servingTargets());
const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.use(express.json());
app.post('/ofrep/v1/evaluate/flags/:key', (request, response) => {
  const grant = deps.tokenCache.find((request.get('authorization') ?? '').slice(7));
  if (grant === undefined) return response.status(401).end();
  const { targetingKey, targetApp } = request.body.context;
  const slot = deps.state.snapshot.find('production', targetApp, request.params.key);
  if (slot === undefined) return response.status(404).json({ key: request.params.key, errorCode: 'FLAG_NOT_FOUND' });
  const answer = slot.launch(targetingKey, hashOf(targetingKey));
  return response.type('application/json').send(answerBody(answer));
});
serve(app);
