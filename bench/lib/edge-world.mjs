/** A decision plane that knows given targets and the bench's token, as `halftone edge` opens it, without a database. */
import { openEdge } from '../../dist/edge/open-edge.js';
import { silentLogger } from '../../dist/platform/log/logger.js';
import { tokenRow } from './targets.mjs';

export async function edgeKnowing(targets) {
  const edge = await openEdge({ database: undefined, copyPath: undefined, logger: silentLogger() });
  for (const target of targets) edge.deps.state.put(target);
  edge.deps.tokenCache.replace([tokenRow]);
  edge.deps.state.markLoaded();
  edge.deps.state.freshness.confirm(Date.now());
  return edge;
}
