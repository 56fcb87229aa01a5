/** Filters of a list, kept in the address, so that links and Back restore them. */
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

export interface Filters<Name extends string> {
  readonly values: Readonly<Partial<Record<Name, string>>>;
  readonly isAny: boolean;
  readonly set: (name: Name, value: string | undefined) => void;
  readonly clear: () => void;
}

export function useFilters<Name extends string>(names: readonly Name[]): Filters<Name> {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(
    names.flatMap((name) => {
      const value = params.get(name) ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  ) as Partial<Record<Name, string>>;
  return {
    values,
    isAny: Object.keys(values).length > 0,
    set: (name, value) => {
      setParams((now) => withValue(now, name, value ?? ''), { replace: true });
    },
    clear: () => {
      setParams((now) => without(now, [...names, 'cursor']), { replace: true });
    },
  };
}

function without(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of names) next.delete(name);
  return next;
}

/** A cursor belongs to the filtered list, so it is removed when a filter changes. */
function withValue(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = without(params, ['cursor']);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}

interface AddressWord {
  readonly typed: string;
  readonly type: (word: string) => void;
}

/**
 * A search word, written to the address after a pause in typing. A change of the address replaces the typed word.
 * `isComplete`: whether the word can be sent. The API would refuse a part of an id.
 */
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

const restMs = 200;

interface SearchWord {
  readonly typed: string;
  readonly sent: string;
  readonly type: (word: string) => void;
}

/** A typed word, and the word after a pause in typing, which is sent to the server. */
function useSearchWord(first = ''): SearchWord {
  const [typed, type] = useState(first);
  const [sent, setSent] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSent(typed.trim());
    }, restMs);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  return { typed, sent, type };
}
