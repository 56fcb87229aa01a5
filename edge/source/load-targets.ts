/** Reads targets from the database into the serving state, in small pieces, so that requests are served in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TargetKey } from '../../domain/target/target.js';
import type { Database } from '../../store/database/database.js';
import {
  type AppTotals,
  type AppEnvironment,
  readAppTotals,
  readRevisions,
  readServedTargets,
  readServedTargetsAfter,
} from '../../store/serving/read-serving-targets.js';
import type { ServingState } from './serving-state.js';

const pageSize = 500;

type Db = Database['kysely'];

/**
 * Number of targets that are newer in memory than in the database. Above 0 only after the database was reset to an
 * older state.
 */
type Ahead = number;

export async function loadAll(db: Db, state: ServingState): Promise<Ahead> {
  let after: TargetKey | null = null;
  for (;;) {
    const targets = await readServedTargetsAfter(db, after, pageSize);
    for (const target of targets) state.put(target);
    const last = targets.at(-1);
    if (last === undefined || targets.length < pageSize) return 0;
    after = last;
    await nextTurn();
  }
}

/**
 * Exact: compares each app with the totals that memory held before the query. The database can only equal or exceed
 * them.
 */
export async function loadDifferences(db: Db, state: ServingState): Promise<Ahead> {
  const before = totalsIn(state);
  let ahead = 0;
  for (const totals of await readAppTotals(db)) {
    const known = before.get(nameOf(totals));
    before.delete(nameOf(totals));
    if (known?.count === totals.count && known.revisions === totals.revisions) continue;
    ahead += await loadDifferencesOfApp(db, state, totals);
  }
  for (const unknownThere of before.values()) ahead += unknownThere.count;
  return ahead;
}

async function loadDifferencesOfApp(db: Db, state: ServingState, appEnvironment: AppEnvironment): Promise<Ahead> {
  const entries = state.snapshot.app(appEnvironment.environment, appEnvironment.targetApp)?.entries ?? [];
  const before = new Map(entries.map(({ source }) => [source.miniProgram, source.revision]));
  const revisions = await readRevisions(db, appEnvironment);
  const stale = revisions.filter(({ miniProgram, revision }) => (before.get(miniProgram) ?? -1) < revision);
  for (let from = 0; from < stale.length; from += pageSize) {
    const keys = stale
      .slice(from, from + pageSize)
      .map(({ miniProgram }) => ({ ...keyOf(appEnvironment), miniProgram }));
    for (const target of await readServedTargets(db, keys)) state.put(target);
    await nextTurn();
  }
  return revisions.filter(({ miniProgram, revision }) => (before.get(miniProgram) ?? -1) > revision).length;
}

type Totals = Pick<AppTotals, 'count' | 'revisions'>;

function totalsIn({ snapshot }: ServingState): Map<string, Totals> {
  const totals = new Map<string, Totals>();
  for (const [appEnvironment, app] of snapshot.allApps())
    totals.set(nameOf(appEnvironment), { count: app.entries.length, revisions: app.mark.revisions });
  return totals;
}

function nameOf({ targetApp, environment }: AppEnvironment): string {
  return `${targetApp}/${environment}`;
}

function keyOf({ targetApp, environment }: AppEnvironment): AppEnvironment {
  return { targetApp, environment };
}
