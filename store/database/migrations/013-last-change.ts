/**
 * The last change of each release, in its body and as columns, for lists over many releases: what changed last, what
 * rolls out, what needs attention. Releases of before take it from their newest event.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

/** As `evolve` writes it. Percent in the trail, basis points in the body. */
const newestChange = `(
  select jsonb_build_object('atMs', (extract(epoch from at) * 1000)::bigint, 'by', actor, 'type', type,
    'fromBp', coalesce(round((before->>'percentage')::numeric * 100)::integer, 0),
    'toBp', coalesce(round((after->>'percentage')::numeric * 100)::integer, 0),
    'reason', reason)
  from event
  where aggregate_kind = 'release' and aggregate_id = release.id and type <> 'StepConfirmed'
  order by seq desc limit 1
)`;

const statements = [
  // One search by the primary key of the trail for each release. Its memory does not grow with their number.
  `update release set body = coalesce(jsonb_set(body, '{lastChange}', ${newestChange}), body)`,

  // A program of the previous version, beside this one during an upgrade, creates releases without a last change.
  `alter table release
    add column last_change_ms bigint not null generated always as (
      coalesce((body->'lastChange'->>'atMs')::bigint, (body->>'createdAtMs')::bigint)
    ) stored,
    add column last_change_by ${KEY} not null generated always as (
      coalesce(body->'lastChange'->>'by', body->>'createdBy')
    ) stored`,
  'create index release_by_last_change on release (last_change_ms, id)',
  // Searches ignore the case of Latin letters.
  'create index release_by_last_changer on release (lower(last_change_by), last_change_ms, id)',
  'create index release_by_creator on release (lower(created_by), id)',
  'create index release_by_version_number on release (version, id)',
  // Few at any time, of many releases.
  `create index release_in_gray on release (phase, last_change_ms, id) where status = 'GRAYSCALE_RELEASE'`,

  `create index review_open_by_expiry on review (expires_at) where state = 'IN_REVIEW'`,
  'create index target_suspended on target (mini_program_id, target_app_id, environment) where suspended',
  'create index push_unconfirmed_by_age on push_unconfirmed (since, release_id)',
];

export const lastChange: Migration = { up: (db) => runStatements(db, statements) };
