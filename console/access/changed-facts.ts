/** The facts that an event changed, for a table: `policy.review.selfApproval: false → true`. */

type Facts = Readonly<Record<string, unknown>> | null;

export interface ChangedFact {
  readonly name: string;
  /** Undefined: the fact was added. */
  readonly from?: string;
  /** Undefined: the fact was removed. */
  readonly to?: string;
}

/** Leaves out facts that are equal before and after. */
export function changedFacts(before: Facts, after: Facts): ChangedFact[] {
  const was = leavesOf(before);
  const is = leavesOf(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => {
      const [from, to] = [was.get(name), is.get(name)];
      return { name, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    });
}

function leavesOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return found;
  if (typeof value !== 'object') found.set(path, JSON.stringify(value).replaceAll(/^"|"$/g, ''));
  else if (Array.isArray(value)) found.set(path, value.map(String).join(', '));
  else for (const [name, part] of Object.entries(value)) leavesOf(part, path === '' ? name : `${path}.${name}`, found);
  return found;
}
