/**
 * Why the embedded database does not open, in words for an operator. A database in WebAssembly reports little by itself,
 * so the folder is looked at: only what cannot be explained by rights, room or names is called damaged.
 */
import { accessSync, closeSync, constants, openSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorMessage } from '../../platform/log/error-fields.js';
import { fileProblem } from '../../platform/process/file-problem.js';
import type { StartProblem } from '../../platform/process/start-failure.js';

/** Making a database takes 40 MB, opening one after a crash as much of its log. */
const neededBytes = 64 * 1024 * 1024;
/** Opened for writing at each start. */
const openedFirst = ['PG_VERSION', 'postgresql.conf', 'global/pg_control'];

export function embeddedProblem(folder: string, error: unknown): StartProblem {
  return (
    fileProblem(error, folder) ??
    fileProblem(firstErrorIn(folder)) ??
    roomProblem(folder) ?? {
      message: `The embedded database in ${folder} does not open: ${reasonOf(error)}`,
      remedy: 'Its files are damaged. Restore the folder from a backup, or set HALFTONE_DATA_DIR to a new one',
    }
  );
}

/** The error that a look at its files meets, as the database must have met it. */
function firstErrorIn(folder: string): unknown {
  try {
    const isMade = statSync(folder, { throwIfNoEntry: false }) !== undefined;
    accessSync(isMade ? folder : dirname(folder), constants.R_OK | constants.W_OK | constants.X_OK);
    if (!isMade) return undefined;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      accessSync(join(entry.parentPath, entry.name), constants.R_OK | constants.W_OK);
    for (const name of openedFirst) {
      const path = join(folder, name);
      if (statSync(path, { throwIfNoEntry: false }) !== undefined) closeSync(openSync(path, 'r+'));
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

function roomProblem(folder: string): StartProblem | undefined {
  try {
    const { bavail, bsize } = statfsSync(dirname(folder));
    if (bavail * bsize >= neededBytes) return undefined;
    return fileProblem({ code: 'ENOSPC' }, folder);
  } catch {
    return undefined;
  }
}

/** PGlite ends with advice for its own developers. */
function reasonOf(error: unknown): string {
  const message = errorMessage(error);
  return message.startsWith('Aborted(') || message === '[object Object]' ? 'it ended while it started' : message;
}
