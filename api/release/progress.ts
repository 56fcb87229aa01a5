/** The progress view of one release for one principal: reads the database and converts to the contract's shape. */
import { wireFacts } from '../../contracts/release/rejection.js';
import type { Progress } from '../../contracts/release/releases.js';
import { isLive } from '../../domain/plan/plan.js';
import { needsPilot } from '../../domain/registry/target-app.js';
import type { Blocker } from '../../domain/release/blocker-types.js';
import { blockersOf, warningsOf } from '../../domain/release/blockers.js';
import { rolesGranting } from '../../domain/access/permissions.js';
import { type ActingRole, defaultWorkspacePolicy } from '../../domain/access/roles.js';
import type { BlockingWindow } from '../../domain/release/freeze.js';
import type { ReleaseFacts } from '../../domain/release/facts.js';
import { releaseView, type ReleaseView } from '../../domain/release/release-view.js';
import { bpOf, confirmedBpOf, isActiveStatus, type Release } from '../../domain/release/release.js';
import { availabilityOf, type ServedRelease } from '../../domain/target/target.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import type { Database } from '../../store/database/database.js';
import { type PushProgress, readPushProgress } from '../../store/push/read-push.js';
import {
  findCommandWithRelease,
  findRelease,
  type ReleaseWithCommands,
  type ShownCommand,
} from '../../store/release/releases.js';
import { type CommandRecord, requireCommand } from '../../store/release/ledger/command-record.js';
import { readOpenings } from '../../store/window/read-openings.js';
import { readWindowState } from '../../store/window/window-state.js';
import { releaseWorkflowId } from '../../workflows/release/messages.js';
import { planBody, type PlanReads, readApprovers } from '../plan/plan-body.js';
import { type ActionSelection, wireActions } from './allowed-action.js';
import type { PrincipalAccess } from '../access/subject-roles.js';
import { lastChangeBody } from './release-item.js';

const shownCommands = 5;

/** One of the two pools, or a transaction that has written the release. */
type Db = Database['kysely'];

/** Address of the Temporal UI for users. `url` has no closing slash. */
export interface TemporalUiAddress {
  readonly url: string;
  readonly namespace: string;
}

/** @throws when the release does not exist: the caller has read it, and releases are never deleted. */
export async function readProgress(db: Db, releaseId: string, context: ProgressContext): Promise<Progress> {
  const loaded = await findRelease(db, releaseId, shownCommands);
  if (loaded === undefined) throw new Error(`Release ${releaseId} was there and is no more`);
  return await progressOf(db, loaded, context);
}

/** @throws when no release has this command: the caller has read it, and commands are never deleted. */
export async function readCommandWithProgress(
  db: Db,
  commandId: string,
  context: ProgressContext,
): Promise<{ readonly record: CommandRecord; readonly release: Progress }> {
  const found = requireCommand(await findCommandWithRelease(db, commandId, shownCommands), commandId);
  return { record: found.command, release: await progressOf(db, found, context) };
}

/** The principal, its roles, and the addresses for links. */
export interface ProgressContext {
  readonly access: PrincipalAccess;
  readonly temporalUi: TemporalUiAddress | undefined;
  readonly actions?: ActionSelection;
  /** The state that the workflow returned, if it was queried. It replaces the state of the database. */
  readonly view?: ReleaseView;
  /** The answer to a stop command. Neither change windows nor approvers are read: no fault of them may fail it. */
  readonly isOfStop?: boolean;
}

/** The part of a progress view that is the same for every principal. */
export interface SharedProgress extends ReleaseWithCommands {
  /** Null when the super app has no push address. */
  readonly push: PushProgress | null;
  readonly planReads?: PlanReads;
}

/** @throws when there is no such release: it was read before, and releases are never deleted. */
export async function readSharedProgress(db: Db, releaseId: string, atMs: number): Promise<SharedProgress> {
  const shown = await findRelease(db, releaseId, shownCommands);
  if (shown === undefined) throw new Error(`Release ${releaseId} was read before and is missing`);
  return await withReads(db, shown, atMs);
}

async function withPush(db: Db, shown: ReleaseWithCommands): Promise<SharedProgress> {
  const { release, app } = shown.facts;
  return { ...shown, push: app.confirmation === 'PUSH' ? await readPushProgress(db, release) : null };
}

/** A live plan needs the change windows of now and of later: they are read once. */
async function withReads(db: Db, shown: ReleaseWithCommands, atMs: number): Promise<SharedProgress> {
  const { facts } = shown;
  const pushed = await withPush(db, shown);
  if (!isLive(facts.release.plan)) return { ...pushed, facts: await readWindows(db, facts, atMs) };
  const { window, windowAt } = await readOpenings(db, facts.release, atMs);
  const approvers = await readApprovers(db, facts);
  return { ...pushed, facts: { ...facts, window }, planReads: { approvers, windowAt } };
}

/** The facts with the change windows, which are read only while the release can be increased. */
export async function readWindows(db: Db, facts: ReleaseFacts, atMs: number): Promise<ReleaseFacts> {
  const { release } = facts;
  if (!isActiveStatus(release.state.status) || release.environment !== 'production') return facts;
  return { ...facts, window: await readWindowState(db, { target: release, releaseId: release.id }, atMs) };
}

async function progressOf(db: Db, shown: ReleaseWithCommands, context: ProgressContext): Promise<Progress> {
  const { isOfStop, access } = context;
  if (isOfStop === true) return progressFor(await withPush(db, shown), context);
  return progressFor(await withReads(db, shown, access.nowMs), context);
}

/** The view of one principal, made from the shared part and the principal's roles. Reads nothing. */
export function progressFor(
  { facts, names, lastCommands, push, planReads }: SharedProgress,
  { access, temporalUi, actions, view }: ProgressContext,
): Progress {
  const { release, target, app } = facts;
  const { steps, ...rest } = view ?? releaseView(release);
  return {
    ...rest,
    ...names,
    lastChange: lastChangeBody(release),
    steps: [...steps],
    ...(release.plan === undefined
      ? {}
      : { plan: planBody(facts, release.plan, { ...planReads, atMs: access.nowMs }) }),
    presets: [...app.policy.percentages.presets],
    presetsOnly: app.policy.percentages.presetsOnly,
    rollout: app.policy.rollout,
    warnings: warningsOf(target, release),
    ...testersOf(facts),
    ...(push === null ? {} : pushOf(release, push)),
    target: {
      availability: availabilityOf(target),
      baseline: servedOf(target.baseline),
      candidate: servedOf(target.candidate),
      revision: target.revision,
    },
    blockers: blockersOf(facts, release).map(wireBlocker),
    allowedActions: wireActions(facts, access, actions),
    lastCommands: lastCommands.map(lastCommand),
    links: temporalUi === undefined ? {} : { temporalUi: temporalUiLink(temporalUi, release) },
  };
}

type PushFields = Partial<Pick<Progress, 'confirmedPercentage' | 'draining' | 'push'>>;

/** What the super app has not confirmed of this release. Empty when it has confirmed everything. */
function pushOf(release: Release, { confirmedRevision, tries, lastError, unconfirmed }: PushProgress): PushFields {
  const isConfirmed = unconfirmed === null && confirmedBpOf(release) === bpOf(release);
  if (isConfirmed) return {};
  const error = lastError === null ? {} : { lastError };
  const push = { confirmedRevision, tries, ...error };
  if (unconfirmed === null) return { push };
  const { change, sinceMs, confirmedBp } = unconfirmed;
  return {
    push: { ...push, since: isoTime(sinceMs) },
    confirmedPercentage: percentOf(confirmedBp),
    ...(change === 'FALL' ? { draining: true as const } : {}),
  };
}

type WireBlocker = Progress['blockers'][number];

function servedOf(served: ServedRelease | null): Progress['target']['baseline'] {
  return served === null ? null : { releaseId: served.releaseId, version: served.version };
}

function testersOf({ release, target, app }: ReleaseFacts): { testers?: number } {
  const { status } = release.state;
  const isBeforeItsEnd = status === 'CREATED' || status === 'UNDER_REVIEW' || status === 'PILOT_TESTING';
  if (!isBeforeItsEnd || !needsPilot(app, release.environment)) return {};
  return { testers: target.pilots.find(({ releaseId }) => releaseId === release.id)?.testers ?? 0 };
}

export function wireBlocker({
  code,
  sinceMs,
  untilMs = null,
  by,
  clearedBy,
  holder,
  windows,
  hold,
  approvalFrom,
}: Blocker): WireBlocker {
  return {
    code,
    since: isoTime(sinceMs),
    ...(untilMs === null ? {} : { until: isoTime(untilMs) }),
    ...(by === null ? {} : { by }),
    ...(clearedBy === null ? {} : { clearedBy }),
    ...(holder === undefined ? {} : { facts: wireFacts({ holder }) }),
    ...(hold === undefined ? {} : { facts: { kind: hold } }),
    ...(approvalFrom === undefined ? {} : { facts: { approvalFrom } }),
    ...(windows === undefined ? {} : { facts: wireFacts({ windows, liftedBy: rolesThatLift(windows) }) }),
  };
}

/** Whose admins can lift or override the windows. */
function rolesThatLift(windows: readonly BlockingWindow[]): ActingRole[] {
  const sides = new Set(windows.flatMap((window) => window.sides));
  return rolesGranting('overrideWindow', defaultWorkspacePolicy).filter((role) =>
    sides.has(role.startsWith('target app ') ? 'TARGET_APP' : 'MINI_PROGRAM'),
  );
}

function lastCommand({ code, receivedAtMs, ...shown }: ShownCommand): Progress['lastCommands'][number] {
  return { ...shown, ...(code === null ? {} : { code }), at: isoTime(receivedAtMs) };
}

function temporalUiLink({ url, namespace }: TemporalUiAddress, release: Release): string {
  const workflow = encodeURIComponent(releaseWorkflowId(release));
  return `${url}/namespaces/${encodeURIComponent(namespace)}/workflows/${workflow}`;
}
