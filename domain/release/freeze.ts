/**
 * The state of the change windows of a target, as facts. The store computes it from the windows, so that `decide` needs
 * no calendar. The rule about it is in `decide-freeze.ts`.
 */
import { mayDo } from '../access/permissions.js';
import type { SubjectRoles } from '../access/roles.js';

/** Whose window it is. It is of both, if one workspace owns the mini program and the target app. */
export type WindowSide = 'MINI_PROGRAM' | 'TARGET_APP';

/** A window that closes the target: an active DENY, or an ALLOW that is not active. */
export interface BlockingWindow {
  readonly id: string;
  readonly workspaceId: string;
  readonly sides: readonly WindowSide[];
  readonly name: string;
  readonly kind: 'ALLOW' | 'DENY';
  readonly reason: string;
  /** Its creator. */
  readonly by: string;
  readonly sinceMs: number;
  /** Null: without an end, or not within 400 days. */
  readonly untilMs: number | null;
}

/** Lets one increase of a release pass a window. */
export interface Exemption {
  readonly id: string;
  readonly windowId: string;
  readonly by: string;
  readonly reason: string;
}

export interface WindowState {
  readonly open: boolean;
  readonly blocking: readonly BlockingWindow[];
  readonly nextOpenAtMs: number | null;
  /** The end of the opening that is, or of the next one. Null: not within 400 days. Absent: no automatic step asks. */
  readonly closesAtMs?: number | null;
  /** Of the addressed release, neither used nor expired. */
  readonly exemptions?: readonly Exemption[];
}

/** As the timeline of a plan needs it, at any instant. */
export type Opening = Omit<WindowState, 'blocking'> & { readonly blocking: readonly Pick<BlockingWindow, 'id'>[] };

/** Also of a decision that no window can affect: it reads none. */
export const openWindow: WindowState = { open: true, blocking: [], nextOpenAtMs: null };

export interface Override {
  readonly reason: string;
}

/** The sides whose windows these roles may override. */
export function overridableSides(roles: SubjectRoles): WindowSide[] {
  const { miniProgramWorkspaceRole, targetAppWorkspaceRole, developersMayStop } = roles;
  const may = (part: Partial<SubjectRoles>): boolean =>
    mayDo('overrideWindow', { developersMayStop, isSystemAdmin: false, ...part });
  return [
    ...(may({ miniProgramWorkspaceRole }) ? (['MINI_PROGRAM'] as const) : []),
    ...(may({ targetAppWorkspaceRole }) ? (['TARGET_APP'] as const) : []),
  ];
}

/** The windows that still block the release: those without an exemption for it. */
export function blockingOf<Window extends Pick<BlockingWindow, 'id'>>({
  blocking,
  exemptions = [],
}: Pick<Opening, 'exemptions'> & { readonly blocking: readonly Window[] }): Window[] {
  return blocking.filter(({ id }) => !exemptions.some(({ windowId }) => windowId === id));
}

/** How an increase passed the windows that were closed. */
export interface FreezePassed {
  readonly override?: { readonly reason: string; readonly windows: readonly NamedWindow[] };
  readonly exemptions?: readonly (Exemption & { readonly windowName: string })[];
}

interface NamedWindow {
  readonly id: string;
  readonly name: string;
}
