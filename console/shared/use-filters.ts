/**
 * The state of a list in the address: filters, order, open rows. Back, a reload and a link restore it. The page of the
 * list is kept by `usePage`.
 */
import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';

export interface Filters<Name extends string> {
  /** The first value of each. */
  readonly values: Readonly<Partial<Record<Name, string>>>;
  /** All values of one that may be given several times. */
  readonly all: (name: Name) => readonly string[];
  readonly isAny: boolean;
  /** `isTyped`: no entry in the browser's history, so that Back does not repeat the typing. */
  readonly set: (name: Name, value: string | readonly string[] | undefined, isTyped?: boolean) => void;
  readonly clear: () => void;
}

export function useFilters<Name extends string>(names: readonly Name[]): Filters<Name> {
  const [params, change] = useAddress();
  const all = (name: Name) => params.getAll(name).filter((value) => value !== '');
  const values = Object.fromEntries(
    names.flatMap((name) => {
      const [value] = all(name);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Partial<Record<Name, string>>;
  return {
    values,
    all,
    isAny: Object.keys(values).length > 0,
    set: (name, value, isTyped = false) => {
      const given = [value ?? []].flat().filter((one) => one !== '');
      // A cursor belongs to the filtered list.
      change({ [name]: given, cursor: [] }, { replace: isTyped });
    },
    clear: () => {
      change(Object.fromEntries([...names, 'cursor'].map((name) => [name, []])));
    },
  };
}

export interface Sort {
  readonly order: string;
  readonly set: (order: string) => void;
}

/** The order of a list. The first of `orders` is the default, and is not in the address. */
export function useSort<Order extends string>(
  orders: readonly [Order, ...Order[]],
): Sort & {
  readonly order: Order;
} {
  const [params, change] = useAddress();
  const [first] = orders;
  return {
    order: orders.find((order) => order === params.get('sort')) ?? first,
    set: (order) => {
      change({ sort: order === first ? [] : [order], cursor: [] });
    },
  };
}

export interface OpenRows {
  readonly isOpen: (row: string) => boolean;
  readonly toggle: (row: string) => void;
}

export function useOpenRows(): OpenRows {
  const [params, change] = useAddress();
  const opened = params.getAll('open');
  const isOpen = (row: string) => opened.includes(row);
  return {
    isOpen,
    toggle: (row) => {
      change({ open: isOpen(row) ? opened.filter((one) => one !== row) : [...opened, row] }, { replace: true });
    },
  };
}

type Change = (values: Readonly<Record<string, readonly string[]>>, how?: { readonly replace?: boolean }) => void;

function useAddress(): readonly [URLSearchParams, Change] {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation() as { readonly state: unknown };
  return [
    params,
    (values, { replace = false } = {}) => {
      // The address may be newer than the rendered one: two changes can come between two renders.
      const next = new URLSearchParams(window.location.search);
      for (const [name, given] of Object.entries(values)) {
        next.delete(name);
        for (const value of given) next.append(name, value);
      }
      // The state has the cursors of earlier pages. At once: a control must not start from values of an older address.
      setParams(next, { replace, state, flushSync: !replace });
    },
  ];
}

interface AddressWord {
  readonly typed: string;
  readonly type: (word: string) => void;
}

/** A search word, written to the address after a pause in typing. A change of the address replaces the typed word. */
export function useAddressWord<Name extends string>(filters: Filters<Name>, name: Name): AddressWord {
  const current = filters.values[name] ?? '';
  const { typed, sent, type } = useSearchWord(current);
  const { set } = filters;
  useEffect(() => {
    if (sent !== current) set(name, sent, true);
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
export function useSearchWord(first = ''): SearchWord {
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
