/** Tables of commands, the trail, the outbox and idempotent answers. */
import { KEY } from './registry.js';

const environment = `text not null check (environment in ('development', 'test', 'sandbox', 'production'))`;

export const ledgerTables = [
  // release_id is null for a command to the target itself. aggregate names the addressed release or target.
  `create table command (
    id ${KEY} primary key,
    number bigint generated always as identity unique,
    release_id ${KEY} references release (id),
    mini_program_id ${KEY} not null,
    target_app_id ${KEY} not null,
    environment ${environment},
    aggregate ${KEY} not null generated always as (
      coalesce(release_id, mini_program_id || '/' || target_app_id || '/' || environment)
    ) stored,
    type text not null,
    args jsonb not null,
    actor ${KEY} not null,
    role text,
    reason text,
    expected_revision integer,
    idempotency_key ${KEY},
    body_digest text,
    received_at timestamptz not null,
    outcome text not null check (outcome in ('RECEIVED', 'APPLIED', 'NO_OP', 'REJECTED')),
    code text,
    facts jsonb,
    resulting_revision integer,
    created_release_id ${KEY} references release (id),
    decided_at timestamptz,
    next_signal_at timestamptz,
    signal_attempts integer not null default 0,
    signalled_at timestamptz,
    foreign key (mini_program_id, target_app_id, environment)
      references target (mini_program_id, target_app_id, environment),
    constraint command_decided_or_waiting check ((outcome = 'RECEIVED') = (decided_at is null)),
    constraint command_rejected_with_code check ((outcome = 'REJECTED') = (code is not null))
  )`,
  `create unique index command_by_key on command (actor, aggregate, idempotency_key)
    where idempotency_key is not null`,
  'create index command_by_aggregate on command (aggregate, number)',
  'create index command_by_target on command (mini_program_id, target_app_id, environment, number)',
  `create index command_waiting_stop on command (received_at)
    where outcome = 'RECEIVED' and type in ('pause', 'reset', 'cancel', 'rollback', 'forceOffline')`,
  `create index command_to_signal on command (next_signal_at)
    where outcome = 'RECEIVED' and next_signal_at is not null`,

  `create function refuse_second_outcome() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      raise exception 'the ledger keeps every command' using errcode = 'restrict_violation';
    end if;
    if old.outcome <> 'RECEIVED' and
      (new.outcome, new.code, new.facts, new.resulting_revision, new.created_release_id, new.decided_at)
      is distinct from
      (old.outcome, old.code, old.facts, old.resulting_revision, old.created_release_id, old.decided_at) then
      raise exception 'command % has its outcome already', old.id using errcode = 'restrict_violation';
    end if;
    if (new.id, new.release_id, new.type, new.args, new.actor, new.received_at)
      is distinct from (old.id, old.release_id, old.type, old.args, old.actor, old.received_at) then
      raise exception 'command % stands as it was received', old.id using errcode = 'restrict_violation';
    end if;
    return new;
  end $$`,
  `create trigger command_outcome_once before update or delete on command
    for each row execute function refuse_second_outcome()`,

  // seq counts without gaps per aggregate. id orders the activity of a mini program over all aggregates.
  `create table event (
    aggregate_kind text not null check (aggregate_kind in
      ('release', 'target', 'workspace', 'mini_program', 'target_app')),
    aggregate_id ${KEY} not null,
    seq integer not null check (seq > 0),
    id ${KEY} not null,
    mini_program_id ${KEY},
    type text not null,
    actor text not null,
    before jsonb,
    after jsonb,
    reason text,
    command_id ${KEY},
    at timestamptz not null,
    primary key (aggregate_kind, aggregate_id, seq)
  )`,
  'create index event_by_mini_program on event (mini_program_id, id) where mini_program_id is not null',
  'create index event_by_command on event (command_id) where command_id is not null',

  `create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the trail is append only' using errcode = 'restrict_violation';
  end $$`,
  `create trigger event_append_only before update or delete on event
    for each row execute function refuse_change()`,
  `create trigger event_keeps_all before truncate on event
    for each statement execute function refuse_change()`,

  `create table outbox (
    id ${KEY} primary key,
    kind text not null check (kind in ('START', 'CHANGED')),
    release_id ${KEY} not null references release (id),
    payload jsonb not null,
    created_at timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts integer not null default 0,
    delivered_at timestamptz
  )`,
  'create index outbox_due on outbox (next_attempt_at) where delivered_at is null',
  'create index outbox_delivered on outbox (delivered_at) where delivered_at is not null',

  // json, not jsonb: a repeated key gets the identical text.
  `create table idempotent_answer (
    actor ${KEY} not null,
    scope ${KEY} not null,
    key ${KEY} not null,
    body_digest text not null,
    status integer not null,
    body json not null,
    headers json not null,
    created_at timestamptz not null,
    primary key (actor, scope, key)
  )`,
  'create index idempotent_answer_by_age on idempotent_answer (created_at)',
] as const;
