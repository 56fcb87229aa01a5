/** Finds the workspace that a command means. */
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { OperatorFailure } from '../output/failure.js';

/** Without an id: the only one that the user may read. @throws OperatorFailure when there is another number of them. */
export async function workspaceOf(client: HalftoneClient, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const { items } = await bodyOf(client.GET('/v1/workspaces', { params: { query: { limit: 2 } } }));
  const [first] = items;
  if (items.length === 1 && first !== undefined) return first.id;
  throw new OperatorFailure('usage', `You may read ${items.length === 0 ? 'no' : 'several'} workspaces`, [
    'Say --workspace <id>. See `halftone workspace list`.',
  ]);
}
