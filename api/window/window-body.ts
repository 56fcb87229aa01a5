/** Change windows on the wire, and windows made of request bodies. */
import { uuidv7 } from 'uuidv7';
import type { ChangeWindowBodyIn, CreateWindowBody, WireWindow } from '../../contracts/window/change-windows.js';
import { inputError } from '../../contracts/http/invalid-input.js';
import { mayDo } from '../../domain/access/permissions.js';
import type { SubjectRoles } from '../../domain/access/roles.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { canonicalZone, localTimeAt, localText, parseLocal } from '../../domain/window/local-time.js';
import { dayMs } from '../../domain/values/time-units.js';
import { currentSpan, type Occurrence, occurrencesBetween } from '../../domain/window/occurrences.js';
import { windowProblems } from '../../domain/window/window-problems.js';
import { type ChangeWindow, isFreeze } from '../../domain/window/window.js';
import type { ManagedBy } from '../../store/registry/managed-objects.js';
import type { OpenExemption } from '../../store/window/exemptions.js';
import type { Principal } from '../access/principal.js';
import { managedByBody } from '../file/managed-by-body.js';
import { invalid, type Problem } from '../http/problem.js';

interface Made {
  readonly workspaceId: string;
  readonly principal: Pick<Principal, 'user'>;
  readonly nowMs: number;
}

/** Its times may be faulty where the start is left out. */
export function newWindow(body: CreateWindowBody, { workspaceId, principal, nowMs }: Made): ChangeWindow {
  const zone = canonicalZone(body.zone) ?? body.zone;
  const isKnown = canonicalZone(body.zone) !== null;
  const start = body.start ?? localText(isKnown ? localTimeAt(zone, nowMs) : nowMs);
  return {
    id: uuidv7(),
    workspaceId,
    name: body.name,
    kind: body.kind,
    scope: scopeOf(body.scope),
    start: fullLocal(start),
    end: endOf(body.end ?? null),
    zone,
    rrule: body.rrule ?? null,
    exdates: body.exdates ?? [],
    reason: body.reason,
    enabled: body.enabled ?? true,
    version: 1,
    createdBy: principal.user,
    createdAtMs: nowMs,
  };
}

/** What is left out stays. */
export function changedWindow(before: ChangeWindow, body: ChangeWindowBodyIn): ChangeWindow {
  return {
    ...before,
    name: body.name ?? before.name,
    kind: body.kind ?? before.kind,
    scope: body.scope === undefined ? before.scope : scopeOf(body.scope),
    start: fullLocal(body.start ?? before.start),
    end: body.end === undefined ? before.end : endOf(body.end),
    zone: body.zone === undefined ? before.zone : (canonicalZone(body.zone) ?? body.zone),
    rrule: body.rrule === undefined ? before.rrule : body.rrule,
    exdates: body.exdates ?? before.exdates,
    reason: body.reason ?? before.reason,
    enabled: body.enabled ?? before.enabled,
  };
}

export function timesProblem(window: ChangeWindow): Problem | null {
  const errors = windowProblems(window).map(({ field, code, facts }) => inputError(`/${field}`, code, facts));
  return errors.length === 0 ? null : invalid({ kind: 'value', errors });
}

export function scopeOf({ targetApp, miniProgram }: CreateWindowBody['scope'] = {}): ChangeWindow['scope'] {
  return { targetApp: targetApp ?? null, miniProgram: miniProgram ?? null };
}

function endOf(end: string | null): string | null {
  return end === null ? null : fullLocal(end);
}

/** A date becomes its midnight. */
function fullLocal(text: string): string {
  const localMs = parseLocal(text);
  return localMs === null ? text : localText(localMs);
}

/** Admins may lift every window, and inspectors a freeze of their own. */
export function mayLift(window: ChangeWindow, user: string, roles: SubjectRoles): boolean {
  if (mayDo('manageWindows', roles)) return true;
  return mayDo('freeze', roles) && isFreeze(window) && window.createdBy === user;
}

interface Shown {
  readonly principal: Pick<Principal, 'user'>;
  readonly subjectRoles: SubjectRoles;
  readonly nowMs: number;
  readonly managed: ReadonlyMap<string, ManagedBy>;
  readonly exemptions?: readonly OpenExemption[];
  /** Adds the occurrences of this many weeks. */
  readonly weeks?: number | undefined;
}

export function windowBody(window: ChangeWindow, shown: Shown): WireWindow {
  const { id, workspaceId, name, kind, scope, start, end, zone, rrule, exdates, reason, enabled, version } = window;
  const { principal, subjectRoles, nowMs, managed, exemptions = [], weeks } = shown;
  const { targetApp, miniProgram } = scope;
  const canLift = enabled && mayLift(window, principal.user, subjectRoles);
  return {
    id,
    workspace: workspaceId,
    name,
    kind,
    scope: { ...(targetApp === null ? {} : { targetApp }), ...(miniProgram === null ? {} : { miniProgram }) },
    start,
    end,
    zone,
    rrule,
    exdates: [...exdates],
    reason,
    enabled,
    version,
    createdBy: window.createdBy,
    createdAt: isoTime(window.createdAtMs),
    // Files have no freezes.
    managedBy: isFreeze(window) ? null : managedByBody(managed.get(name)),
    ...currentFields(window, nowMs),
    ...(canLift ? { mayLift: true } : {}),
    exemptions: exemptions.filter(({ windowId }) => windowId === id).map(exemptionFields),
    ...(weeks === undefined ? {} : { occurrences: occurrencesOfWeeks(window, nowMs, weeks) }),
  };
}

function currentFields(window: ChangeWindow, nowMs: number): Pick<WireWindow, 'active' | 'until' | 'next'> {
  if (!window.enabled) return { active: false };
  const { isActive, untilMs, nextMs } = currentSpan(window, nowMs);
  return {
    active: isActive,
    ...(untilMs === null ? {} : { until: isoTime(untilMs) }),
    ...(nextMs === null ? {} : { next: isoTime(nextMs) }),
  };
}

function occurrencesOfWeeks(window: ChangeWindow, nowMs: number, weeks: number): WireOccurrence[] {
  if (!window.enabled) return [];
  return occurrencesBetween(window, nowMs, nowMs + weeks * 7 * dayMs).map(occurrenceBody);
}

type WireOccurrence = NonNullable<WireWindow['occurrences']>[number];

export function occurrenceBody({ start, end, fromMs, untilMs }: Occurrence): WireOccurrence {
  return { start, end, startsAt: isoTime(fromMs), endsAt: untilMs === Infinity ? null : isoTime(untilMs) };
}

type WireExemption = WireWindow['exemptions'][number];

export function exemptionFields(exemption: OpenExemption): WireExemption {
  const { id, releaseId, by, reason, createdAtMs, expiresAtMs } = exemption;
  return { id, release: releaseId, by, reason, createdAt: isoTime(createdAtMs), expiresAt: isoTime(expiresAtMs) };
}

/** A request that freezes now. */
export function isFreezeNow({ kind, start, end, rrule }: CreateWindowBody): boolean {
  return kind === 'DENY' && start === undefined && (end ?? null) === null && (rrule ?? null) === null;
}

/** A change that lifts a window. */
export function isLift(body: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(body).length === 1 && body['enabled'] === false;
}
