/** What the ledger stores beside a command so that its author's authority can be checked again when it is decided. */
import type { CommandToRecord } from '../../../store/release/record-command.js';
import type { Principal } from '../../access/principal.js';
import type { ApiDeps } from '../../deps.js';

export function authorshipOf(
  { credentialId }: Principal,
  { commandExpiresAfterMs: expiresAfterMs }: ApiDeps,
): Required<Pick<CommandToRecord, 'credentialId' | 'expiresAfterMs'>> {
  return { credentialId, expiresAfterMs };
}
