/** Records the command of a request in the ledger, and counts its outcome. For commands of releases and of targets. */
import { uuidv7 } from 'uuidv7';
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import { type CommandToRecord, recordCommand, type RecordedCommand } from '../../../store/release/record-command.js';
import type { Principal } from '../../access/principal.js';
import type { ApiDeps } from '../../deps.js';
import type { ApiMetrics } from '../../http/server/metrics.js';
import type { Idempotency, RequestContext } from '../../http/route.js';

/** The parts of a call that the ledger stores. */
export interface CommandRequest extends RequestContext<Principal> {
  readonly role: string;
  readonly idempotency: Idempotency;
  readonly headers: { readonly 'if-match'?: number | undefined };
}

/** `db`: the connections of stop commands where the command is one. `facts`: just read; without them they are read. */
export async function recordRequest(
  db: ApiDeps['database']['kysely'],
  { deps, principal, role, idempotency, headers }: CommandRequest,
  command: Pick<CommandToRecord, 'subject' | 'command' | 'facts' | 'rights'>,
): Promise<RecordedCommand> {
  const recorded: CommandToRecord = {
    id: uuidv7(),
    ...command,
    actor: principal.user,
    role,
    // The permission of the author is checked again with this credential at the decision.
    credentialId: principal.credential.id,
    expiresAfterMs: deps.commandExpiresAfterMs,
    idempotency,
    expectedRevision: headers['if-match'] ?? null,
  };
  return await recordCommand(db, recorded, { logger: deps.logger });
}

/** Call it once for each command that this process received. A repeated request is not counted. */
export function countOutcome({ commandOutcomes, commandSeconds }: ApiMetrics, record: CommandRecord): void {
  const { type, outcome, rejection, receivedAtMs, decidedAtMs } = record;
  const isWaiting = outcome === 'RECEIVED';
  commandOutcomes.inc({ type, outcome: isWaiting ? 'WAITING' : outcome, code: rejection?.code ?? '' });
  if (decidedAtMs !== null) commandSeconds.observe({ type }, Math.max(0, decidedAtMs - receivedAtMs) / 1000);
}
