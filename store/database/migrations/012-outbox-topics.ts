/**
 * Outbox: a topic and a key instead of a kind and a release. An older program that runs beside this one writes and
 * reads
 * `kind` and `release_id`; a trigger fills the other pair of columns, whichever is given.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  `alter table outbox add column topic text, add column key ${KEY},
    alter column kind drop not null, alter column release_id drop not null`,
  // Delivered rows are not read again, and are deleted after a week.
  `update outbox set key = release_id, topic = case kind when 'START' then 'release.start' else 'release.changed' end
    where delivered_at is null`,
  `create function fill_outbox_columns() returns trigger language plpgsql as $$
  begin
    if new.topic is null then
      new.topic := case new.kind when 'START' then 'release.start' else 'release.changed' end;
      new.key := new.release_id;
    elsif new.topic in ('release.start', 'release.changed') then
      new.kind := case new.topic when 'release.start' then 'START' else 'CHANGED' end;
      new.release_id := new.key;
    end if;
    return new;
  end $$`,
  `create trigger outbox_columns before insert on outbox for each row execute function fill_outbox_columns()`,
  `alter table outbox add constraint outbox_has_topic check (delivered_at is not null or
    (topic is not null and key is not null))`,
  'create index outbox_undelivered_of_key on outbox (key, id) where delivered_at is null',
];

export const outboxTopics: Migration = { up: (db) => runStatements(db, statements) };
