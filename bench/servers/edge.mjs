/** The decision plane itself, token check and counting included. */
import { edgeKnowing } from '../lib/edge-world.mjs';
import { serve } from '../lib/serve.mjs';
import { servingTargets } from '../lib/targets.mjs';

const edge = await edgeKnowing(servingTargets({ count: Number(process.argv[2] ?? 1000) }));
serve(edge.handle);
