/**
 * The files of the Temporal dev server, and damage of its database. Halftone's own database holds everything that is in
 * it. A damaged one is renamed, and the relay and the reconciler start the workflows of open releases again.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorMessage } from '../log/error-fields.js';
import type { Logger } from '../log/logger.js';
import { StartFailure } from '../process/start-failure.js';

export interface ServerFiles {
  readonly folder: string;
  readonly database: string;
  readonly pid: string;
  readonly log: string;
}

export function serverFilesIn(dataDir: string): ServerFiles {
  return {
    folder: dataDir,
    database: join(dataDir, 'temporal.db'),
    pid: join(dataDir, 'temporal.pid'),
    log: join(dataDir, 'temporal.log'),
  };
}

/**
 * Messages of SQLite for a damaged file, with the code that the server's driver adds, and for a file without tables
 * (the server was killed while it created them). A full disk, missing permissions and a taken port are no damage.
 */
const damageWords =
  /(?:database disk image is malformed|malformed database schema[^"]*|file is not a database) \(\d+\)|no such table: \w+ \(1\)/;
const keepLogBytes = 10_000_000;

/** Damage that shows without opening the database. Undefined when there is none: the server may still find some. */
export function damageOf({ database }: ServerFiles): string | undefined {
  const odd = [database, `${database}-wal`, `${database}-shm`].find((path) => kindOf(path) === 'other');
  if (odd !== undefined) return `${odd} is not a file`;
  return kindOf(database) === 'file' && statSync(database).size === 0 ? 'it is empty' : undefined;
}

/** A broken link is 'none': SQLite creates its file. */
function kindOf(path: string): 'file' | 'other' | 'none' {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'none' : found.isFile() ? 'file' : 'other';
}

/** A message of damage in the log after `offset`. */
export function damageIn(log: string, offset: number): string | undefined {
  return damageWords.exec(readPart(log, offset, 1_000_000).toString('utf8'))?.[0];
}

/** The size of the log, which is the offset of the next run's messages. */
export function logEnd(log: string): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Renames the database and its -wal and -shm files. Deletes nothing, so that it can be undone.
 *
 * @throws StartFailure when they cannot be renamed.
 */
export function setDatabaseAside({ database }: ServerFiles, reason: string, logger: Logger): void {
  const stamp = new Date().toISOString().replaceAll(':', '').replace(/\..*/, 'Z');
  let name = `${database}.damaged-${stamp}`;
  for (let n = 2; existsSync(name) || existsSync(`${name}-wal`); n += 1)
    name = `${database}.damaged-${stamp}-${String(n)}`;
  try {
    for (const part of ['', '-wal', '-shm']) if (existsSync(database + part)) renameSync(database + part, name + part);
  } catch (error) {
    throw new StartFailure(
      {
        message: `${database} is damaged (${reason}) and cannot be renamed: ${errorMessage(error)}`,
        remedy: `Move it and the files beginning with its name away; open releases are taken from Halftone's own database`,
      },
      { cause: error },
    );
  }
  logger.error(
    { reason, renamedTo: name },
    "The Temporal dev server's database was damaged and is renamed. A new one is made; the workflows of open releases start again",
  );
}

/** The server only appends to its log. One old log is kept. */
export function setLongLogAside(path: string): void {
  if (logEnd(path) > keepLogBytes) renameSync(path, `${path}.old`);
}

/** The end of the last line that the server wrote. */
export function lastWordsIn(path: string): string {
  const size = logEnd(path);
  const end = readPart(path, Math.max(0, size - 2_000), 2_000).toString('utf8');
  return end.trim().split('\n').at(-1)?.slice(-300) ?? '';
}

function readPart(path: string, offset: number, length: number): Buffer {
  if (!existsSync(path)) return Buffer.alloc(0);
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, fstatSync(file).size - offset)));
    return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, offset));
  } finally {
    closeSync(file);
  }
}
