/** The 403 rejection and the roles that would be sufficient. Used in answers and in lists of actions. */
import type { WireRejection } from '../../contracts/release/rejection.js';
import { type Permission, rolesGranting } from '../../domain/access/permissions.js';
import { defaultWorkspacePolicy, remedyOfRoles, type WorkspacePolicy } from '../../domain/access/roles.js';
import type { Scope } from '../access/principal.js';

export function missingRole(
  permission: Permission,
  policy: WorkspacePolicy = defaultWorkspacePolicy,
): WireRejection & { readonly facts: Readonly<Record<string, unknown>> } {
  const roles = rolesGranting(permission, policy);
  return { code: 'FORBIDDEN', facts: { permission, roles }, remedy: remedyOfRoles(roles) };
}

export function missingScope(scope: Scope): WireRejection & { readonly facts: Readonly<Record<string, unknown>> } {
  return { code: 'FORBIDDEN', facts: { scope }, remedy: `Use a token with the scope ${scope}.` };
}
