/** Sends a command to a release: records it, signals its workflow, and waits for the outcome for a limited time. */
import { isStopCommand, type ReleaseCommand } from '../../../domain/release/command-catalog.js';
import type { WindowSide } from '../../../domain/release/freeze.js';
import type { ReleaseFacts } from '../../../domain/release/events.js';
import { targetKey } from '../../target/target-subject.js';
import { type CommandRequest, recordRequest } from './record-request.js';
import { signalAndWait } from './signal-and-wait.js';

interface CommandToSend {
  /** Just read. */
  readonly facts: ReleaseFacts;
  readonly command: ReleaseCommand;
  /** The sides whose change windows the author may override. */
  readonly overridable?: readonly WindowSide[];
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
  { facts, command, overridable = [] }: CommandToSend,
): Promise<SentCommand | null> {
  const { database } = call.deps;
  const { release } = facts;
  const isStop = isStopCommand(command.type);
  const recorded = await recordRequest(isStop ? database.stopKysely : database.kysely, call, {
    ...{ place: { releaseId: release.id, target: targetKey(release) }, command, facts, overridable },
  });
  if (recorded.outcome === 'keyReused') return null;
  const isNew = recorded.outcome === 'recorded';
  await signalAndWait(call.deps, { record: recorded.record, release, isNew });
  return { id: recorded.record.id, isStop, isNew };
}
