/**
 * Compares the number of things that one user has created with a limit, in the transaction that creates the next.
 * Concurrent requests of one user are serialised, so that together they cannot exceed the limit.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Rejection } from '../../domain/release/rejections.js';
import type { Quotas } from '../../platform/config/limits.js';
import type { Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';

export interface QuotaCheck {
  readonly kind: keyof Quotas;
  readonly user: string;
  /** 0 means no limit. */
  readonly limit: number;
}

/** Null while `user` may create another one. */
export async function quotaRejection(trx: Transaction, { kind, user, limit }: QuotaCheck): Promise<Rejection | null> {
  if (limit === 0) return null;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`quota/${kind}/${user}`}::text, 0))`.execute(trx);
  // Stops counting at the limit.
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::int as count from (select 1 from ${createdBy(user)[kind]} limit ${limit}) created
  `.execute(trx);
  return (rows[0]?.count ?? 0) < limit ? null : { code: 'QUOTA_EXCEEDED', kind, limit };
}

const mostCounted = 100_000;

/** What `user` has created of each kind, counted up to its limit. In one statement. */
export async function countCreated(
  db: Kysely<Schema>,
  user: string,
  quotas: Quotas,
): Promise<Readonly<Record<keyof Quotas, number>>> {
  const sources = createdBy(user);
  const counts = (Object.keys(sources) as (keyof Quotas)[]).map(
    (kind) => sql`(select count(*)::int from (select 1 from ${sources[kind]} limit ${quotas[kind] || mostCounted}) c)
      as ${sql.ref(kind)}`,
  );
  const { rows } = await sql<Record<keyof Quotas, number>>`select ${sql.join(counts)}`.execute(db);
  return rows[0] as Record<keyof Quotas, number>;
}

function createdBy(user: string): Readonly<Record<keyof Quotas, RawBuilder<unknown>>> {
  return {
    workspaces: sql`workspace where created_by = ${user}`,
    miniPrograms: sql`mini_program where created_by = ${user}`,
    targetApps: sql`target_app where created_by = ${user}`,
    tokens: sql`api_token where created_by = ${user} and revoked_at is null and kind in ('API', 'DECIDE')
      and (expires_at is null or expires_at > now())`,
    qrCodes: sql`qr_code where created_by = ${user} and revoked_at is null`,
    sessions: sql`api_token where user_name = ${user} and kind = 'SESSION' and revoked_at is null and expires_at > now()`,
    versions: sql`version where uploaded_by = ${user}`,
    members: sql`(
      select 1 from member where added_by = ${user}
      union all select 1 from mini_program_member where added_by = ${user}
      union all select 1 from invitation where created_by = ${user} and outcome is null and expires_at > now()
    ) membership`,
  };
}
