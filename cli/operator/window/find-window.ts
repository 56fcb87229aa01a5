/** Finds the window that a command means. */
import { allItems } from '../../../client/all-items.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { findNamed } from '../output/find-named.js';
import type { Window } from './window-text.js';

export function windowsOf(client: HalftoneClient, workspace: string): AsyncIterable<Window> {
  const path = { workspace };
  return allItems((query) => client.GET('/v1/workspaces/{workspace}/change-windows', { params: { path, query } }));
}

/** `text`: its id, or its name. @throws OperatorFailure when none or several have the name. */
export function findWindow(client: HalftoneClient, workspace: string, text: string): Promise<Window> {
  return findNamed(windowsOf(client, workspace), text, { word: 'change window', list: 'window list' });
}
