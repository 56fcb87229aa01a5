/** Finds the window that a command means. */
import { allItems } from '../../../client/all-items.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { OperatorFailure } from '../output/failure.js';
import type { Window } from './window-text.js';

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
