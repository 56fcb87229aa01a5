/** Writes CSV as RFC 4180 describes it, with a head and texts that no spreadsheet takes for formulas. */

type Value = string | number | null;

export function csvOf(columns: readonly string[], rows: readonly Readonly<Record<string, Value>>[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? null))];
  return lines.map((values) => `${values.map(field).join(',')}\r\n`).join('');
}

function field(value: Value): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) || text !== String(value) ? `"${text.replaceAll('"', '""')}"` : text;
}
