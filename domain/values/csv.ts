/** CSV as RFC 4180 has it, safe to open in a spreadsheet. */

export type CsvCell = string | number | null;

/** One record with its line end. */
export function csvRecord(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/** A spreadsheet would run a text that begins so as a formula. The apostrophe makes it text. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
