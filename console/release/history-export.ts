/** Saves the history of a release as a file: all entries, not only the shown ones. Loaded when it is asked for. */
import type { LedgerCommand, PushAttempt, TrailEvent } from '../api/types.js';
import { type Exported, type ExportFormat, readAll, saveFile } from '../shared/export-list.js';
import { historyOf, type Loaded } from './history.js';
import { historyColumns, historyLine } from './history-file.js';
import { commandsOf, deliveriesOf, eventsOf } from './use-history.js';

/** @throws {ApiProblem} and {NoAnswer} as the API does. Nothing is saved then. */
export async function saveHistory(release: string, format: ExportFormat, signal: AbortSignal): Promise<void> {
  const [events, commands, deliveries] = await Promise.all([
    readAll<TrailEvent>(eventsOf(release), signal),
    readAll<LedgerCommand>(commandsOf(release), signal),
    readAll<PushAttempt>(deliveriesOf(release), signal),
  ]);
  const source = {
    events: loadedOf(events),
    commands: loadedOf(commands),
    deliveries: loadedOf(deliveries),
    withRefused: true,
    withDeliveries: true,
  };
  const entries = historyOf(source);
  const name = `release-${release}`;
  if (format === 'csv') saveFile(entries, { name, format, columns: historyColumns });
  else saveFile(entries.map(historyLine), { name, format, columns: {} });
}

function loadedOf<Item>({ items, isCut }: Exported<Item>): Loaded<Item> {
  return { items, hasMore: isCut };
}
