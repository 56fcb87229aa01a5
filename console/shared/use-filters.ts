/** Filters of a list, kept in the address, so that links and Back restore them. */
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
