/** The recorded histories, and their replay with some workflow code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';

const folder = join(import.meta.dirname, 'histories');
/** In `histories/`, with its folders. */
export const historyFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort();

/** By file; undefined when the history replays. */
export async function replayErrors(workflowBundle: WorkflowBundleOption): Promise<Record<string, Error | undefined>> {
  const histories = historyFiles.map((file) => ({
    workflowId: file,
    history: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
  }));
  const errors: Record<string, Error | undefined> = {};
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories))
    errors[workflowId] = error;
  return errors;
}
