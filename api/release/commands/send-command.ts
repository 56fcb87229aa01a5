/** Sends a command to a release: records it, signals its workflow, and waits for the outcome for a limited time. */
import { isStopCommand, type ReleaseCommand } from '../../../domain/release/command-catalog.js';
import type { AuthorRights } from '../../../domain/release/author-rights.js';
import type { Release } from '../../../domain/release/release.js';
import type { CommandSubject } from '../../../store/release/ledger/external-command.js';
import { findByKey, type RecordedCommand } from '../../../store/release/record-command.js';
import type { ReleaseRead } from '../../../store/release/releases.js';
import { targetKey } from '../../target/target-subject.js';
import { type CommandRequest, recordRequest } from './record-request.js';
import { signalAndWait } from './signal-and-wait.js';

interface CommandToSend {
  /** Just read. */
  readonly facts: ReleaseRead;
  readonly command: ReleaseCommand;
  /** Of the author. Absent for a stop, which needs none. */
  readonly rights?: AuthorRights | undefined;
}

export interface SentCommand {
  readonly id: string;
  readonly isStop: boolean;
  /** False: a request with this key was sent before. */
  readonly isNew: boolean;
}

/** Null when the key was used with another body. A stop command is decided when this resolves. */
export async function sendCommand(
  call: CommandRequest,
  { facts, command, rights }: CommandToSend,
): Promise<SentCommand | null> {
  const { database } = call.deps;
  const { release } = facts;
  const isStop = isStopCommand(command.type);
  const recorded = await recordRequest(isStop ? database.stopKysely : database.kysely, call, {
    subject: subjectOf(release),
    command,
    facts,
    rights,
  });
  return await outcomeOf(call, release, recorded);
}

/** What a request with this key has sent. Null as in `sendCommand`. `otherwise` where it has sent nothing. */
export async function findSentCommand<Otherwise extends object>(
  call: CommandRequest,
  release: Release,
  otherwise: Otherwise,
): Promise<SentCommand | Otherwise | null> {
  const { deps, principal, idempotency } = call;
  const request = { subject: subjectOf(release), actor: principal.user, idempotency };
  const recorded = await findByKey(deps.database.kysely, request);
  return recorded === null ? otherwise : await outcomeOf(call, release, recorded);
}

function subjectOf(release: Release): CommandSubject {
  return { releaseId: release.id, target: targetKey(release) };
}

async function outcomeOf(
  { deps }: CommandRequest,
  release: Release,
  recorded: RecordedCommand,
): Promise<SentCommand | null> {
  if (recorded.outcome === 'keyReused') return null;
  const { record } = recorded;
  const isNew = recorded.outcome === 'recorded';
  await signalAndWait(deps, { record, release, isNew });
  return { id: record.id, isStop: isStopCommand(record.type), isNew };
}
