/**
 * Why the embedded database does not open, as a problem with a remedy. The database reports little itself, because it
 * runs in WebAssembly. So its folder is checked: it is called damaged only when permissions, space and names are right.
 */
import { accessSync, closeSync, constants, openSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorMessage } from '../../platform/log/error-fields.js';
import { fileProblem, type StartProblem } from '../../platform/process/start-failure.js';

/** Creating a database writes 40 MB. Opening one after a crash writes as much. */
const neededBytes = 64 * 1024 * 1024;
/** Files that Postgres opens for writing at each start. */
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

/** The first error when its files are opened: the database must have got the same. */
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

/** Replaces messages of PGlite that say nothing to an operator. */
function reasonOf(error: unknown): string {
  const message = errorMessage(error);
  return message.startsWith('Aborted(') || message === '[object Object]' ? 'it ended while it started' : message;
}
