/** A choice of the user that is kept in the browser. All tabs follow it. */
import { useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from './browser-storage.js';

export interface StoredChoice {
  /** Null when nothing is stored. */
  readonly use: () => string | null;
  readonly read: () => string | null;
  readonly write: (value: string) => void;
}

export function storedChoice(key: string): StoredChoice {
  const listeners = new Set<() => void>();
  const read = () => readSetting(key);
  const subscribe = (listener: () => void) => {
    const follow = (event: StorageEvent) => {
      if (event.key === key) listener();
    };
    listeners.add(listener);
    addEventListener('storage', follow);
    return () => {
      listeners.delete(listener);
      removeEventListener('storage', follow);
    };
  };
  return {
    use: () => useSyncExternalStore(subscribe, read),
    read,
    write: (value) => {
      writeSetting(key, value);
      for (const listener of listeners) listener();
    },
  };
}
