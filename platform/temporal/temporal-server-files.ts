/**
 * The files of the Temporal dev server. Its database holds nothing that Halftone's own does not: when it is damaged it
 * is set aside under another name, and the relay starts the workflows of the open releases again.
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
 * SQLite's words for a damaged file, with its code as the server's driver writes it, and for a file without tables: the
 * server was ended while it made them. Words for a full disk, missing rights or a taken port are not among them.
 */
const damageWords =
  /(?:database disk image is malformed|malformed database schema[^"]*|file is not a database) \(\d+\)|no such table: \w+ \(1\)/;
const keepLogBytes = 10_000_000;

/** What can be seen to be wrong without opening the database; undefined when nothing is. The server finds the rest. */
export function damageOf({ database }: ServerFiles): string | undefined {
  const odd = [database, `${database}-wal`, `${database}-shm`].find((path) => kindOf(path) === 'other');
  if (odd !== undefined) return `${odd} is not a file`;
  return kindOf(database) === 'file' && statSync(database).size === 0 ? 'it is empty' : undefined;
}

/** A link that leads nowhere is "none" to SQLite too: it makes the file. */
function kindOf(path: string): 'file' | 'other' | 'none' {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'none' : found.isFile() ? 'file' : 'other';
}

/** What the server has said since `offset` that shows damage. */
export function damageIn(log: string, offset: number): string | undefined {
  return damageWords.exec(readPart(log, offset, 1_000_000).toString('utf8'))?.[0];
}

/** The size of the log: where the words of the next run begin. */
export function logEnd(log: string): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Renames the database and what belongs to it. Never deletes: a mistake must be reversible.
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

/** The server only ever appends. One old log is kept. */
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
