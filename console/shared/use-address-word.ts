/** A search word, written to the address after a pause in typing. A change of the address replaces the typed word. */
import { useEffect } from 'react';
import type { Filters } from './use-filters.js';
import { useSearchWord } from './use-search-word.js';

export interface AddressWord {
  readonly typed: string;
  readonly type: (word: string) => void;
}

/** `isComplete`: whether the word can be sent. The API would refuse a part of an id. */
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
    // Only when the address has changed: by Back, by a link, or by clearing the filters.
  }, [current]);
  return { typed, type };
}
