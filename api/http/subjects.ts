/**
 * Loads the subjects of routes with the principal's roles. Undefined is answered 404, both for a missing subject and
 * for one that the principal may not read. The answer does not show the difference.
 */
import { mayDo } from '../../domain/access/permissions.js';
import { appWorkspacesReached } from '../../store/access/load-roles.js';
import { findMiniProgram, type MiniProgram } from '../../store/registry/mini-programs.js';
import { findTargetApp, type RegisteredApp } from '../../store/registry/target-apps.js';
import type { ReleaseScope } from '../../store/registry/versions.js';
import { findWorkspace, type Workspace } from '../../store/registry/workspaces.js';
import { findReleaseFor, type ReleaseRead } from '../../store/release/releases.js';
import type { Principal } from '../access/principal.js';
import { loadSubjectRoles, roleHolderOf } from '../access/subject-roles.js';
import type { LoadedSubject, RequestContext } from './route.js';

export async function loadWorkspace(
  call: RequestContext<Principal, { readonly workspace: string }>,
): Promise<LoadedSubject<Workspace> | undefined> {
  const subjectRoles = await loadSubjectRoles(call, { workspaceId: call.params.workspace });
  if (!mayDo('readWorkspace', subjectRoles)) return undefined;
  const workspace = await findWorkspace(call.deps.database.kysely, call.params.workspace);
  return workspace === undefined ? undefined : { subject: workspace, subjectRoles };
}

/** A mini program, and how much of it the principal may read. */
export interface ReadMiniProgram extends MiniProgram {
  /** `all` for its makers. Other principals read only the releases on their target apps, and the versions of these. */
  readonly scope: ReleaseScope;
}

export async function loadMiniProgram(
  call: RequestContext<Principal, { readonly miniProgram: string }>,
): Promise<LoadedSubject<ReadMiniProgram> | undefined> {
  const { kysely } = call.deps.database;
  const miniProgram = await findMiniProgram(kysely, call.params.miniProgram);
  if (miniProgram === undefined) return undefined;
  const subjectRoles = await loadSubjectRoles(call, { miniProgram: miniProgram.id });
  if (mayDo('readMiniProgram', subjectRoles))
    return { subject: { ...miniProgram, scope: { kind: 'all' } }, subjectRoles };
  const ids = await appWorkspacesReached(kysely, roleHolderOf(call.principal), miniProgram.id);
  if (ids.length === 0) return undefined;
  return { subject: { ...miniProgram, scope: { kind: 'appWorkspaces', ids } }, subjectRoles };
}

/** For data that only the makers of a mini program may read: its members and its activity. */
export async function findOwnMiniProgram(
  call: RequestContext<Principal, { readonly miniProgram: string }>,
): Promise<LoadedSubject<MiniProgram> | undefined> {
  const found = await loadMiniProgram(call);
  return found?.subject.scope.kind === 'all' ? found : undefined;
}

/** Every signed-in user may find a target app. Its policy needs `readTargetApp`. */
export async function loadTargetApp(
  call: RequestContext<Principal, { readonly targetApp: string }>,
): Promise<LoadedSubject<RegisteredApp> | undefined> {
  const app = await findTargetApp(call.deps.database.kysely, call.params.targetApp);
  if (app === undefined) return undefined;
  return { subject: app, subjectRoles: await loadSubjectRoles(call, { targetApp: app.id }) };
}

/** A release with the facts for decisions, and the principal's roles on both sides. One query loads both. */
export async function loadRelease(
  call: RequestContext<Principal, { readonly release: string }>,
): Promise<LoadedSubject<ReleaseRead> | undefined> {
  const { deps, principal, params } = call;
  const found = await findReleaseFor(deps.database.kysely, params.release, roleHolderOf(principal));
  if (found === undefined) return undefined;
  const subjectRoles = { ...found.roles, isSystemAdmin: principal.systemAdmin };
  return mayDo('readRelease', subjectRoles) ? { subject: found.facts, subjectRoles } : undefined;
}
