/** Saves a list as a file: all its pages, not only the shown one. Loaded when a user exports. */
import { csvRecord, type CsvCell } from '../../domain/values/csv.js';
import { minuteMs } from '../../domain/values/time-units.js';
import { bodyOf } from '../api/api-problem.js';
import type { List } from '../api/use-page.js';

export type ExportFormat = 'csv' | 'ndjson';

/** The browser holds the whole file in memory. */
const mostItems = 10_000;
const pageSize = 200;

export interface Exported<Item> {
  readonly items: readonly Item[];
  /** The list has more than the file. */
  readonly isCut: boolean;
}

export async function readAll<Item>(read: List<Item>['read'], signal: AbortSignal): Promise<Exported<Item>> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items: some, nextCursor } = await bodyOf(
      read({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }, signal),
    );
    items.push(...some);
    cursor = nextCursor;
  } while (cursor !== undefined && items.length < mostItems);
  return { items, isCut: cursor !== undefined };
}

/** Columns of a CSV file by their names. Times stay as the API gives them: RFC 3339 in UTC. */
export type CsvColumns<Item> = Readonly<Record<string, (item: Item) => CsvCell>>;

export function saveFile<Item>(
  items: readonly Item[],
  {
    name,
    format,
    columns,
  }: { readonly name: string; readonly format: ExportFormat; readonly columns: CsvColumns<Item> },
): void {
  const text = format === 'csv' ? csvOf(items, columns) : items.map((item) => `${JSON.stringify(item)}\n`).join('');
  const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${format}`;
  link.click();
  // Some browsers read it after the click has returned.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, minuteMs);
}

/** Excel reads UTF-8 only with a byte order mark. */
const byteOrderMark = '\uFEFF';

function csvOf<Item>(items: readonly Item[], columns: CsvColumns<Item>): string {
  const records = items.map((item) => csvRecord(Object.values(columns).map((cell) => cell(item))));
  return byteOrderMark + csvRecord(Object.keys(columns)) + records.join('');
}
