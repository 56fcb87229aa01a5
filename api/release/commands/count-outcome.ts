/** Counts the outcome of a command, and how long its request waited for it. */
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import type { ApiMetrics } from '../../http/server/metrics.js';

/** Once for each command that this process received. A repeated request is not counted. */
export function countOutcome(
  { commandOutcomes, commandSeconds }: ApiMetrics,
  record: CommandRecord,
  nowMs: number,
): void {
  const { type, outcome, rejection, receivedAtMs } = record;
  const isWaiting = outcome === 'RECEIVED';
  commandOutcomes.inc({ type, outcome: isWaiting ? 'WAITING' : outcome, code: rejection?.code ?? '' });
  if (!isWaiting) commandSeconds.observe({ type }, Math.max(0, nowMs - receivedAtMs) / 1000);
}
