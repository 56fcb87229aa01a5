/** What a plan of Postgres reads: tables from first to last row, and indexes. */

/** Workspaces and apps are few; to read them through is right. */
const small = new Set(['workspace', 'target_app']);

export function scansIn(plan: unknown): string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  if (Array.isArray(plan)) return plan.flatMap(scansIn);
  const node = plan as Record<string, unknown>;
  const table = node['Node Type'] === 'Seq Scan' ? String(node['Relation Name']) : null;
  return [...(table === null || small.has(table) ? [] : [table]), ...Object.values(node).flatMap(scansIn)];
}

export function indexesIn(plan: unknown): string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  const own = (plan as Record<string, unknown>)['Index Name'];
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(plan).flatMap(indexesIn)];
}

/** The indexes that are read without their rows. */
export function indexesAloneIn(plan: unknown): string[] {
  if (typeof plan !== 'object' || plan === null) return [];
  const isAlone = (plan as Record<string, unknown>)['Node Type'] === 'Index Only Scan';
  return [
    ...(isAlone ? [String((plan as Record<string, unknown>)['Index Name'])] : []),
    ...Object.values(plan).flatMap(indexesAloneIn),
  ];
}
