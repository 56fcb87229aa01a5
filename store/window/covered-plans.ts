/** The live plans that a change window covers, with what a timeline of them needs. */
import { type Kysely, sql } from 'kysely';
import { isLive, type Plan } from '../../domain/plan/plan.js';
import type { Exemption } from '../../domain/release/freeze.js';
import type { Release } from '../../domain/release/release.js';
import { completePolicy, type StoredPolicy, type TargetAppPolicy } from '../../domain/registry/target-app-policy.js';
import type { CoveringWindow } from '../../domain/window/window-state.js';
import type { ChangeWindow, TargetOwners } from '../../domain/window/window.js';
import type { Schema } from '../database/schema.js';
import { readWindowsOf, windowsOfRelease } from './read-freezes.js';

export interface CoveredPlan {
  readonly release: Release & { readonly plan: Plan };
  readonly owners: TargetOwners;
  readonly app: { readonly policy: TargetAppPolicy };
  /** Of its target, as they are. */
  readonly windows: readonly CoveringWindow[];
  /** Of the release. */
  readonly exemptions: readonly Exemption[];
}

interface CoveredRow extends TargetOwners {
  readonly release: Release;
  readonly policy: StoredPolicy;
  readonly covered: number;
}

interface Covers {
  readonly workspaceId: string;
  /** What any of these covers. */
  readonly scopes: readonly ChangeWindow['scope'][];
  /** Only releases of these workspaces, on either side. */
  readonly readableFrom: readonly string[];
}

/** `covered`: how many releases on their way are covered, with or without a plan. At most `limit` plans. */
export async function readCoveredPlans(
  db: Kysely<Schema>,
  { workspaceId, scopes, readableFrom }: Covers,
  limit: number,
): Promise<{ readonly plans: readonly CoveredPlan[]; readonly covered: number }> {
  const { rows } = await sql<CoveredRow>`/* the plans that change windows cover */
    select r.body as release, r.workspace_id as "workspaceId", r.app_workspace_id as "appWorkspaceId", a.policy,
      (count(*) over ())::int as covered
    from release r join target_app a on a.id = r.target_app_id
    where r.environment = 'production' and r.status in ('RELEASE_PREPARATION', 'GRAYSCALE_RELEASE')
      and (r.workspace_id = ${workspaceId} or r.app_workspace_id = ${workspaceId})
      and (r.workspace_id = any(${readableFrom}::text[]) or r.app_workspace_id = any(${readableFrom}::text[]))
      and exists (
        select 1 from jsonb_to_recordset(${JSON.stringify(scopes)}::jsonb) as s("targetApp" text, "miniProgram" text)
        where coalesce(s."targetApp", r.target_app_id) = r.target_app_id
          and coalesce(s."miniProgram", r.mini_program_id) = r.mini_program_id
      )
    order by r.body #> '{plan}' is not null and r.body #>> '{plan,ended}' is null desc, r.id
    limit ${limit}
  `.execute(db);
  const live = rows.filter(({ release }) => isLive(release.plan));
  const windows =
    live.length === 0
      ? []
      : await readWindowsOf(
          db,
          live.map(({ release }) => release.id),
        );
  const plans = live.flatMap(({ release, policy, workspaceId: ofMiniProgram, appWorkspaceId }): CoveredPlan[] => {
    const { plan } = release;
    if (plan === undefined) return [];
    const owners = { workspaceId: ofMiniProgram, appWorkspaceId };
    const app = { policy: completePolicy(policy) };
    return [{ release: { ...release, plan }, owners, app, ...windowsOfRelease(windows, release.id) }];
  });
  return { plans, covered: rows[0]?.covered ?? 0 };
}
