/**
 * A small data set in a database: a tenant with a target app, a mini program with versions, and open releases. Ids are
 * unique for each world, so tests can share a database.
 */
import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { ReleaseCommand, TargetCommand } from '../../../domain/release/command-catalog.js';
import type { Release, ShownRelease } from '../../../domain/release/release.js';
import type { Environment } from '../../../domain/registry/target-app.js';
import { defaultPolicy, mergePolicy, type PolicyChange } from '../../../domain/registry/target-app-policy.js';
import type { TargetKey } from '../../../domain/target/target.js';
import type { ChangeWindow } from '../../../domain/window/window.js';
import { type AppliedCommand, applyCommand, type ApplyTools } from '../../../store/release/apply-command.js';
import { createRelease } from '../../../store/release/create-release.js';
import type { Database } from '../../../store/database/database.js';
import { type RecordedCommand, recordCommand, type RecordTools } from '../../../store/release/record-command.js';
import { toJson } from '../../../store/database/schema/columns.js';
import { inTransaction } from '../../../store/database/transaction.js';

export interface WorldOptions {
  readonly environment?: Environment;
  readonly pilotSupport?: boolean;
  readonly policy?: PolicyChange;
  readonly versions?: readonly string[];
  /** Default: the database's clock. */
  readonly now?: () => number;
}

export interface GivenOptions {
  readonly actor?: string;
  readonly key?: string;
  readonly bodyDigest?: string;
  readonly expectedRevision?: number | null;
  readonly receivedAtMs?: number;
  readonly credentialId?: string;
  readonly expiresAfterMs?: number;
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

export async function makeWorld(db: Database, options: WorldOptions = {}) {
  const { environment = 'production', versions = ['1.0.0', '2.0.0', '3.0.0'], now } = options;
  const miniProgram = `weather-${randomUUID()}`;
  const targetApp = `wallet-${randomUUID()}`;
  const target: TargetKey = { miniProgram, targetApp, environment };
  const workspaceId = await insertOwners(db, target, options);
  const member = (user: string): Promise<void> => insertMember(db, workspaceId, user);
  for (const [index, number] of versions.entries())
    await insertVersion(db, { miniProgram, number, ordinal: index + 1 });

  const create = async (version: string, createdBy = 'alice'): Promise<Release> => {
    const created = await inTransaction(db.kysely, (trx) =>
      createRelease(trx, { target, version, createdBy, ...(now === undefined ? {} : { now }) }),
    );
    if (created.outcome === 'REJECTED') throw new Error(`refused: ${created.rejection.code}`);
    return created.release;
  };
  const record = async (
    releaseId: string | null,
    command: ReleaseCommand | TargetCommand,
    given: GivenOptions,
    tools?: RecordTools,
  ): Promise<RecordedCommand> => {
    const { actor = 'alice', key = randomUUID(), bodyDigest = 'digest', ...rest } = given;
    await member(actor);
    const id = uuidv7();
    const idempotency = { key, bodyDigest };
    const received = now === undefined ? {} : { receivedAtMs: now() };
    const common = { expectedRevision: null, ...received, role: 'workspace admin' };
    return recordCommand(
      db.kysely,
      { ...common, ...rest, id, subject: { releaseId, target }, command, actor, idempotency },
      tools,
    );
  };
  /** Records a command as the API does. */
  const give = (
    releaseId: string | null,
    command: ReleaseCommand | TargetCommand,
    given: GivenOptions = {},
  ): Promise<RecordedCommand> => record(releaseId, command, given);
  /** Records a command without the preview's rejection, as after a race or a change in between. */
  const giveUnseen = async (
    releaseId: string | null,
    command: ReleaseCommand | TargetCommand,
    given: GivenOptions = {},
  ): Promise<string> => {
    const recorded = await record(releaseId, command, given, { decide: () => ({ outcome: 'NO_OP' }) });
    if (recorded.outcome !== 'recorded') throw new Error(recorded.outcome);
    return recorded.record.id;
  };
  const apply = async (
    commandId: string,
    { isFromWorkflow = true, ...tools }: ApplyTools & { readonly isFromWorkflow?: boolean } = {},
  ): Promise<AppliedCommand> => {
    const applied = await applyCommand(db.kysely, { commandId, isFromWorkflow }, tools);
    if (applied === null) throw new Error(`no command ${commandId}`);
    return applied;
  };
  /** Records and decides a command. */
  const run = async (
    releaseId: string | null,
    command: ReleaseCommand | TargetCommand,
    given: GivenOptions = {},
  ): Promise<AppliedCommand> => apply(await giveUnseen(releaseId, command, given));
  /** A release in Release Preparation. */
  const prepared = async (version: string): Promise<Release> => {
    const { id } = await create(version);
    await run(id, { type: 'apply' });
    await run(id, { type: 'approve' }, { actor: 'reviewer' });
    return readRelease(db, id);
  };
  const raise = (releaseId: string, bp: number): Promise<AppliedCommand> =>
    run(releaseId, { type: 'setPercentage', bp, supersede: false, reason: null });
  const release = (id: string): Promise<Release> => readRelease(db, id);
  return { workspaceId, target, create, give, giveUnseen, apply, run, prepared, raise, release };
}

export function releaseAfter({ snapshot }: AppliedCommand): ShownRelease {
  if (snapshot === null) throw new Error('A command to a target has no snapshot');
  return snapshot.release;
}

export async function readRelease(db: Database, id: string): Promise<Release> {
  const { body } = await db.kysely.selectFrom('release').select('body').where('id', '=', id).executeTakeFirstOrThrow();
  return body;
}

/** Roles are read when a command is decided. Every author is an admin of the workspace that owns both sides. */
async function insertMember(db: Database, workspaceId: string, user: string): Promise<void> {
  await db.kysely
    .insertInto('member')
    .values({ workspace_id: workspaceId, user_name: user, role: 'admin', added_by: 'alice', added_at: new Date() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function insertOwners(db: Database, target: TargetKey, options: WorldOptions): Promise<string> {
  const made = { revision: 1, created_by: 'alice', created_at: new Date() };
  const workspaceId = randomUUID();
  await db.kysely
    .insertInto('workspace')
    .values({ id: workspaceId, name: 'Acme', kind: 'tenant', policy: toJson({ developersMayStop: true }), ...made })
    .execute();
  await db.kysely
    .insertInto('mini_program')
    .values({
      id: target.miniProgram,
      workspace_id: workspaceId,
      name: 'Weather',
      search_text: 'weather',
      search_grams: [],
      ...made,
    })
    .execute();
  await db.kysely
    .insertInto('target_app')
    .values({
      id: target.targetApp,
      workspace_id: workspaceId,
      name: 'Wallet',
      search_text: 'wallet',
      search_grams: [],
      environments: toJson(['development', 'test', 'sandbox', 'production']),
      pilot_support: options.pilotSupport ?? false,
      confirmation: 'COMMIT',
      policy: toJson(mergePolicy(defaultPolicy, options.policy ?? {})),
      ...made,
    })
    .execute();
  return workspaceId;
}

async function insertVersion(
  db: Database,
  { miniProgram, number, ordinal }: { miniProgram: string; number: string; ordinal: number },
): Promise<void> {
  await db.kysely
    .insertInto('version')
    .values({
      mini_program_id: miniProgram,
      number,
      ordinal,
      package_url: `https://packages.example/${miniProgram}/${number}`,
      package_sha256: '0'.repeat(64),
      pages: toJson(['pages/index']),
      uploaded_by: 'alice',
      uploaded_at: new Date(),
    })
    .execute();
}

/** A freeze of the workspace without an end. */
export function freezeOf(workspaceId: string): ChangeWindow {
  return {
    id: uuidv7(),
    workspaceId,
    name: 'Freeze',
    kind: 'DENY',
    scope: { targetApp: null, miniProgram: null },
    start: '2026-01-01T00:00',
    end: null,
    zone: 'UTC',
    rrule: null,
    exdates: [],
    reason: 'r',
    enabled: true,
    version: 1,
    createdBy: 'olga',
    createdAtMs: 0,
  };
}
