/**
 * Pilot testers of a release. They are stored on the target, so a change takes its lock and increments its revision.
 */
import { type Kysely, sql } from 'kysely';
import type { Rejection } from '../../domain/release/rejections.js';
import type { Release } from '../../domain/release/release.js';
import { decideTester } from '../../domain/target/testers.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import { writePush } from '../push/write-push.js';
import { noticesOf } from '../release/decide-and-write.js';
import { loadFacts } from '../release/load-facts.js';
import { lockTarget, targetKeyColumns } from './targets.js';
import { applyEvents } from '../release/apply-events.js';
import { outboxMessagesFor } from '../outbox/outbox.js';
import { writeChanges } from '../release/write-changes.js';
import type { Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';

export interface TesterChange {
  /** Must exist. Only its id and target are read from here. */
  readonly release: Pick<Release, 'id' | 'miniProgram' | 'targetApp' | 'environment'>;
  readonly userKey: string;
  /** Whether the user is to be a tester. */
  readonly wanted: boolean;
  readonly actor: string;
}

export type TesterChanged =
  /** `changed` false: the user's state was already as wanted. */
  | { readonly outcome: 'done'; readonly changed: boolean }
  | { readonly outcome: 'REJECTED'; readonly rejection: Rejection };

/** Runs in the caller's transaction. Idempotent. */
export async function setTester(trx: Transaction, change: TesterChange): Promise<TesterChanged> {
  const { release: key, userKey, wanted, actor } = change;
  await lockTarget(trx, key);
  const { facts, workspaceId, appWorkspaceId, readAtMs: atMs } = await loadFacts(trx, key, key.id);
  const { release } = facts;
  if (release === null) throw new Error(`Release ${key.id} was there and is no more`);
  const testers = await testersOf(trx, key);
  const tester = { wanted, present: testers.includes(userKey), count: testers.length };
  const decision = decideTester({ ...facts, release }, tester);
  if (decision.outcome === 'REJECTED') return { outcome: 'REJECTED', rejection: decision.rejection };
  if (decision.outcome === 'NO_OP') return { outcome: 'done', changed: false };
  const stateChanges = applyEvents(facts, decision.events, { actor, atMs });
  const messages = outboxMessagesFor(stateChanges, null);
  await writeChanges(trx, {
    changes: stateChanges.changes,
    messages,
    decided: null,
    context: { actor, commandId: null, atMs, workspaceId, appWorkspaceId },
    notices: noticesOf(stateChanges, messages.length > 0),
  });
  await writeTesters(trx, key, wanted ? [...testers, userKey] : testers.filter((tester) => tester !== userKey));
  await writePush(trx, stateChanges, atMs);
  return { outcome: 'done', changed: true };
}

/** By user key. */
export async function listTesters(
  db: Kysely<Schema>,
  release: TesterChange['release'],
  page: PageRequest,
): Promise<Page<string>> {
  const after = textCursor(page) ?? '';
  const { rows } = await sql<{ userKey: string }>`
    select tester.key collate "C" as "userKey"
    from target t, jsonb_array_elements_text(t.testers -> ${release.id}) as tester (key)
    where t.mini_program_id = ${release.miniProgram} and t.target_app_id = ${release.targetApp}
      and t.environment = ${release.environment} and tester.key collate "C" > ${after}
    order by 1 limit ${page.limit + 1}
  `.execute(db);
  return pageOf(
    rows.map(({ userKey }) => userKey),
    page,
    (userKey) => userKey,
  );
}

export async function isTester(
  db: Kysely<Schema>,
  release: TesterChange['release'],
  userKey: string,
): Promise<boolean> {
  return (await testersOf(db, release)).includes(userKey);
}

async function testersOf(db: Kysely<Schema>, { id, ...key }: TesterChange['release']): Promise<readonly string[]> {
  const row = await db
    .selectFrom('target')
    .select(sql<readonly string[] | null>`testers -> ${id}`.as('testers'))
    .where((eb) => eb.and(targetKeyColumns(key)))
    .executeTakeFirst();
  return row?.testers ?? [];
}

async function writeTesters(
  trx: Transaction,
  { id, ...key }: TesterChange['release'],
  testers: readonly string[],
): Promise<void> {
  const entry = JSON.stringify({ [id]: testers });
  await trx
    .updateTable('target')
    .set({
      testers: testers.length === 0 ? sql<string>`testers - ${id}::text` : sql<string>`testers || ${entry}::jsonb`,
    })
    .where((eb) => eb.and(targetKeyColumns(key)))
    .execute();
}
