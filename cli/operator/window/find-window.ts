/** Finds the workspace and the window that a command means. */
import { allItems } from '../../../client/all-items.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { OperatorFailure } from '../output/failure.js';
import type { Window } from './window-text.js';

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

export function windowsOf(client: HalftoneClient, workspace: string): AsyncIterable<Window> {
  const path = { workspace };
  return allItems((query) => client.GET('/v1/workspaces/{workspace}/change-windows', { params: { path, query } }));
}

/** `text`: its id, or its name. @throws OperatorFailure when none or several have the name. */
export async function findWindow(client: HalftoneClient, workspace: string, text: string): Promise<Window> {
  const named: Window[] = [];
  for await (const window of windowsOf(client, workspace)) {
    if (window.id === text) return window;
    if (window.name === text) named.push(window);
  }
  const [first] = named;
  if (named.length === 1 && first !== undefined) return first;
  const ids = named.map(({ id }) => id).join(', ');
  throw new OperatorFailure('usage', `${named.length === 0 ? 'No' : 'More than one'} change window is "${text}"`, [
    named.length === 0 ? 'See `halftone window list`.' : `Say one by its id: ${ids}.`,
  ]);
}
