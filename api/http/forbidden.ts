/** Refused for who asks, not for what is asked: which roles would do, in the answer 403 as in what is offered before. */
import type { WireRejection } from '../../contracts/release/rejection.js';
import { type Permission, rolesGranting } from '../../domain/access/permissions.js';
import { remedyOfRoles } from '../../domain/access/role-words.js';
import { defaultWorkspacePolicy, type WorkspacePolicy } from '../../domain/access/roles.js';
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
