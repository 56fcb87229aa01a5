/** What a plan of Postgres reads: tables from first to last row, and indexes. */

/** Workspaces and apps are few; to read them through is right. */
const small = new Set(['workspace', 'target_app']);

type Node = Readonly<Record<string, unknown>>;

export function scansIn(plan: unknown): string[] {
  const scans = nodesIn(plan).filter((node) => node['Node Type'] === 'Seq Scan');
  return scans.map((node) => String(node['Relation Name'])).filter((table) => !small.has(table));
}

export function indexesIn(plan: unknown): string[] {
  return indexesOf(nodesIn(plan));
}

/** The indexes that are read without their rows. */
export function indexesAloneIn(plan: unknown): string[] {
  return indexesOf(nodesIn(plan).filter((node) => node['Node Type'] === 'Index Only Scan'));
}

function indexesOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap(({ 'Index Name': index }) => (typeof index === 'string' ? [index] : []));
}

/** The plan and all that is in it, outer ones first. */
function nodesIn(plan: unknown): Node[] {
  if (typeof plan !== 'object' || plan === null) return [];
  const inside = Object.values(plan).flatMap(nodesIn);
  return Array.isArray(plan) ? inside : [plan as Node, ...inside];
}
