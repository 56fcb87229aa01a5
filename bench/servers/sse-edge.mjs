/** The stream of targets: one target changes, every reader receives it. */
import { edgeKnowing } from '../lib/edge-world.mjs';
import { serve } from '../lib/serve.mjs';
import { servingTargets } from '../lib/targets.mjs';

const targets = servingTargets({ count: 1 });
const edge = await edgeKnowing(targets);
serve(edge.handle);
process.on('message', (message) => {
  if (message.broadcast === undefined) return;
  const startedAtNs = process.hrtime.bigint();
  edge.deps.state.put({ ...targets[0], revision: 10 + message.broadcast });
  process.send({ startedAtNs: String(startedAtNs) });
});
