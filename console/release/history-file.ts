/** The columns of an exported history, and its lines for tools. */
import type { CsvCell } from '../../domain/values/csv.js';
import { attemptOf, type HistoryEntry, sharesAround } from './history.js';

export const historyColumns: Readonly<Record<string, (entry: HistoryEntry) => CsvCell>> = {
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  attempt: (entry) => (entry.kind === 'event' ? attemptOf(entry.event) : null),
  type: (entry) => (entry.kind === 'event' ? entry.event.type : entry.command.type),
  fromPercentage: (entry) => (entry.kind === 'event' ? sharesAround(entry.event).from : null),
  toPercentage: (entry) => (entry.kind === 'event' ? sharesAround(entry.event).to : percentageIn(entry.command.args)),
  actor: (entry) => (entry.kind === 'event' ? entry.event.actor : entry.command.actor),
  role: (entry) => (entry.kind === 'event' ? entry.role : entry.command.role) ?? null,
  reason: (entry) => (entry.kind === 'event' ? entry.event.reason : entry.command.reason) ?? null,
  outcome: (entry) => (entry.kind === 'event' ? null : entry.command.outcome),
  code: (entry) => (entry.kind === 'event' ? null : (entry.command.code ?? null)),
  command: (entry) => (entry.kind === 'event' ? entry.event.commandId : entry.command.id),
};

function percentageIn({ percentage }: Readonly<Record<string, unknown>>): number | null {
  return typeof percentage === 'number' ? percentage : null;
}

/** An entry as the API answers it, with its kind. */
export function historyLine(entry: HistoryEntry): object {
  return { kind: entry.kind, ...(entry.kind === 'event' ? entry.event : entry.command) };
}
