/** Saves the history of a release as a file: all entries, not only the shown ones. Loaded when it is asked for. */
import type { LedgerCommand, TrailEvent } from '../api/types.js';
import { type ExportFormat, readAll, saveFile } from '../shared/export-list.js';
import { historyOf } from './history.js';
import { historyColumns, historyLine } from './history-file.js';
import { commandsOf, eventsOf } from './use-history.js';

/** @throws {ApiProblem} and {NoAnswer} as the API does. Nothing is saved then. */
export async function saveHistory(release: string, format: ExportFormat, signal: AbortSignal): Promise<void> {
  const [events, commands] = await Promise.all([
    readAll<TrailEvent>(eventsOf(release), signal),
    readAll<LedgerCommand>(commandsOf(release), signal),
  ]);
  const source = {
    events: { items: events.items, hasMore: events.isCut },
    commands: { items: commands.items, hasMore: commands.isCut },
    withRefused: true,
  };
  const entries = historyOf(source);
  const name = `release-${release}`;
  if (format === 'csv') saveFile(entries, { name, format, columns: historyColumns });
  else saveFile(entries.map(historyLine), { name, format, columns: {} });
}
