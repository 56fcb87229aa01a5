/**
 * A change window of a workspace: DENY forbids increases while it is active, ALLOW forbids them while it is not. Its
 * times are local times of its zone, `2027-02-10T00:00`.
 */
import type { TargetKey } from '../target/target.js';

export const windowKinds = ['ALLOW', 'DENY'] as const;
export type WindowKind = (typeof windowKinds)[number];

/** When it is active, as far as this depends on the window alone. */
export interface WindowTimes {
  readonly start: string;
  /** Of the first occurrence, exclusive. Null: without an end. */
  readonly end: string | null;
  /** An IANA name. */
  readonly zone: string;
  /** A recurrence rule of RFC 5545, without a time of day. Null: once. */
  readonly rrule: string | null;
  /** Local dates on which no occurrence starts. */
  readonly exdates: readonly string[];
}

export interface WindowScope {
  readonly targetApp: string | null;
  readonly miniProgram: string | null;
}

export interface ChangeWindow extends WindowTimes {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly kind: WindowKind;
  readonly scope: WindowScope;
  readonly reason: string;
  readonly enabled: boolean;
  /** Grows with each change. */
  readonly version: number;
  readonly createdBy: string;
  readonly createdAtMs: number;
}

/** The owners of the two sides of a target. */
export interface TargetOwners {
  readonly workspaceId: string;
  readonly appWorkspaceId: string;
}

/** Windows concern production only. Without a scope: the workspace's mini programs, and all on its target apps. */
export function coversTarget(
  { workspaceId, scope }: Pick<ChangeWindow, 'workspaceId' | 'scope'>,
  target: TargetKey,
  owners: TargetOwners,
): boolean {
  const isOwner = workspaceId === owners.workspaceId || workspaceId === owners.appWorkspaceId;
  const isInScope =
    (scope.targetApp ?? target.targetApp) === target.targetApp &&
    (scope.miniProgram ?? target.miniProgram) === target.miniProgram;
  return target.environment === 'production' && isOwner && isInScope;
}

/** A freeze without an end, as "Freeze now" makes it. */
export function isFreeze({ kind, end, rrule }: Pick<ChangeWindow, 'kind' | 'end' | 'rrule'>): boolean {
  return kind === 'DENY' && end === null && rrule === null;
}
