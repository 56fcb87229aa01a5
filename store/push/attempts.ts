/**
 * The log of deliveries. An attempt is written by the statement that records its result, so it costs no round trip and
 * no lock of its own. Stop commands do not touch this table. Each target keeps its newest attempts; housekeeping
 * deletes old ones.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Environment } from '../../domain/registry/target-app.js';
import type { TargetKey } from '../../domain/target/target.js';
import { type Page, pageOf, type PageRequest, textCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';

/** Kept of each target. */
export const keptAttempts = 200;

const longestError = 300;

/** One delivery, as the activity saw it. */
export interface NewAttempt {
  /** Of the target that was sent. */
  readonly revision: number;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly outcome: Row<'push_attempt'>['outcome'];
  readonly status: number | null;
  /** For operators. Never holds a body or a secret. */
  readonly error: string | null;
  /** At the latest. Null: no further try is due. */
  readonly nextTryAtMs: number | null;
}

/**
 * `with` parts of a statement that updates the row of `push_delivery`. They read `tries` and `push_unconfirmed` as they
 * were before the statement. `ofStep`: the release whose step was sent.
 */
export function logAttempt(target: TargetKey, sent: NewAttempt, ofStep: string | null): RawBuilder<unknown> {
  const { miniProgram, targetApp, environment } = target;
  const isOfTarget = sql`mini_program_id = ${miniProgram} and target_app_id = ${targetApp}
    and environment = ${environment}`;
  const nextTryAt = sent.nextTryAtMs === null ? null : new Date(sent.nextTryAtMs);
  return sql`
    logged as (
      insert into push_attempt (id, mini_program_id, target_app_id, environment, release_id, revision, attempt,
        started_at, duration_ms, outcome, status, error, next_try_at)
      select ${uuidv7()}, mini_program_id, target_app_id, environment,
        coalesce(${ofStep}::text, (
          select release_id from push_unconfirmed where ${isOfTarget} and revision <= ${sent.revision}
          order by revision desc, release_id limit 1
        )),
        ${sent.revision}, tries + 1, ${new Date(sent.startedAtMs)}::timestamptz, ${sent.durationMs}, ${sent.outcome},
        ${sent.status}::integer, ${shownError(sent.error)}::text, ${nextTryAt}::timestamptz
      from push_delivery where ${isOfTarget}
    ),
    trimmed as (
      delete from push_attempt where ${isOfTarget} and id <= (
        select id from push_attempt where ${isOfTarget} order by id desc offset ${keptAttempts - 1} limit 1
      )
    )`;
}

/** Without control characters, which a broken server can cause in the text of an error. */
export function shownError(error: string | null): string | null {
  return error === null ? null : error.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, longestError);
}

export interface PushAttempt extends NewAttempt {
  readonly id: string;
  readonly target: TargetKey;
  readonly releaseId: string | null;
  readonly attempt: number;
}

type AttemptFilter =
  | {
      readonly targetApp: string;
      readonly miniProgram?: string | undefined;
      readonly environment?: Environment | undefined;
      readonly isFailed?: boolean | undefined;
    }
  | { readonly releaseId: string };

/** The newest first. */
export async function listPushAttempts(
  db: Kysely<Schema>,
  filter: AttemptFilter,
  page: PageRequest,
): Promise<Page<PushAttempt>> {
  let query = db
    .selectFrom('push_attempt')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if ('releaseId' in filter) query = query.where('release_id', '=', filter.releaseId);
  else {
    const { targetApp, miniProgram, environment, isFailed } = filter;
    query = query.where('target_app_id', '=', targetApp);
    if (miniProgram !== undefined) query = query.where('mini_program_id', '=', miniProgram);
    if (environment !== undefined) query = query.where('environment', '=', environment);
    if (isFailed !== undefined) query = query.where('outcome', isFailed ? '<>' : '=', 'confirmed');
  }
  const after = textCursor(page);
  if (after !== null) query = query.where('id', '<', after);
  return pageOf((await query.execute()).map(attemptOf), page, ({ id }) => id);
}

function attemptOf(row: Row<'push_attempt'>): PushAttempt {
  return {
    id: row.id,
    target: { miniProgram: row.mini_program_id, targetApp: row.target_app_id, environment: row.environment },
    releaseId: row.release_id,
    revision: row.revision,
    attempt: row.attempt,
    startedAtMs: row.started_at.getTime(),
    durationMs: row.duration_ms,
    outcome: row.outcome,
    status: row.status,
    error: row.error,
    nextTryAtMs: row.next_try_at?.getTime() ?? null,
  };
}
