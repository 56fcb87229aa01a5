/**
 * The state of the change windows of a target: for a decision under the locks, and for views. Stop commands call
 * nothing here, so that no fault of a window can stop a stop.
 */
import { type QueryExecutorProvider, sql } from 'kysely';
import { isSystemCommand } from '../../domain/release/command-catalog.js';
import type { Exemption, WindowSide, WindowState } from '../../domain/release/freeze.js';
import type { TargetKey } from '../../domain/target/target.js';
import { type Phase, phaseAt } from '../../domain/window/occurrences.js';
import type { ChangeWindow } from '../../domain/window/window.js';
import { closingWindows, type CoveringWindow, windowStateOf, withClosing } from '../../domain/window/window-state.js';
import { type Clock, readClock } from '../database/clock.js';
import { inOneTrip } from '../database/in-one-trip.js';
import type { Row } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { changeWindowOf } from './change-windows.js';

export interface WindowsOf {
  readonly target: TargetKey;
  /** Whose exemptions count. Null: of the target alone. */
  readonly releaseId: string | null;
}

interface CoveringRows {
  readonly windows: readonly CoveringWindow[];
  readonly exemptions: readonly Exemption[];
}

/**
 * After the target's lock. Locks the windows of both workspaces for share, in the order of their ids, and then reads
 * them: a write of a window that was answered before is seen. `atMs`: after the wait for the locks. For an automatic
 * command with the end of the opening.
 */
export async function lockAndReadWindows(
  trx: Transaction,
  of: WindowsOf & { readonly type: string },
  now: Clock | undefined,
): Promise<{ readonly window: WindowState; readonly atMs: number }> {
  const [, rows, atMs] = await inOneTrip(trx, (db) =>
    Promise.all([lockForShare(db, of.target), readRows(db, of), readClock(db, now)]),
  );
  const window = windowStateAt(rows, atMs);
  return { window: isSystemCommand(of.type) ? withClosing(rows.windows, window, atMs) : window, atMs };
}

/** For views: without locks. */
export async function readWindowState(db: QueryExecutorProvider, of: WindowsOf, atMs: number): Promise<WindowState> {
  return windowStateAt(await readRows(db, of), atMs);
}

export async function readCoveringWindows(
  db: QueryExecutorProvider,
  target: TargetKey,
): Promise<readonly CoveringWindow[]> {
  return (await readRows(db, { target, releaseId: null })).windows;
}

async function lockForShare(db: QueryExecutorProvider, { miniProgram, targetApp }: TargetKey): Promise<void> {
  await sql`/* lock the windows of a target */
    select 1 from window_lock
    where workspace_id in (
      select workspace_id from mini_program where id = ${miniProgram}
      union all select workspace_id from target_app where id = ${targetApp}
    )
    order by workspace_id for share
  `.execute(db);
}

type CoveringRow = Row<'change_window'> & {
  readonly of_mini_program: boolean;
  readonly of_target_app: boolean;
  readonly exemptions: readonly Exemption[];
};

async function readRows(db: QueryExecutorProvider, { target, releaseId }: WindowsOf): Promise<CoveringRows> {
  const { miniProgram, targetApp, environment } = target;
  const { rows } = await sql<CoveringRow>`/* the windows of a target */
    select w.*, w.workspace_id = m.workspace_id as of_mini_program, w.workspace_id = a.workspace_id as of_target_app,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', e.id, 'windowId', e.window_id, 'by', e.created_by, 'reason', e.reason)
          order by e.id)
        from exemption e
        where e.window_id = w.id and e.release_id = ${releaseId} and e.used_by is null and e.expires_at > now()
      ), '[]') as exemptions
    from mini_program m cross join target_app a
      join change_window w on w.workspace_id in (m.workspace_id, a.workspace_id)
    where m.id = ${miniProgram} and a.id = ${targetApp} and ${environment} = 'production' and w.enabled
      and coalesce(w.target_app_id, a.id) = a.id and coalesce(w.mini_program_id, m.id) = m.id
    order by w.id
  `.execute(db);
  return {
    windows: rows.map((row) => ({ ...changeWindowOf(row), sides: sidesOf(row) })),
    exemptions: rows.flatMap((row) => row.exemptions),
  };
}

/** Of a row of `mini_program m cross join target_app a`. */
export function sidesOf({
  of_mini_program,
  of_target_app,
}: Pick<CoveringRow, 'of_mini_program' | 'of_target_app'>): WindowSide[] {
  return [...(of_mini_program ? (['MINI_PROGRAM'] as const) : []), ...(of_target_app ? (['TARGET_APP'] as const) : [])];
}

export function windowStateAt({ windows, exemptions }: CoveringRows, atMs: number): WindowState {
  const blocking = closingWindows(windows, (window) => isActiveAt(window, atMs));
  return { ...windowStateOf(windows, blocking, atMs), exemptions };
}

/** Most phases that are kept; beyond it all are computed again. */
const mostKept = 10_000;
/** The last phase of each version of a window. A version never changes, so that a phase is valid for its whole span. */
const phases = new Map<string, Phase>();

function isActiveAt(window: CoveringWindow, atMs: number): boolean {
  return currentPhase(window, atMs).isActive;
}

export function currentPhase(window: ChangeWindow, atMs: number): Phase {
  const key = `${window.id}/${window.version}`;
  const kept = phases.get(key);
  if (kept !== undefined && kept.fromMs <= atMs && atMs < kept.untilMs) return kept;
  if (phases.size >= mostKept) phases.clear();
  const phase = phaseAt(window, atMs);
  phases.set(key, phase);
  return phase;
}
