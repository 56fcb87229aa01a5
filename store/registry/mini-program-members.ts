/**
 * Members of mini programs. They are always members of its workspace too, which is checked under the workspace's lock.
 */
import type { Kysely } from 'kysely';
import type { MiniProgramRole } from '../../domain/access/roles.js';
import { decideMiniProgramMember, type MembershipDecision } from '../../domain/registry/membership.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { nextMiniProgramRevision } from './mini-programs.js';
import { recordRegistryEvent } from './registry-events.js';
import { findWorkspaceMember } from './workspace-members.js';

export interface MiniProgramMember {
  readonly user: string;
  readonly role: MiniProgramRole;
  readonly addedBy: string;
  readonly addedAtMs: number;
}

export interface MiniProgramRoleToSet {
  readonly miniProgram: string;
  /** The workspace of the mini program. */
  readonly workspaceId: string;
  readonly user: string;
  /** Null: removes the member. */
  readonly role: MiniProgramRole | null;
  readonly actor: string;
  readonly atMs: number;
}

export interface MiniProgramMemberChanged {
  readonly decision: MembershipDecision<'NOT_A_WORKSPACE_MEMBER'>;
  /** Before the change. Null: was not a member. */
  readonly before: MiniProgramMember | null;
}

/** Adds, changes or removes a member. Writes no event when nothing changes. The mini program must exist. */
export async function setMiniProgramMember(
  trx: Transaction,
  change: MiniProgramRoleToSet,
): Promise<MiniProgramMemberChanged> {
  const { miniProgram, workspaceId, user, role } = change;
  // Removing a user from the workspace takes the same lock, so a member of the mini program stays one of the workspace.
  await trx.selectFrom('workspace').select('id').where('id', '=', workspaceId).forNoKeyUpdate().execute();
  const before = (await findMiniProgramMember(trx, miniProgram, user)) ?? null;
  const isWorkspaceMember = (await findWorkspaceMember(trx, workspaceId, user)) !== undefined;
  const decision = decideMiniProgramMember({ user, from: before?.role ?? null, to: role, isWorkspaceMember });
  if (decision.outcome !== 'ACCEPTED') return { decision, before };
  await (role === null ? removeRole(trx, change) : putRole(trx, { ...change, role }));
  await recordRegistryEvent(trx, {
    aggregate: 'mini_program',
    aggregateId: miniProgram,
    revision: await nextMiniProgramRevision(trx, miniProgram),
    type: before === null ? 'MemberAdded' : role === null ? 'MemberRemoved' : 'MemberRoleChanged',
    actor: change.actor,
    atMs: change.atMs,
    before: before === null ? null : { user, role: before.role },
    after: role === null ? null : { user, role },
  });
  return { decision, before };
}

async function putRole(
  trx: Transaction,
  change: MiniProgramRoleToSet & { readonly role: MiniProgramRole },
): Promise<void> {
  const { miniProgram, user, role, actor, atMs } = change;
  await trx
    .insertInto('mini_program_member')
    .values({ mini_program_id: miniProgram, user_name: user, role, added_by: actor, added_at: new Date(atMs) })
    .onConflict((conflict) => conflict.columns(['mini_program_id', 'user_name']).doUpdateSet({ role }))
    .execute();
}

async function removeRole(trx: Transaction, { miniProgram, user }: MiniProgramRoleToSet): Promise<void> {
  await trx
    .deleteFrom('mini_program_member')
    .where('mini_program_id', '=', miniProgram)
    .where('user_name', '=', user)
    .execute();
}

export async function findMiniProgramMember(
  db: Kysely<Schema>,
  miniProgram: string,
  user: string,
): Promise<MiniProgramMember | undefined> {
  const row = await db
    .selectFrom('mini_program_member')
    .selectAll()
    .where('mini_program_id', '=', miniProgram)
    .where('user_name', '=', user)
    .executeTakeFirst();
  return row === undefined ? undefined : memberOf(row);
}

/** Ordered by name. */
export async function listMiniProgramMembers(
  db: Kysely<Schema>,
  miniProgram: string,
  page: PageRequest,
): Promise<Page<MiniProgramMember>> {
  let query = db
    .selectFrom('mini_program_member')
    .selectAll()
    .where('mini_program_id', '=', miniProgram)
    .orderBy('user_name')
    .limit(page.limit + 1);
  const after = textCursor(page);
  if (after !== null) query = query.where('user_name', '>', after);
  return pageOf((await query.execute()).map(memberOf), page, (item) => item.user);
}

export interface MiniProgramMembership {
  readonly id: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly role: MiniProgramRole;
}

/** Mini programs in which a user has a role. `only`: the limit of a token to one workspace. */
export function miniProgramsOf(
  db: Kysely<Schema>,
  user: string,
  only: readonly string[] | null,
): Promise<MiniProgramMembership[]> {
  let query = db
    .selectFrom('mini_program_member')
    .innerJoin('mini_program', 'mini_program.id', 'mini_program_member.mini_program_id')
    .select([
      'mini_program.id',
      'mini_program.name',
      'mini_program.workspace_id as workspaceId',
      'mini_program_member.role',
    ])
    .where('mini_program_member.user_name', '=', user)
    .orderBy('mini_program.id');
  if (only !== null) query = query.where('mini_program.workspace_id', 'in', only);
  return query.execute();
}

function memberOf(row: Row<'mini_program_member'>): MiniProgramMember {
  return { user: row.user_name, role: row.role, addedBy: row.added_by, addedAtMs: row.added_at.getTime() };
}
