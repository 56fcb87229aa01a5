/** Commands that the shown page offers by buttons. The palette and the shortcuts press the same buttons. */
import { useEffect, useRef } from 'react';

export interface Offer {
  readonly label: string;
  /** What the button does: it opens the dialog of a command that has one. */
  readonly run: () => void;
  /** The key that does the same. Only for commands that ask first. */
  readonly shortcut?: string | undefined;
}

/** In the order of the page. A button keeps its place while it is rendered again. */
const offerRefs = new Set<{ current: Offer }>();

export function currentOffers(): readonly Offer[] {
  return [...offerRefs].map(({ current }) => current);
}

/** Null: not offered now. */
export function useOffer(offer: Offer | null): void {
  const ref = useRef<Offer>({ label: '', run: () => undefined });
  const isOffered = offer !== null;
  useEffect(() => {
    if (offer !== null) ref.current = offer;
  });
  useEffect(() => {
    if (!isOffered) return undefined;
    offerRefs.add(ref);
    return () => {
      offerRefs.delete(ref);
    };
  }, [isOffered]);
}
