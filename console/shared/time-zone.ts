/** Whether times are shown in UTC, or in the time zone of the browser. The choice is kept, and all tabs follow it. */
import { useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from './browser-storage.js';

const storageKey = 'halftone.time-zone';
const listeners = new Set<() => void>();

export function useIsUtc(): boolean {
  return useSyncExternalStore(subscribe, isUtc);
}

export function showUtc(isWanted: boolean): void {
  writeSetting(storageKey, isWanted ? 'utc' : 'local');
  for (const listener of listeners) listener();
}

function isUtc(): boolean {
  return readSetting(storageKey) === 'utc';
}

function subscribe(listener: () => void): () => void {
  const follow = ({ key }: StorageEvent) => {
    if (key === storageKey) listener();
  };
  listeners.add(listener);
  addEventListener('storage', follow);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', follow);
  };
}
