/** Writes the histories of releases to the folder that the replay test reads. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Release } from '../../domain/release/release.js';
import type { ReleaseWorld } from '../support/temporal/release-world.js';

const folder = join(import.meta.dirname, 'histories', process.env['HISTORIES_OF'] ?? 'unnamed');

/** One file for each run of the release's workflow. */
export async function record(name: string, world: ReleaseWorld, release: Release): Promise<void> {
  await world.untilQuiet(release);
  const runs = await world.runs(release);
  for (const [index, run] of runs.entries()) await writeHistory(runs.length === 1 ? name : `${name}-${index + 1}`, run);
}

export async function writeHistory(name: string, run: Pick<WorkflowHandle, 'fetchHistory'>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const history = historyToJSON(await run.fetchHistory());
  // Identities and queue names contain the process and machine of the recorder. They are replaced.
  writeFileSync(join(folder, `${name}.json`), history.replace(/"\d+@[^"]*"/g, '"recorder"'));
}
