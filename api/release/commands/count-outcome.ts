/** Counts what became of a command, and how long its asker waited for it. */
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import type { ApiMetrics } from '../../http/server/metrics.js';

/** Once per command that this process took in; a repeated request counts as none. */
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
