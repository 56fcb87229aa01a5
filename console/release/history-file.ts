/** The columns of an exported history, and its lines for tools. */
import type { CsvCell } from '../../domain/values/csv.js';
import { attemptOf, type HistoryEntry, sharesAround } from './history.js';

/** The last five are those of a delivery. */
const columns = [
  ...(['at', 'kind', 'attempt', 'type', 'fromPercentage', 'toPercentage', 'actor', 'role', 'reason'] as const),
  ...(['outcome', 'code', 'command', 'try', 'httpStatus', 'durationMs', 'targetRevision', 'nextTryAt'] as const),
];

type Row = Readonly<Partial<Record<(typeof columns)[number], CsvCell | undefined>>>;

export const historyColumns: Readonly<Record<string, (entry: HistoryEntry) => CsvCell>> = Object.fromEntries(
  columns.map((name) => [name, (entry: HistoryEntry) => rowOf(entry)[name] ?? null]),
);

function rowOf(entry: HistoryEntry): Row {
  const { at, kind } = entry;
  switch (kind) {
    case 'event': {
      const { type, actor, reason, commandId: command } = entry.event;
      const { from: fromPercentage, to: toPercentage } = sharesAround(entry.event);
      const attempt = attemptOf(entry.event);
      return { at, kind, attempt, type, fromPercentage, toPercentage, actor, role: entry.role, reason, command };
    }
    case 'command': {
      const { id: command, type, args, actor, role, reason, outcome, code } = entry.command;
      return { at, kind, type, toPercentage: percentageIn(args), actor, role, reason, outcome, code, command };
    }
    case 'delivery': {
      const { outcome, attempt, status: httpStatus, durationMs, revision: targetRevision, nextTryAt } = entry.delivery;
      return { at, kind, outcome, try: attempt, httpStatus, durationMs, targetRevision, nextTryAt };
    }
  }
}

function percentageIn({ percentage }: Readonly<Record<string, unknown>>): number | null {
  return typeof percentage === 'number' ? percentage : null;
}

/** An entry as the API answers it, with its kind. */
export function historyLine(entry: HistoryEntry): object {
  switch (entry.kind) {
    case 'event':
      return { kind: entry.kind, ...entry.event };
    case 'command':
      return { kind: entry.kind, ...entry.command };
    case 'delivery':
      return { kind: entry.kind, ...entry.delivery };
  }
}
