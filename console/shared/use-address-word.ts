/** A search word that is typed, and kept in the address once the typing pauses. The address wins when it changes. */
import { useEffect } from 'react';
import type { Filters } from './use-filters.js';
import { useSearchWord } from './use-search-word.js';

export interface AddressWord {
  readonly typed: string;
  readonly type: (word: string) => void;
}

/** `isComplete`: whether a word can be sent. Half an id would be refused. */
export function useAddressWord<Name extends string>(
  filters: Filters<Name>,
  name: Name,
  isComplete: (word: string) => boolean = () => true,
): AddressWord {
  const current = filters.values[name] ?? '';
  const { typed, sent, type } = useSearchWord(current);
  const { set } = filters;
  useEffect(() => {
    if (sent !== current && (sent === '' || isComplete(sent))) set(name, sent);
    // Only when the typed word has changed.
  }, [sent]);
  useEffect(() => {
    if (current !== sent) type(current);
    // Only when the address has changed: by Back, by a link, or because the filters were cleared.
  }, [current]);
  return { typed, type };
}
