/** The text of an exported history: CSV for tables, NDJSON for tools. */
import { attemptOf, type HistoryEntry, sharesAround } from './history.js';

const columns = [
  ...['at', 'kind', 'attempt', 'type', 'fromPercentage', 'toPercentage'],
  ...['actor', 'role', 'reason', 'outcome', 'code', 'command'],
] as const;

export function csvOf(entries: readonly HistoryEntry[]): string {
  const lines = [columns, ...entries.map(cellsOf)].map((cells) => cells.map(csvCell).join(','));
  // With a byte order mark, Excel reads the text as UTF-8.
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

type Cell = string | number | null | undefined;

function cellsOf(entry: HistoryEntry): readonly Cell[] {
  if (entry.kind === 'command') {
    const { type, args, actor, role, reason, outcome, code, id } = entry.command;
    const asked = typeof args['percentage'] === 'number' ? args['percentage'] : null;
    return [entry.at, 'command', null, type, null, asked, actor, role, reason, outcome, code, id];
  }
  const { event, role } = entry;
  const { from, to } = sharesAround(event);
  const { type, actor, reason, commandId } = event;
  return [entry.at, 'event', attemptOf(event), type, from, to, actor, role, reason, null, null, commandId];
}

/** Quoted where it must be. A text that a spreadsheet would run as a formula gets an apostrophe. */
function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return String(cell ?? '');
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function ndjsonOf(entries: readonly HistoryEntry[]): string {
  return entries
    .map((entry) => JSON.stringify({ kind: entry.kind, ...(entry.kind === 'event' ? entry.event : entry.command) }))
    .map((line) => `${line}\n`)
    .join('');
}
