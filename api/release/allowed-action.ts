/**
 * Actions that this principal may request now. A rejection by the release itself comes first, because no user can clear
 * it. Then a missing role, with the roles that would be sufficient. Then a temporary blocker.
 */
import type { z } from 'zod';
import type { allowedActionSchema } from '../../contracts/release/releases.js';
import { wireRejection, type WireRejection } from '../../contracts/release/rejection.js';
import { mayDo } from '../../domain/access/permissions.js';
import { isStopCommand } from '../../domain/release/command-catalog.js';
import { type AllowedAction, allowedActions, isOutOfPlace } from '../../domain/release/allowed-actions.js';
import { permissionToGive } from '../../domain/release/authority.js';
import type { Facts } from '../../domain/release/facts.js';
import { rightsOf } from '../../domain/release/author-rights.js';
import { isPermanent } from '../../domain/release/rejections.js';
import { hasScope } from '../access/principal.js';
import type { PrincipalAccess } from '../access/subject-roles.js';
import { missingRole, missingScope } from '../http/problem.js';

export type ActionSelection = 'inPlace' | 'all';

type WireAction = z.output<typeof allowedActionSchema>;

/** Without the actions that are out of place, unless `which` is `all`. */
export function wireActions(facts: Facts, access: PrincipalAccess, which: ActionSelection = 'inPlace'): WireAction[] {
  const { principal, subjectRoles, nowMs } = access;
  const author = { actor: principal.user, atMs: nowMs, ...rightsOf(subjectRoles) };
  return allowedActions(facts, author)
    .filter((action) => which === 'all' || !isOutOfPlace(action))
    .map((action) => wireAction(action, access, facts.release));
}

function wireAction(action: AllowedAction, access: PrincipalAccess, release: Facts['release']): WireAction {
  const { type, allowed, above, rejection } = action;
  if (!allowed && (rejection === undefined || isPermanent(rejection.code))) return refusedAction(action);
  const forbidden = forbiddenTo(access, type, release);
  if (forbidden !== null) return { type, allowed: false, rejection: forbidden };
  return allowed ? { type, allowed, ...(above === undefined ? {} : { above }) } : refusedAction(action);
}

function refusedAction({ type, rejection, overridable }: AllowedAction): WireAction {
  return {
    type,
    allowed: false,
    ...(overridable === undefined ? {} : { overridable }),
    ...(rejection === undefined ? {} : { rejection: wireRejection(rejection) }),
  };
}

function forbiddenTo(
  { principal, subjectRoles }: PrincipalAccess,
  type: AllowedAction['type'],
  release: Facts['release'],
): WireRejection | null {
  const permission = permissionToGive(type, release);
  if (!mayDo(permission, subjectRoles)) return missingRole(permission, subjectRoles);
  const scope = isStopCommand(type) ? 'stop' : 'operate';
  return hasScope(principal, scope) ? null : missingScope(scope);
}
