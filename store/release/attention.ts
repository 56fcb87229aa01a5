/**
 * What needs attention: paused and unconfirmed releases, reviews, commands that wait, suspended targets. The oldest
 * items of one moment and their number, in one statement. An index of few rows serves each kind.
 */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { confirmedBpOf, type Release } from '../../domain/release/release.js';
import type { ReviewKind } from '../../domain/review/review-change.js';
import type { Suspension, TargetKey } from '../../domain/target/target.js';
import { belongsTo } from '../access/load-roles.js';
import type { Schema } from '../database/schema.js';
import { mayBeDecidedBy } from '../review/reviews.js';
import { targetKeyOf } from '../target/targets.js';
import type { TargetKeyColumns } from '../database/schema/columns.js';
import { isReleaseInScope, type OverviewScope } from './overview.js';
import { isInPhase, phaseSinceMs, unconfirmedReleases } from './release-states.js';
import { dayMs, minuteMs } from '../../domain/values/time-units.js';

export const mostAttentionItems = 50;

/** A command in progress takes seconds. One that waits longer than this needs attention. */
const waitsAfterMs = minuteMs;

interface Named {
  readonly sinceMs: number;
  readonly target: TargetKey;
  readonly miniProgramName: string;
  readonly targetAppName: string;
  /** Owns the mini program. */
  readonly workspace: { readonly id: string; readonly name: string };
}

interface WaitingReview {
  readonly id: string;
  readonly kind: ReviewKind;
  readonly requestedBy: string;
  /** Null: of a step whose release is paused. */
  readonly expiresAtMs: number | null;
}

interface WaitingCommand {
  readonly id: string;
  readonly type: string;
  readonly actor: string;
  readonly expiresAtMs: number;
}

/** `review`: the principal may decide it. `reviewExpires`: others have to, within a day. */
export type AttentionItem = Named &
  (
    | { readonly kind: 'paused'; readonly release: Release }
    | { readonly kind: 'notConfirmed'; readonly release: Release; readonly confirmedBp: number }
    | { readonly kind: 'review' | 'reviewExpires'; readonly release: Release; readonly review: WaitingReview }
    /** Without a release: a command to the target itself. */
    | { readonly kind: 'commandWaits'; readonly release: Release | null; readonly command: WaitingCommand }
    | { readonly kind: 'suspended'; readonly suspension: Suspension }
  );

export interface Attention {
  /** The oldest first, at most `mostAttentionItems`. */
  readonly items: readonly AttentionItem[];
  readonly total: number;
}

export async function readAttention(db: Kysely<Schema>, scope: OverviewScope): Promise<Attention> {
  if (scope.workspaces.length === 0) return { items: [], total: 0 };
  const { rows } = await sql<AttentionRow>`
    with need as (${needs(scope)}),
      oldest as (
        select *, count(*) over () as total from need order by since_ms, kind, release_id, about limit ${mostAttentionItems}
      )
    select o.kind, o.since_ms, o.total, r.body as release, key.*,
      (select name from mini_program where id = key.mini_program_id) as program_name,
      (select name from target_app where id = key.target_app_id) as app_name,
      (select jsonb_build_object('id', w.id, 'name', w.name)
        from mini_program p join workspace w on w.id = p.workspace_id where p.id = key.mini_program_id) as workspace,
      (select confirmed_bp from push_unconfirmed u where u.release_id = o.release_id) as confirmed_bp,
      (select jsonb_build_object('id', v.id, 'kind', v.kind, 'requestedBy', v.requested_by,
          'expiresAtMs', ${ms('v.expires_at')}) from review v where v.id = o.about) as review,
      (select jsonb_build_object('id', c.id, 'type', c.type, 'actor', c.actor, 'expiresAtMs', ${ms('c.expires_at')})
        from command c where c.id = o.about) as command,
      (select t.body->'suspension' from target t where t.mini_program_id = key.mini_program_id
        and t.target_app_id = key.target_app_id and t.environment = key.environment) as suspension
    from oldest o
      left join release r on r.id = o.release_id
      cross join lateral (
        select coalesce(r.mini_program_id, o.mini_program_id) as mini_program_id,
          coalesce(r.target_app_id, o.target_app_id) as target_app_id,
          coalesce(r.environment, o.environment) as environment
      ) key
    order by o.since_ms, o.kind, o.release_id, o.about
  `.execute(db);
  return { items: rows.map(itemOf), total: rows[0]?.total ?? 0 };
}

/** `about`: the id of a review or of a command. The target only where no release says it. */
function needs(scope: OverviewScope): RawBuilder<unknown> {
  const { workspaces, reviewerIn, user, environment, nowMs } = scope;
  const seen = isReleaseInScope(scope);
  const inEnvironment = (column: string): RawBuilder<SqlBool> =>
    environment === null ? sql`true` : sql`${sql.ref(column)} = ${environment}`;
  const openReviews = sql`from review v where v.state = 'IN_REVIEW'
        and exists (select 1 from release r where r.id = v.release_id and ${seen})`;
  const isMine = mayBeDecidedBy('v', { user, appWorkspaceIds: reviewerIn });
  const inADay = new Date(nowMs + dayMs);
  return sql`
      select 'paused' as kind, ${phaseSinceMs} as since_ms, r.id as release_id, null as about, ${noTarget}
        from release r where ${isInPhase('PAUSED')} and ${seen}
      union all
      select 'notConfirmed', since_ms, release_id, null, ${noTarget} from (${unconfirmedReleases(seen)}) unconfirmed
      union all
      select 'review', ${ms('v.requested_at')}, v.release_id, v.id, ${noTarget} ${openReviews} and ${isMine}
      union all
      select 'reviewExpires', ${ms('v.requested_at')}, v.release_id, v.id, ${noTarget}
        ${openReviews} and v.expires_at < ${inADay} and not ${isMine}
      union all
      select 'commandWaits', ${ms('c.received_at')}, c.release_id, c.id,
          c.mini_program_id, c.target_app_id, c.environment
        from command c
        where c.outcome = 'RECEIVED' and c.expires_at < ${inADay} and c.received_at < ${new Date(nowMs - waitsAfterMs)}
          and ${inEnvironment('c.environment')}
          and exists (select 1 from target t where t.mini_program_id = c.mini_program_id
            and t.target_app_id = c.target_app_id and t.environment = c.environment and ${belongsTo('t', workspaces)})
      union all
      select 'suspended', (t.body->'suspension'->>'sinceMs')::bigint, null, null,
          t.mini_program_id, t.target_app_id, t.environment
        from target t where t.suspended and ${inEnvironment('t.environment')} and ${belongsTo('t', workspaces)}`;
}

const noTarget = sql`null as mini_program_id, null as target_app_id, null as environment`;

function ms(column: string): RawBuilder<number> {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
}

interface AttentionRow extends TargetKeyColumns {
  readonly kind: AttentionItem['kind'];
  readonly since_ms: number;
  readonly total: number;
  readonly program_name: string;
  readonly app_name: string;
  readonly workspace: Named['workspace'];
  readonly release: Release | null;
  readonly confirmed_bp: number | null;
  readonly review: WaitingReview | null;
  readonly command: WaitingCommand | null;
  readonly suspension: Suspension | null;
}

function itemOf(row: AttentionRow): AttentionItem {
  const named: Named = {
    sinceMs: row.since_ms,
    target: targetKeyOf(row),
    miniProgramName: row.program_name,
    targetAppName: row.app_name,
    workspace: row.workspace,
  };
  const { kind, release, suspension } = row;
  if (kind === 'suspended' && suspension !== null) return { ...named, kind, suspension };
  if (kind === 'commandWaits' && row.command !== null) return { ...named, kind, release, command: row.command };
  const item = release === null ? null : itemOfRelease(named, row, release);
  if (item === null) throw new Error(`An item of the kind ${kind} came without its facts`);
  return item;
}

function itemOfRelease(
  named: Named,
  { kind, confirmed_bp, review }: AttentionRow,
  release: Release,
): AttentionItem | null {
  if (kind === 'paused') return { ...named, kind, release };
  if (kind === 'notConfirmed') return { ...named, kind, release, confirmedBp: confirmed_bp ?? confirmedBpOf(release) };
  if ((kind === 'review' || kind === 'reviewExpires') && review !== null) return { ...named, kind, release, review };
  return null;
}
