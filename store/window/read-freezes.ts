/** The freezes of the releases of a list: one read of the windows that cover any of them. */
import { type QueryExecutorProvider, sql } from 'kysely';
import { type BlockingWindow, blockingOf, type Exemption } from '../../domain/release/freeze.js';
import type { CoveringWindow } from '../../domain/window/window-state.js';
import type { Row } from '../database/schema.js';
import { changeWindowOf } from './change-windows.js';
import { currentPhase, windowStateAt } from './window-state.js';

export interface Freeze {
  /** At least one. Those with an exemption for the release are left out. */
  readonly windows: readonly Pick<BlockingWindow, 'name' | 'by' | 'reason'>[];
  /** When increases are open again. Null: not within 400 days. */
  readonly untilMs: number | null;
}

/** The releases that a window covers, and which of them it exempts. */
type WindowRow = Row<'change_window'> & {
  readonly covered: readonly { readonly id: string; readonly exemption: Exemption | null }[];
};

export interface Freezes {
  /** By the id of the release. Releases that are not frozen are missing, as are those that cannot be increased. */
  readonly byRelease: ReadonlyMap<string, Freeze>;
  /** Until then no clock changes a freeze. Null: no window that covers a release begins or ends. */
  readonly changeMs: number | null;
}

export async function readFreezes(
  db: QueryExecutorProvider,
  releaseIds: readonly string[],
  atMs: number,
): Promise<Freezes> {
  const rows = releaseIds.length === 0 ? [] : await readWindowsOf(db, releaseIds);
  const byRelease = new Map<string, Freeze>();
  for (const id of new Set(rows.flatMap(({ covered }) => covered.map((one) => one.id)))) {
    const state = windowStateAt(windowsOfRelease(rows, id), atMs);
    const blocking = blockingOf(state);
    if (blocking.length > 0) byRelease.set(id, { windows: blocking, untilMs: state.nextOpenAtMs });
  }
  const changeMs = Math.min(...rows.map((row) => currentPhase(changeWindowOf(row), atMs).untilMs));
  return { byRelease, changeMs: changeMs === Infinity ? null : changeMs };
}

/** Whose windows they are is left out. */
export function windowsOfRelease(
  rows: readonly WindowRow[],
  id: string,
): { readonly windows: readonly CoveringWindow[]; readonly exemptions: readonly Exemption[] } {
  const own = rows.filter(({ covered }) => covered.some((one) => one.id === id));
  const exemptions = own.flatMap(({ covered }) => covered.filter((one) => one.id === id).map((one) => one.exemption));
  return {
    windows: own.map((row) => ({ ...changeWindowOf(row), sides: [] })),
    exemptions: exemptions.filter((one) => one !== null),
  };
}

export async function readWindowsOf(
  db: QueryExecutorProvider,
  releaseIds: readonly string[],
): Promise<readonly WindowRow[]> {
  const { rows } = await sql<WindowRow>`/* the windows of listed releases */
    select w.*, of_release.covered from (
      select w.id, jsonb_agg(jsonb_build_object('id', r.id, 'exemption', (
        select jsonb_build_object('id', e.id, 'windowId', e.window_id, 'by', e.created_by, 'reason', e.reason)
        from exemption e
        where e.window_id = w.id and e.release_id = r.id and e.used_by is null and e.expires_at > now()
        order by e.id limit 1
      ))) as covered
      from release r join change_window w on w.workspace_id in (r.workspace_id, r.app_workspace_id)
      where r.id = any(${releaseIds}::text[]) and r.environment = 'production'
        and r.status in ('RELEASE_PREPARATION', 'GRAYSCALE_RELEASE') and w.enabled
        and coalesce(w.target_app_id, r.target_app_id) = r.target_app_id
        and coalesce(w.mini_program_id, r.mini_program_id) = r.mini_program_id
      group by w.id
    ) of_release join change_window w using (id)
    order by w.id
  `.execute(db);
  return rows;
}
