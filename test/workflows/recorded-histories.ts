/** Writes what releases leave behind in Temporal to where the replay test reads it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Release } from '../../domain/release/release.js';
import type { ReleaseWorld } from '../support/release-world.js';

const folder = join(import.meta.dirname, 'histories', process.env['HISTORIES_OF'] ?? 'unnamed');

/** One file for each run of the release's workflow. */
export async function record(name: string, world: ReleaseWorld, release: Release): Promise<void> {
  await world.settled(release);
  const runs = await world.runs(release);
  for (const [index, run] of runs.entries()) await writeHistory(runs.length === 1 ? name : `${name}-${index + 1}`, run);
}

export async function writeHistory(name: string, run: Pick<WorkflowHandle, 'fetchHistory'>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const history = historyToJSON(await run.fetchHistory());
  // Process and machine of the recorder are nobody's business: they are in identities and names of queues.
  writeFileSync(join(folder, `${name}.json`), history.replace(/"\d+@[^"]*"/g, '"recorder"'));
}
