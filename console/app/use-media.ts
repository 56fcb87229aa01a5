/** Media queries as hooks: window width and the user's preferences, updated when they change. */
import { useSyncExternalStore } from 'react';

/** A phone's width, also when reached by zooming. */
export const useIsNarrow = following('(max-width: 767px)');

export const useWantsLessMotion = following('(prefers-reduced-motion: reduce)');

function following(media: string): () => boolean {
  const query = matchMedia(media);
  const subscribe = (onChange: () => void): (() => void) => {
    query.addEventListener('change', onChange);
    return () => {
      query.removeEventListener('change', onChange);
    };
  };
  return () => useSyncExternalStore(subscribe, () => query.matches);
}
