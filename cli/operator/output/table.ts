/** Tables and lists of fields as text, aligned by the width of the characters in a terminal. */
import { createColors } from 'picocolors';

export interface Column<Item> {
  readonly title: string;
  readonly of: (item: Item) => string | number | undefined;
}

/** Names and values, one in a line. A field without a value is left out. */
export type Fields = readonly (readonly [name: string, value: string | number | undefined])[];

/** Colours only on a terminal, and never with NO_COLOR. */
export function colorsOf(
  stream: { readonly isTTY?: boolean },
  env: NodeJS.ProcessEnv = process.env,
): ReturnType<typeof createColors> {
  const isPlain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return createColors(stream.isTTY === true && !isPlain);
}

export function tableOf<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string {
  const head = columns.map(({ title }) => title.toUpperCase());
  const rows = items.map((item) => columns.map(({ of }) => shownText(of(item))));
  const widths = head.map((title, n) => Math.max(...[title, ...rows.map((row) => row[n] ?? '')].map(widthOf)));
  const line = (cells: readonly string[]): string => cells.map((cell, n) => padded(cell, widths[n] ?? 0)).join('  ');
  const { dim } = colorsOf(process.stdout);
  return [dim(line(head).trimEnd()), ...rows.map((row) => line(row).trimEnd())].join('\n');
}

export function fieldsOf(fields: Fields): string {
  const shown = fields.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...shown.map(([name]) => widthOf(name)));
  const { dim } = colorsOf(process.stdout);
  return shown.map(([name, value]) => `${dim(padded(name, width))}  ${shownText(value)}`).join('\n');
}

/** One line. Control characters of a name or a reason must not reach the terminal. */
export function shownText(value: string | number | undefined): string {
  return String(value ?? '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{C}/gu, '');
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Characters of East Asian scripts and pictures take two columns, combining marks none. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/gu;

export function widthOf(text: string): number {
  return text.replaceAll(/\p{M}/gu, '').replaceAll(wide, '..').length;
}
