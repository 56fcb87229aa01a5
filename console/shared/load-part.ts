/**
 * Loads a part from its own file. A failed load is not cached: the next call imports again. After a failure it checks
 * whether a new build of the console has replaced the files of this page.
 */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let isReplaced = false;

/** @throws the error of the import. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    void checkBuild();
    throw error;
  }
}

/** True once the server has a newer build of the console. */
export function useIsReplaced(): boolean {
  return useSyncExternalStore(subscribe, () => isReplaced);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The first page names its scripts. Each build gives another name to those that it changes. */
async function checkBuild(): Promise<void> {
  const scripts = [...document.querySelectorAll('script[type=module][src]')].map((script) =>
    script.getAttribute('src'),
  );
  if (isReplaced || scripts.length === 0) return;
  try {
    const response = await fetch(document.baseURI, { cache: 'no-store', headers: { accept: 'text/html' } });
    if (!response.ok) return;
    const page = await response.text();
    if (scripts.every((script) => page.includes(script ?? ''))) return;
    isReplaced = true;
    for (const listener of listeners) listener();
  } catch {
    // Without an answer nothing is known about the build.
  }
}
