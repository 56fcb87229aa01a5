/**
 * Events that concern a user. They are what others and the system did to releases that the user created or commanded,
 * or of mini programs that the user is a member of. Events of their targets and requests that the user may decide
 * belong to them. Each part reads an index, and no more than the newest of the user's releases.
 */
import { type RawBuilder, sql } from 'kysely';
import { requestEventTypes } from '../../domain/release/event-types.js';
import { lowerAscii } from './search-releases.js';

export interface ConcernedUser {
  readonly user: string;
  /** Workspaces of target apps in which the user decides reviews. */
  readonly reviewerIn: readonly string[];
}

interface ConcerningQuery {
  readonly concerns: ConcernedUser;
  /** That the user may read. */
  readonly workspaceIds: readonly string[];
  /** On `event e`. */
  readonly where: RawBuilder<unknown>;
  readonly limit: number;
}

/** Of each kind. */
const mostReleases = 200;
/** Of the user, the newest, to find the releases that they are about. */
const mostCommands = 1_000;

/**
 * What orders an event of `event e`, and where its row is: to read it again in the same statement takes no index.
 */
export const eventPlace = sql`e.at, e.id, e.ctid as place`;

/** The newest of them, as places in the trail. Not in order. */
export function selectConcerning({
  concerns: { user, reviewerIn },
  workspaceIds,
  where,
  limit,
}: ConcerningQuery): RawBuilder<unknown> {
  // Without the confirmations of the super app: the user already sees the step itself.
  const isConcerning = sql`e.actor <> ${user} and e.type <> 'StepConfirmed' and ${where}`;
  return sql`
    select found.* from (
      with place as (
        select r.id, r.mini_program_id || '/' || r.target_app_id || '/' || r.environment as target
        from (${selectReleases(user)}) concerned join release r using (id)
        where r.workspace_id = any(${workspaceIds}::text[]) or r.app_workspace_id = any(${workspaceIds}::text[])
      )
      select 'release' as kind, id from place union select 'target', target from place
    ) aggregate cross join lateral (
      select ${eventPlace} from event e
      where e.aggregate_kind = aggregate.kind and e.aggregate_id = aggregate.id and ${isConcerning}
      order by e.seq desc limit ${limit}
    ) found
    union
    select found.* from unnest(${reviewerIn}::text[]) as reviewed (id) cross join lateral (
      select ${eventPlace} from event e
      where e.app_workspace_id = reviewed.id and e.type = any(${requestEventTypes}::text[]) and ${isConcerning}
      order by e.at desc, e.id desc limit ${limit}
    ) found`;
}

function selectReleases(user: string): RawBuilder<unknown> {
  return sql`
    (select id from release where lower(created_by) = ${lowerAscii(user)} and created_by = ${user}
      order by id desc limit ${mostReleases})
    union
    (select r.id from mini_program_member m cross join lateral (
        select id from release where mini_program_id = m.mini_program_id order by id desc limit ${mostReleases}
      ) r
      where m.user_name = ${user} order by r.id desc limit ${mostReleases})
    union
    (select release_id from (
        select release_id, number from command
        where actor = ${user} and idempotency_key is not null and release_id is not null
        order by number desc limit ${mostCommands}
      ) commanded
      group by release_id order by max(number) desc limit ${mostReleases})`;
}
