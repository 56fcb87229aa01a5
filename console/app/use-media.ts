/** What the browser says of the window and of whoever sits before it, also when it changes. */
import { useSyncExternalStore } from 'react';

/** As narrow as a phone, or zoomed until it is. */
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
