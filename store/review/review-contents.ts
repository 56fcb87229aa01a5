/** What a reviewer decides on: the version, the pages of the live one, its other releases, and who could decide. */
import { type Kysely, sql } from 'kysely';
import type { WorkspaceRole } from '../../domain/access/roles.js';
import type { Row, Schema } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import { type ReleaseOnApp, type ReleaseScope, type Version, versionOf } from '../registry/versions.js';
import { mayApproveStep, type Review } from './reviews.js';

/** Releases and users that one review shows at most. */
export const shownLimits = { elsewhere: 20, deciders: 20 } as const;

export interface ContentsQuery {
  readonly review: Review;
  /** The version that is live on the target, if it is another one. */
  readonly baselineVersion: string | null;
  /** Other releases of the version that the reader may see. */
  readonly scope: ReleaseScope;
  /** Roles in the workspace of the target app that may decide. */
  readonly deciding: readonly WorkspaceRole[];
}

export interface ReviewContents {
  readonly version: Version;
  /** Null: nothing to compare with. */
  readonly baselinePages: readonly string[] | null;
  /** Releases of the same version on other targets, newest first. */
  readonly elsewhere: readonly ReleaseOnApp[];
  /** By name, one more than is shown if there are more. */
  readonly deciders: readonly string[];
}

interface ContentsRow extends Row<'version'> {
  readonly baseline_pages: readonly string[] | null;
  readonly elsewhere: readonly ReleaseOnApp[];
  readonly deciders: readonly string[];
}

/** One statement. @throws when the version is missing: a foreign key prevents that. */
export async function readReviewContents(
  db: Kysely<Schema>,
  { review, baselineVersion, scope, deciding }: ContentsQuery,
): Promise<ReviewContents> {
  const { target, version } = review.release;
  const step = sql`${review.step === undefined ? null : toJson(review.step)}::jsonb`;
  const appWorkspaceIds = scope.kind === 'all' ? null : scope.ids;
  const { rows } = await sql<ContentsRow>`/* contents of a review */
    select v.*,
      (select b.pages from version b where b.mini_program_id = v.mini_program_id and b.number = ${baselineVersion})
        as baseline_pages,
      coalesce((
        select jsonb_agg(jsonb_build_object('release', other.body, 'targetAppName', app.name) order by other.id desc)
        from (
          select id, body, target_app_id from release
          where mini_program_id = ${target.miniProgram} and version = ${version}
            and (target_app_id, environment) <> (${target.targetApp}, ${target.environment})
            and (${appWorkspaceIds}::text[] is null or app_workspace_id = any(${appWorkspaceIds}::text[]))
          order by id desc limit ${shownLimits.elsewhere}
        ) other join target_app app on app.id = other.target_app_id
      ), '[]') as elsewhere,
      coalesce((
        select jsonb_agg(decider.user_name order by decider.user_name) from (
          select user_name from member
          where workspace_id = ${review.appWorkspaceId} and role = any(${deciding}::text[])
            and (user_name <> ${review.requestedBy} or ${review.selfApproval}::boolean)
            and ${mayApproveStep(step, { user: sql`user_name`, role: sql`role` })}
          order by user_name limit ${shownLimits.deciders + 1}
        ) decider
      ), '[]') as deciders
    from version v where v.mini_program_id = ${target.miniProgram} and v.number = ${version}
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`No version ${version} of ${target.miniProgram}`);
  return {
    version: versionOf(row),
    baselinePages: row.baseline_pages,
    elsewhere: row.elsewhere,
    deciders: row.deciders,
  };
}
