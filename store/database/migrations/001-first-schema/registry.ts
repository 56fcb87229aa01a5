/** Tables of workspaces, members, mini programs, versions, target apps and tokens. */

/** Ids and keys compare by code point in every locale. A btree can then also answer prefix searches. */
export const KEY = 'text collate "C"';

export const ownershipTables = [
  `create table workspace (
    id ${KEY} primary key,
    name text not null,
    kind text not null check (kind in ('tenant', 'developer')),
    policy jsonb not null,
    revision integer not null check (revision > 0),
    created_by text not null,
    created_at timestamptz not null
  )`,

  `create table member (
    workspace_id ${KEY} not null references workspace (id),
    user_name ${KEY} not null,
    role text not null check (role in ('admin', 'reviewer', 'developer', 'operator', 'inspector')),
    added_by text not null,
    added_at timestamptz not null,
    primary key (workspace_id, user_name)
  )`,
  'create index member_by_user on member (user_name, workspace_id)',

  // search_grams: every run of one to three characters of search_text, computed by the application. A GIN index over an
  // array needs no extension, unlike pg_trgm, and also answers one and two characters. Names change rarely, so the
  // index adds each at once (fastupdate off) instead of keeping a list that searches must read.
  `create table mini_program (
    id ${KEY} primary key,
    workspace_id ${KEY} not null references workspace (id),
    name text not null,
    search_text text not null,
    search_grams text[] not null,
    revision integer not null check (revision > 0),
    created_by text not null,
    created_at timestamptz not null
  )`,
  'create index mini_program_by_workspace on mini_program (workspace_id, id)',
  'create index mini_program_by_grams on mini_program using gin (search_grams) with (fastupdate = off)',

  `create table mini_program_member (
    mini_program_id ${KEY} not null references mini_program (id),
    user_name ${KEY} not null,
    role text not null check (role in ('admin', 'developer')),
    added_by text not null,
    added_at timestamptz not null,
    primary key (mini_program_id, user_name)
  )`,
  'create index mini_program_member_by_user on mini_program_member (user_name, mini_program_id)',

  // ordinal counts the uploads of one mini program. Numbers strictly increase, so both give the same order.
  `create table version (
    mini_program_id ${KEY} not null references mini_program (id),
    number ${KEY} not null,
    ordinal integer not null check (ordinal > 0),
    package_url text not null,
    package_sha256 text not null,
    pages jsonb not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    primary key (mini_program_id, number),
    unique (mini_program_id, ordinal)
  )`,

  `create table target_app (
    id ${KEY} primary key,
    workspace_id ${KEY} not null references workspace (id),
    name text not null,
    search_text text not null,
    search_grams text[] not null,
    environments jsonb not null,
    pilot_support boolean not null,
    confirmation text not null check (confirmation in ('COMMIT', 'PUSH')),
    policy jsonb not null,
    revision integer not null check (revision > 0),
    created_by text not null,
    created_at timestamptz not null
  )`,
  'create index target_app_by_workspace on target_app (workspace_id, id)',
  'create index target_app_by_grams on target_app using gin (search_grams) with (fastupdate = off)',

  // The secret is not stored: hash is its SHA-256.
  `create table api_token (
    id ${KEY} primary key,
    hash ${KEY} not null unique,
    kind text not null check (kind in ('API', 'SESSION', 'LOGIN_CODE')),
    parent_id ${KEY} references api_token (id) check ((kind in ('SESSION', 'LOGIN_CODE')) = (parent_id is not null)),
    user_name ${KEY} not null,
    name text not null,
    scopes jsonb not null,
    workspace_id ${KEY} references workspace (id),
    system_admin boolean not null,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
  )`,
  'create index api_token_by_user on api_token (user_name, id)',
] as const;
