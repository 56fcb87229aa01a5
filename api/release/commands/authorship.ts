/**
 * What the ledger stores about the author of a command. The author's permission is checked again with it at the
 * decision.
 */
import type { CommandToRecord } from '../../../store/release/record-command.js';
import type { Principal } from '../../access/principal.js';
import type { ApiDeps } from '../../deps.js';

export function authorshipOf(
  { credential }: Principal,
  { commandExpiresAfterMs: expiresAfterMs }: ApiDeps,
): Required<Pick<CommandToRecord, 'credentialId' | 'expiresAfterMs'>> {
  return { credentialId: credential.id, expiresAfterMs };
}
