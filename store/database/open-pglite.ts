/** The embedded database: PGlite in this process, durable when it has a folder. */
import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { Kysely } from 'kysely';
import { PARSERS } from './schema/columns.js';
import { type Database, silentLogger, type StoreLogger } from './database.js';
import {
  type DiskRoomOptions,
  endOnSyncFailure,
  SyncedFiles,
  syncFolder,
  syncParameters,
  syncTree,
  watchFreeDiskSpace,
} from './synced-files.js';
import { type Lane, Mutex } from './mutex.js';
import { PgliteDialect } from './pglite-dialect.js';
import { PgliteNotifications } from './pglite-notifications.js';
import type { Schema } from './schema.js';

export interface OpenPgliteOptions {
  readonly dataDir?: string | undefined;
  /** A dump (`dumpDataDir`) to start from instead of an empty database. */
  readonly template?: Blob | undefined;
  readonly logger?: StoreLogger | undefined;
  /** Default: the file system's answer. */
  readonly bytesFree?: DiskRoomOptions['bytesFree'];
  /** Syncs a file descriptor. Default: the system call. */
  readonly sync?: (descriptor: number) => void;
}

export interface EmbeddedDatabase extends Database {
  /** An image of the whole database, from which others can start. */
  dump(): Promise<Blob>;
}

export async function openPglite(options: OpenPgliteOptions): Promise<EmbeddedDatabase> {
  const { dataDir, template, logger = silentLogger, bytesFree } = options;
  const files = dataDir === undefined ? undefined : await openFiles(dataDir, options);
  const pglite = await PGlite.create({
    ...(files === undefined
      ? { ...(template === undefined ? {} : { loadDataDir: template }) }
      : { fs: files, startParams: [...PGlite.defaultStartParams, ...syncParameters] }),
    parsers: PARSERS,
  });
  const durability = files === undefined ? 'in memory' : await proveSync(pglite, files, logger);
  const notifications = await PgliteNotifications.open(pglite);
  const mutex = new Mutex();
  const requireFreeSpace =
    dataDir === undefined
      ? () => undefined
      : watchFreeDiskSpace({ folder: dataDir, logger, ...(bytesFree && { bytesFree }) });
  const kyselyIn = (lane: Lane): Kysely<Schema> =>
    new Kysely<Schema>({ dialect: new PgliteDialect({ pglite, mutex, lane, requireFreeSpace }) });
  let closing: Promise<void> | undefined;
  return {
    kind: 'pglite',
    durability,
    kysely: kyselyIn('general'),
    stopKysely: kyselyIn('stop'),
    notifications,
    requireFreeSpace,
    dump: () => mutex.runExclusive(() => pglite.dumpDataDir('none')),
    close: () => (closing ??= mutex.runExclusive(() => pglite.close())),
  };
}

async function openFiles(dataDir: string, options: OpenPgliteOptions): Promise<SyncedFiles> {
  const { template, logger = silentLogger, sync } = options;
  await makePgliteFolder(dataDir, template);
  return new SyncedFiles(dataDir, endOnSyncFailure(logger), sync);
}

/** Commits a record of the log that changes no table, and checks that it caused a sync. */
async function proveSync(pglite: PGlite, files: SyncedFiles, logger: StoreLogger): Promise<Database['durability']> {
  const before = files.syncs;
  await pglite.query("select pg_logical_emit_message(true, 'halftone', 'sync')");
  files.isProven = files.syncs > before;
  if (files.isProven) return 'synced';
  logger.error(
    { folder: files.folder },
    'The embedded database cannot sync its files: a power cut can lose commands that were answered. Use DATABASE_URL, or a folder on another file system',
  );
  return 'not synced';
}

/** Does nothing when there is a database. `template`: an image to start from. */
export async function makePgliteFolder(folder: string, template: Blob | undefined): Promise<void> {
  const state = stateOf(folder);
  if (state === 'database') return;
  // A mount point, or the remains of another program's start, cannot be replaced by a rename.
  const draft = state === 'replaceable' ? `${folder}.new` : folder;
  if (draft !== folder) rmSync(draft, { recursive: true, force: true });
  const pglite = await PGlite.create({
    fs: new NodeFS(draft),
    ...(template === undefined ? {} : { loadDataDir: template }),
  });
  await pglite.close();
  keepToOwner(draft);
  await syncTree(draft);
  if (draft !== folder) await rename(draft, folder);
  await syncFolder(dirname(folder));
}

/** PGlite unpacks the image with its own file modes, whatever the umask is. */
function keepToOwner(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
}

function stateOf(folder: string): 'database' | 'replaceable' | 'in place' {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return 'replaceable';
  const entries = readdirSync(folder);
  if (entries.includes('PG_VERSION')) return 'database';
  const isPlain = found.isDirectory() && found.dev === lstatSync(dirname(folder)).dev;
  return isPlain && entries.length === 0 ? 'replaceable' : 'in place';
}
