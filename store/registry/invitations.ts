/** Invitations to workspaces. All changes take the workspace's lock first, as changes of members do. */
import { type Kysely, sql } from 'kysely';
import { mayDo } from '../../domain/access/permissions.js';
import type { WorkspaceRole } from '../../domain/access/roles.js';
import type { InvitationFacts } from '../../domain/registry/invitation.js';
import type { RegistryEventType } from '../../domain/registry/registry-event-type.js';
import { lockCreatingCredential } from '../access/token-lineage.js';
import { validCredentials } from '../access/tokens.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import { toJson } from '../database/schema/columns.js';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { recordRegistryEvent } from './registry-events.js';
import { findWorkspaceMember } from './workspace-members.js';
import { nextWorkspaceRevision } from './workspaces.js';

export interface Invitation {
  readonly id: string;
  readonly workspaceId: string;
  readonly user: string;
  readonly role: WorkspaceRole;
  /** Of the token that made it. The token of a new user gets them. */
  readonly scopes: readonly string[];
  readonly createdBy: string;
  readonly createdWith: string;
  readonly createdInSession: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

/** Replaces an open invitation of the same user. `hash`: SHA-256 of the link's code. */
export async function insertInvitation(trx: Transaction, invitation: Invitation, hash: string): Promise<void> {
  const { workspaceId, user, role, createdBy: actor, createdAtMs: atMs } = invitation;
  await lockWorkspace(trx, workspaceId);
  await trx
    .updateTable('invitation')
    .set({ outcome: 'WITHDRAWN', ended_at: new Date(atMs) })
    .where('workspace_id', '=', workspaceId)
    .where('user_name', '=', user)
    .where('outcome', 'is', null)
    .execute();
  await trx
    .insertInto('invitation')
    .values({
      id: invitation.id,
      hash,
      workspace_id: workspaceId,
      user_name: user,
      role,
      scopes: toJson(invitation.scopes),
      created_by: actor,
      created_with: invitation.createdWith,
      created_in_session: invitation.createdInSession,
      created_at: new Date(atMs),
      expires_at: new Date(invitation.expiresAtMs),
      outcome: null,
      ended_at: null,
      token_id: null,
    })
    .execute();
  await record(trx, invitation, 'MemberInvited', { actor, atMs });
}

export interface InvitationToDecide {
  readonly invitation: Invitation;
  readonly facts: InvitationFacts;
}

/** Undefined: no such link. */
export async function findInvitation(
  db: Kysely<Schema>,
  hash: string,
  nowMs: number,
): Promise<InvitationToDecide | undefined> {
  const row = await db.selectFrom('invitation').selectAll().where('hash', '=', hash).executeTakeFirst();
  return row === undefined ? undefined : { invitation: invitationOf(row), facts: await factsOf(db, row, nowMs) };
}

/** Locks the workspace, the invitation and the token that made it. Undefined: no such link. */
export async function lockInvitation(
  trx: Transaction,
  hash: string,
  nowMs: number,
): Promise<InvitationToDecide | undefined> {
  const found = await trx.selectFrom('invitation').select('workspace_id').where('hash', '=', hash).executeTakeFirst();
  if (found === undefined) return undefined;
  await lockWorkspace(trx, found.workspace_id);
  const row = await trx.selectFrom('invitation').selectAll().where('hash', '=', hash).forUpdate().executeTakeFirst();
  if (row === undefined) return undefined;
  await lockCreatingCredential(trx, { id: row.created_with, token: { id: row.created_with } }, nowMs);
  return { invitation: invitationOf(row), facts: await factsOf(trx, row, nowMs) };
}

async function factsOf(db: Kysely<Schema>, row: Row<'invitation'>, nowMs: number): Promise<InvitationFacts> {
  const { user_name: user, workspace_id: workspaceId, created_with: maker } = row;
  const inviter = await findWorkspaceMember(db, workspaceId, row.created_by);
  const roles = { workspaceRole: inviter?.role, developersMayStop: false, isSystemAdmin: false };
  return {
    user,
    outcome: row.outcome,
    expiresAtMs: row.expires_at.getTime(),
    isBacked: mayDo('manageWorkspace', roles) && (await validCredentials(db, [maker], nowMs)).has(maker),
    existsElsewhere: await isUserElsewhere(db, user, workspaceId),
  };
}

/**
 * Whether a name has a membership in another workspace, or a token that did not come from an invitation to this one.
 * Tokens that such a token made are limited to the workspace, and made by the name itself.
 */
async function isUserElsewhere(db: Kysely<Schema>, user: string, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ readonly found: boolean }>`
    select exists (select from member where user_name = ${user} and workspace_id <> ${workspaceId})
      or exists (
        select from api_token t
        where t.user_name = ${user} and t.kind = 'API' and (
          t.workspace_id is distinct from ${workspaceId}::text
          or (t.created_by <> ${user} and not exists (select from invitation i where i.token_id = t.id))
        )
      ) as found
  `.execute(db);
  return rows[0]?.found ?? true;
}

/** `tokenId`: of the token that the link made. */
export async function closeUsedInvitation(
  trx: Transaction,
  invitation: Invitation,
  { tokenId, atMs }: { readonly tokenId: string | null; readonly atMs: number },
): Promise<void> {
  await trx
    .updateTable('invitation')
    .set({ outcome: 'USED', ended_at: new Date(atMs), token_id: tokenId })
    .where('id', '=', invitation.id)
    .execute();
  await record(trx, invitation, 'InvitationAccepted', { actor: invitation.user, atMs });
}

/** False when it is not open any more, or of another workspace. */
export async function withdrawInvitation(
  trx: Transaction,
  { id, workspaceId, actor, atMs }: Pick<Invitation, 'id' | 'workspaceId'> & Change,
): Promise<boolean> {
  await lockWorkspace(trx, workspaceId);
  const row = await trx
    .updateTable('invitation')
    .set({ outcome: 'WITHDRAWN', ended_at: new Date(atMs) })
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .where('outcome', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return false;
  await record(trx, invitationOf(row), 'InvitationWithdrawn', { actor, atMs });
  return true;
}

/** Not yet used, not withdrawn and not expired; newest first. */
export async function listOpenInvitations(
  db: Kysely<Schema>,
  workspaceId: string,
  { nowMs, ...page }: PageRequest & { readonly nowMs: number },
): Promise<Page<Invitation>> {
  let query = db
    .selectFrom('invitation')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('outcome', 'is', null)
    .where('expires_at', '>', new Date(nowMs))
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const after = textCursor(page);
  if (after !== null) query = query.where('id', '<', after);
  return pageOf((await query.execute()).map(invitationOf), page, (item) => item.id);
}

async function lockWorkspace(trx: Transaction, id: string): Promise<void> {
  await trx.selectFrom('workspace').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

interface Change {
  readonly actor: string;
  readonly atMs: number;
}

async function record(
  trx: Transaction,
  { id, workspaceId, user, role }: Invitation,
  type: RegistryEventType,
  { actor, atMs }: Change,
): Promise<void> {
  const isEnd = type === 'InvitationWithdrawn';
  await recordRegistryEvent(trx, {
    aggregate: 'workspace',
    aggregateId: workspaceId,
    revision: await nextWorkspaceRevision(trx, workspaceId),
    type,
    actor,
    atMs,
    before: isEnd ? { user, role, invitation: id } : null,
    after: isEnd ? null : { user, role, invitation: id },
  });
}

function invitationOf(row: Row<'invitation'>): Invitation {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    user: row.user_name,
    role: row.role,
    scopes: row.scopes,
    createdBy: row.created_by,
    createdWith: row.created_with,
    createdInSession: row.created_in_session,
    createdAtMs: row.created_at.getTime(),
    expiresAtMs: row.expires_at.getTime(),
  };
}
