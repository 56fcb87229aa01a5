/**
 * Loading of a part that lies in a file of its own. A failed load is not remembered: the next call imports again. After
 * a failure it asks the server whether a new build of the console has replaced the files of this page.
 */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let isReplaced = false;

/** @throws what the import threw. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    void checkBuild();
    throw error;
  }
}

/** True once a newer build of the console is known to be installed on the server. */
export function useIsReplaced(): boolean {
  return useSyncExternalStore(subscribe, () => isReplaced);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The first page names its entry script; each build gives it another name. */
async function checkBuild(): Promise<void> {
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src');
  if (isReplaced || entry === null || entry === undefined) return;
  try {
    const response = await fetch(document.baseURI, { cache: 'no-store', headers: { accept: 'text/html' } });
    if (!response.ok || (await response.text()).includes(entry)) return;
    isReplaced = true;
    for (const listener of listeners) listener();
  } catch {
    // No answer: nothing is known about the build.
  }
}
