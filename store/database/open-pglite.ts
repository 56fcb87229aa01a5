/** The embedded database: PGlite in this process, durable when it has a folder. */
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { PARSERS } from './column-parsers.js';
import type { Database } from './database.js';
import { type DiskRoomOptions, watchFreeDiskSpace } from './free-disk-space.js';
import { makePgliteFolder } from './make-pglite-folder.js';
import { type Lane, Mutex } from './mutex.js';
import { PgliteDialect } from './pglite-dialect.js';
import { PgliteNotifications } from './pglite-notifications.js';
import type { Schema } from './schema.js';
import { type StoreLogger, silentLogger } from './store-logger.js';
import { endOnSyncFailure, SyncedFiles, syncParameters } from './synced-files.js';

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
