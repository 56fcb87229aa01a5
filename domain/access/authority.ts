/**
 * Whether the author of a waiting command may still give it. The API checks authority on arrival. This second check
 * runs in the transaction that decides, so that a command does not outlive a revoked token or a removed member.
 */
import { commandCatalog, isCommandType, isStopCommand } from '../release/command-catalog.js';
import type { Rejection } from '../release/rejections.js';
import { type Permission, roleActingFor } from './permissions.js';
import type { SubjectRoles } from './roles.js';

/** The author of a command, read in the deciding transaction. */
export interface Author {
  readonly user: string;
  /** The role that permitted the command on arrival, as the ledger stores it. */
  readonly role: string;
  /** The author's roles now, limited like the token's. */
  readonly roles: SubjectRoles;
  /** The token or session that sent the command; null for rows that name none. */
  readonly credential: CredentialState | null;
}

/** Of a session: the earlier end of the session and of its token. Both null: valid without an end. */
export interface CredentialState {
  readonly revokedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

/**
 * Null: the author may still give this command. The end of a token or session does not reject a stop command: an
 * operator who signs out right after pressing Pause still means it. The roles count for stop commands too.
 */
export function lostAuthority(type: string, author: Author, atMs: number): Rejection | null {
  const permission = permissionOf(type);
  if (permission === undefined) return null;
  const { user, role, roles, credential } = author;
  const lost = { code: 'ROLE_LOST', user, role, permission } as const;
  if (roleActingFor(permission, roles) === null) return { ...lost, cause: 'ROLE' };
  if (credential === null || isStopCommand(type)) return null;
  if (credential.revokedAtMs !== null) return { ...lost, cause: 'CREDENTIAL_REVOKED' };
  const isExpired = credential.expiresAtMs !== null && credential.expiresAtMs <= atMs;
  return isExpired ? { ...lost, cause: 'CREDENTIAL_EXPIRED' } : null;
}

/** Undefined for commands of the system, which have no author. */
function permissionOf(type: string): Permission | undefined {
  return isCommandType(type) ? (commandCatalog[type].permission ?? undefined) : undefined;
}

/** The author of a command may withdraw it, and so may every user who may pause the release. */
export function mayWithdraw(command: { readonly actor: string }, user: string, roles: SubjectRoles): boolean {
  return command.actor === user || roleActingFor('pauseOrCancel', roles) !== null;
}
