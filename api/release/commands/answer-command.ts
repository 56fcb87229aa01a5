/**
 * The answer to a command: its outcome or its rejection, with the release or the target as it is now, and the wire
 * shape of a command of the ledger.
 */
import type { z } from 'zod';
import type { WireCommand } from '../../../contracts/release/commands.js';
import { wireFacts, wireRejection } from '../../../contracts/release/rejection.js';
import type { commandAnswerSchema } from '../../../contracts/release/releases.js';
import type { targetCommandAnswerSchema } from '../../../contracts/target/targets.js';
import { canWithdraw } from '../../../domain/release/authority.js';
import type { GivenStep, LocalTime } from '../../../domain/plan/plan.js';
import { commandStepView } from '../../../domain/plan/plan-view.js';
import { isoDuration } from '../../../domain/values/duration.js';
import { isStopCommand } from '../../../domain/release/command-catalog.js';
import type { TargetKey } from '../../../domain/target/target.js';
import { isoTime } from '../../../domain/values/iso-time.js';
import { percentOf } from '../../../domain/values/percentage.js';
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import { findTargetFacts } from '../../../store/release/load-facts.js';
import { readSnapshot } from '../../../store/release/read-snapshots.js';
import { hasScope } from '../../access/principal.js';
import type { ApiDeps } from '../../deps.js';
import { etag } from '../../http/answer.js';
import { type Problem, refused } from '../../http/problem.js';
import { wireTarget } from '../../target/wire-target.js';
import type { PrincipalAccess } from '../../access/subject-roles.js';
import { readCommandWithProgress } from '../progress.js';

type CommandAnswer = z.output<typeof commandAnswerSchema>;
type TargetCommandAnswer = z.output<typeof targetCommandAnswerSchema>;
type Db = ApiDeps['database']['kysely'];

interface Answered<Status extends number, Body> {
  readonly status: Status;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}

type CommandOfRelease = Pick<CommandAnswer, 'release'> & { readonly record: CommandRecord };

export async function commandBody(
  db: Db,
  { record, release }: CommandOfRelease,
  access: PrincipalAccess,
): Promise<CommandAnswer> {
  return { command: wireCommand(record, access), release, ...(await createdRelease(db, record)) };
}

async function createdRelease(
  db: Db,
  { createdReleaseId: id }: CommandRecord,
): Promise<Pick<CommandAnswer, 'createdRelease'>> {
  const snapshot = id === null ? null : await readSnapshot(db, id);
  return id === null || snapshot === null ? {} : { createdRelease: { id, version: snapshot.release.version } };
}

type ReleaseCommandAnswer = Answered<200 | 202, CommandAnswer> | Problem;

/**
 * 200, 202 while there is no outcome, or the rejection with the state that caused it. `isStop`: read on the connections
 * of stop commands.
 * @throws when no release has this command.
 */
export async function answerCommand(
  { database, temporalUi }: ApiDeps,
  { id, isStop }: { readonly id: string; readonly isStop: boolean },
  access: PrincipalAccess,
): Promise<{ readonly record: CommandRecord; readonly answer: ReleaseCommandAnswer }> {
  const db = isStop ? database.stopKysely : database.kysely;
  const read = await readCommandWithProgress(db, id, { access, temporalUi, isOfStop: isStop });
  return { record: read.record, answer: answerOf(read.record, await commandBody(db, read, access)) };
}

function answerOf({ id, outcome, rejection }: CommandRecord, body: CommandAnswer): ReleaseCommandAnswer {
  const headers = { ETag: etag(body.release.revision) };
  if (rejection !== null) return { ...refused(rejection, body), headers };
  if (outcome !== 'RECEIVED') return { status: 200, body, headers };
  return { status: 202, body, headers: { ...headers, Location: `/v1/commands/${id}` } };
}

export async function targetCommandBody(
  db: Db,
  record: CommandRecord,
  access: PrincipalAccess,
): Promise<TargetCommandAnswer> {
  return { command: wireCommand(record, access), target: await readTarget(db, record.target, access) };
}

async function readTarget(db: Db, key: TargetKey, access: PrincipalAccess): Promise<TargetCommandAnswer['target']> {
  const loaded = await findTargetFacts(db, key);
  if (loaded === undefined) throw new Error('A target with commands has a mini program and a target app');
  return wireTarget(loaded, access);
}

/** 200, or the rejection with the state that caused it. */
export async function answerTargetCommand(
  deps: ApiDeps,
  record: CommandRecord,
  access: PrincipalAccess,
): Promise<Answered<200, TargetCommandAnswer> | Problem> {
  const body = await targetCommandBody(deps.database.stopKysely, record, access);
  const headers = { ETag: etag(body.target.revision) };
  return record.rejection === null ? { status: 200, body, headers } : { ...refused(record.rejection, body), headers };
}

export function wireCommand(record: CommandRecord, access: Omit<PrincipalAccess, 'nowMs'>): WireCommand {
  const { id, type, actor, role, reason, outcome, rejection, freeze, revision, receivedAtMs, decidedAtMs } = record;
  return {
    id,
    type,
    args: wireArgs(record),
    actor,
    ...(role === null ? {} : { role }),
    ...(reason === null ? {} : { reason }),
    outcome,
    ...(rejection === null ? {} : wireRejection(rejection)),
    ...(freeze === null ? {} : { facts: wireFacts({ freeze }) }),
    ...(revision === null ? {} : { revision }),
    receivedAt: isoTime(receivedAtMs),
    ...(outcome === 'RECEIVED' ? waitingFields(record, access) : {}),
    ...(decidedAtMs === null ? {} : { decidedAt: isoTime(decidedAtMs) }),
  };
}

function waitingFields(
  record: CommandRecord,
  { principal, subjectRoles }: Omit<PrincipalAccess, 'nowMs'>,
): Pick<WireCommand, 'expiresAt' | 'mayWithdraw'> {
  const { type, expiresAtMs } = record;
  const isAllowed =
    !isStopCommand(type) && hasScope(principal, 'operate') && canWithdraw(record, principal.user, subjectRoles);
  return {
    ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
    ...(isAllowed ? { mayWithdraw: true } : {}),
  };
}

/** In place of the instant. */
function startAsGiven({ local, zone }: LocalTime): { readonly startAt: string; readonly zone: string } {
  return { startAt: local, zone };
}

/** Null: the edit removes it. */
function deadlineAsGiven(afterMs: unknown): { readonly after: string } | null {
  return typeof afterMs === 'number' ? { after: isoDuration(afterMs) } : null;
}

/** As a client sends it: percent instead of basis points, without fields that were left out. */
function wireArgs({ args }: CommandRecord): Record<string, unknown> {
  const { bp, steps, startLocal, deadlineAfterMs, ...rest } = args;
  const given = Object.entries(rest).filter(([name, value]) => name !== 'reason' && value !== null && value !== false);
  return {
    ...(typeof bp === 'number' ? { percentage: percentOf(bp) } : {}),
    ...(Array.isArray(steps) ? { steps: (steps as GivenStep[]).map(commandStepView) } : {}),
    ...wireFacts(Object.fromEntries(given)),
    ...(deadlineAfterMs === undefined ? {} : { deadline: deadlineAsGiven(deadlineAfterMs) }),
    ...(startLocal === undefined ? {} : startAsGiven(startLocal as LocalTime)),
  };
}
