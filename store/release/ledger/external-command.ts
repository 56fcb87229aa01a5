/** Commands that the API did not record: those of the system, and those signalled past the API. */
import type { ReleaseCommand, SystemCommand } from '../../../domain/release/command-catalog.js';
import {
  isSystemStep,
  unrecordedRejection,
  temporalActor,
  type TemporalStops,
} from '../../../domain/release/authority.js';
import type { Rejection } from '../../../domain/release/rejections.js';
import { systemCommandId } from '../../../domain/release/next-step.js';
import type { TargetKey } from '../../../domain/target/target.js';
import { argsOf, reasonOf } from './command-record.js';
import { isStorableId, storableData, storableText } from '../../database/sanitize-json.js';
import type { NewCommand } from './write-command.js';

/** `is` is frozen: running workflows have it in the input of their activities. */
export type ExternalCommand =
  | { readonly is: 'taken'; readonly actor: string; readonly command: ReleaseCommand | SystemCommand }
  | {
      readonly is: 'refused';
      /** The name of the signal, as it was sent. */
      readonly type: string;
      readonly rejection: Extract<Rejection, { code: 'UNATTRIBUTED' | 'MALFORMED' }>;
    };

/** The release of a command, if it addresses one, and its target. */
export interface CommandSubject {
  readonly releaseId: string | null;
  readonly target: TargetKey;
}

/** The origin of a command without a row in the ledger, and whether the installation accepts it. */
export interface Origin {
  readonly isFromWorkflow: boolean;
  readonly temporalStops: TemporalStops;
}

interface Received {
  readonly subject: CommandSubject;
  readonly origin: Origin;
  /** Null: now, by the database's clock. */
  readonly receivedAtMs: number | null;
}

export function absentCommand(
  id: string,
  absent: ExternalCommand,
  { subject, origin, receivedAtMs }: Received,
): NewCommand {
  const shared = {
    id,
    ...subject,
    role: null,
    expectedRevision: null,
    idempotency: null,
    receivedAtMs,
    signalAfterMs: null,
    credentialId: null,
    expiresAfterMs: null,
  };
  if (absent.is === 'refused') {
    const rejection = storableData(absent.rejection) as Rejection;
    return { ...shared, type: storableText(absent.type), args: {}, actor: temporalActor, reason: null, rejection };
  }
  const { command } = absent;
  const given = { ...absent, isFromWorkflow: origin.isFromWorkflow };
  const reason = reasonOf(command);
  return {
    ...shared,
    type: command.type,
    args: storableData(argsOf(command)) as Record<string, unknown>,
    actor: storableText(isSystemStep(given) ? absent.actor : temporalActor),
    reason: reason === null ? null : storableText(reason),
    rejection: unrecordedRejection(given, origin.temporalStops),
  };
}

/** A signal with the id of another release's command is recorded as a command of its own. */
export function foreignCommand(releaseId: string, commandId: string): { id: string; absent: ExternalCommand } {
  return {
    id: systemCommandId(releaseId, 'foreign', commandId),
    absent: {
      is: 'refused',
      type: 'unknown',
      rejection: { code: 'MALFORMED', problem: `command ${commandId} belongs to another release` },
    },
  };
}

/** The id unchanged if it can be a key. Otherwise an id derived from it. */
export function ledgerId(commandId: string, releaseId: string | undefined): string {
  return isStorableId(commandId) ? commandId : systemCommandId(releaseId ?? '', 'unreadable', commandId);
}
