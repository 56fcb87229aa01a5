/** Converts a command of the ledger to its wire shape. */
import type { WireCommand } from '../../contracts/release/commands.js';
import { wireFacts, wireRejection } from '../../contracts/release/rejection.js';
import { mayWithdraw } from '../../domain/release/authority.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import { isStopCommand } from '../../domain/release/command-catalog.js';
import type { CommandRecord } from '../../store/release/ledger/command-record.js';
import type { PrincipalAccess } from './allowed-action.js';
import { hasScope } from '../access/principal.js';

export function wireCommand(record: CommandRecord, access: Omit<PrincipalAccess, 'nowMs'>): WireCommand {
  const { id, type, actor, role, reason, outcome, rejection, revision, receivedAtMs, decidedAtMs } = record;
  return {
    id,
    type,
    args: wireArgs(record),
    actor,
    ...(role === null ? {} : { role }),
    ...(reason === null ? {} : { reason }),
    outcome,
    ...(rejection === null ? {} : wireRejection(rejection)),
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
    !isStopCommand(type) && hasScope(principal, 'operate') && mayWithdraw(record, principal.user, subjectRoles);
  return {
    ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
    ...(isAllowed ? { mayWithdraw: true } : {}),
  };
}

/** As a client sends it: percent instead of basis points, without fields that were left out. */
function wireArgs({ args }: CommandRecord): Record<string, unknown> {
  const { bp, ...rest } = args;
  const given = Object.entries(rest).filter(([name, value]) => name !== 'reason' && value !== null && value !== false);
  return { ...(typeof bp === 'number' ? { percentage: percentOf(bp) } : {}), ...wireFacts(Object.fromEntries(given)) };
}
