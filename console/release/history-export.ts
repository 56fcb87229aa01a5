/** Saves the whole history of a release as a file. Loaded when it is asked for. */
import type { LedgerCommand, TrailEvent } from '../api/types.js';
import { historyOf } from './history.js';
import { csvOf, ndjsonOf } from './history-file.js';
import { type PageOf, readCommands, readEvents } from './use-history.js';

const limit = 200;

export type ExportFormat = 'CSV' | 'NDJSON';

/** @throws {ApiProblem} and {NoAnswer} as the API does. Nothing is saved then. */
export async function saveHistory(release: string, format: ExportFormat): Promise<void> {
  const [events, commands] = await Promise.all([
    allOf<TrailEvent>((cursor) => readEvents({ release, limit, cursor })),
    allOf<LedgerCommand>((cursor) => readCommands({ release, limit, cursor })),
  ]);
  const entries = historyOf({
    events: { items: events, hasMore: false },
    commands: { items: commands, hasMore: false },
    withRefused: true,
  });
  if (format === 'CSV') save(`release-${release}.csv`, 'text/csv', csvOf(entries));
  else save(`release-${release}.ndjson`, 'application/x-ndjson', ndjsonOf(entries));
}

async function allOf<Item>(read: (cursor: string | undefined) => Promise<PageOf<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
