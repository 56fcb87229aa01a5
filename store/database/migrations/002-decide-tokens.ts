/** Tokens for the decision plane: a separate kind, limited to target apps. */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  'alter table api_token drop constraint api_token_kind_check',
  `alter table api_token add constraint api_token_kind_check
    check (kind in ('API', 'SESSION', 'LOGIN_CODE', 'DECIDE'))`,
  `alter table api_token add column target_apps jsonb not null default '[]'`,
  `alter table api_token add constraint api_token_decides_for_apps
    check ((kind = 'DECIDE') = (jsonb_array_length(target_apps) > 0))`,
];

export const decideTokens: Migration = { up: (db) => runStatements(db, statements) };
