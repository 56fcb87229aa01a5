/** Whether the guide of the first run is shown. It starts in an empty installation, and lasts until it is hidden. */
import { useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from '../shared/browser-storage.js';

const storageKey = 'halftone.guide';
const listeners = new Set<() => void>();

/** `new`: it has not been started in this browser. */
export type GuideState = 'new' | 'shown' | 'hidden';

export function useGuideState(): GuideState {
  return useSyncExternalStore(subscribe, guideState);
}

export function setGuideState(state: Exclude<GuideState, 'new'>): void {
  if (guideState() === state) return;
  writeSetting(storageKey, state);
  for (const listener of listeners) listener();
}

function guideState(): GuideState {
  const stored = readSetting(storageKey);
  return stored === 'shown' || stored === 'hidden' ? stored : 'new';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
