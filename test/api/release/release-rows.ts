/** Rows of the list of releases, and the same filters and orders computed from the rows. */

export interface Item {
  readonly id: string;
  readonly version: string;
  readonly status: string;
  readonly phase: string | null;
  readonly percentage: number;
  readonly environment: string;
  readonly createdBy: string;
  readonly lastChange: { readonly at: string; readonly by: string };
  readonly baseline: { readonly version: string } | null;
}

const done = new Set(['FULL_RELEASE', 'CANCELED', 'ARCHIVED', 'OFFLINE']);

interface Filter {
  readonly active?: boolean;
  readonly status?: readonly string[];
  readonly phase?: string;
  readonly version?: string;
  readonly environment?: string;
  readonly by?: string;
  readonly createdBy?: string;
  readonly minPercentage?: number;
  readonly noBaseline?: boolean;
  readonly changedSince?: string;
}

export function fits(item: Item, filter: Filter): boolean {
  const {
    active,
    status,
    phase,
    version,
    environment,
    by,
    createdBy,
    minPercentage = 0,
    noBaseline,
    changedSince = '',
  } = filter;
  return (
    (active === undefined || active !== done.has(item.status)) &&
    (status === undefined || status.length === 0 || status.includes(item.status)) &&
    (phase === undefined || item.phase === phase) &&
    (version === undefined || `${item.version}.`.startsWith(`${version}.`)) &&
    (environment === undefined || item.environment === environment) &&
    (by === undefined || item.lastChange.by === by) &&
    (createdBy === undefined || item.createdBy === createdBy) &&
    item.percentage >= minPercentage &&
    (noBaseline === undefined || noBaseline === (item.baseline === null)) &&
    item.lastChange.at >= changedSince
  );
}

const age = ({ id, lastChange }: Item): string => `${lastChange.at} ${id}`;
export const byOrder: Readonly<Record<string, (a: Item, b: Item) => number>> = {
  '-created': (a, b) => (a.id < b.id ? 1 : -1),
  lastChange: (a, b) => (age(a) < age(b) ? -1 : 1),
  '-lastChange': (a, b) => (age(a) < age(b) ? 1 : -1),
};
