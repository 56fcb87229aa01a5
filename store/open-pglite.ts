/** The embedded database: PGlite in this process, durable when it has a folder. */
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { PARSERS } from './column-parsers.js';
import type { Database } from './database.js';
import { type DiskRoomOptions, watchDiskRoom } from './disk-room.js';
import { type Lane, Mutex } from './mutex.js';
import { PgliteDialect } from './pglite-dialect.js';
import { PgliteNotifications } from './pglite-notifications.js';
import type { Schema } from './schema.js';
import { type StoreLogger, silentLogger } from './store-logger.js';

export interface OpenPgliteOptions {
  readonly dataDir?: string | undefined;
  /** A dump (`dumpDataDir`) to start from instead of an empty database. */
  readonly template?: Blob | undefined;
  readonly logger?: StoreLogger | undefined;
  /** Default: asks the system. */
  readonly bytesFree?: DiskRoomOptions['bytesFree'];
}

/** PGlite switches fsync off by default; an acknowledged command must survive a power cut. */
const DURABLE = ['-c', 'fsync=on'];

export interface EmbeddedDatabase extends Database {
  /** An image of the whole database, to start others from. */
  dump(): Promise<Blob>;
}

export async function openPglite(options: OpenPgliteOptions): Promise<EmbeddedDatabase> {
  const { dataDir, template, logger = silentLogger, bytesFree } = options;
  const pglite = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir, startParams: [...PGlite.defaultStartParams, ...DURABLE] }),
    ...(template === undefined ? {} : { loadDataDir: template }),
    parsers: PARSERS,
  });
  const notifications = await PgliteNotifications.open(pglite);
  const mutex = new Mutex();
  const requireRoom =
    dataDir === undefined
      ? () => undefined
      : watchDiskRoom({ folder: dataDir, logger, ...(bytesFree && { bytesFree }) });
  const kyselyIn = (lane: Lane): Kysely<Schema> =>
    new Kysely<Schema>({ dialect: new PgliteDialect({ pglite, mutex, lane, requireRoom }) });
  let closing: Promise<void> | undefined;
  return {
    kind: 'pglite',
    kysely: kyselyIn('general'),
    stopKysely: kyselyIn('stop'),
    notifications,
    dump: () => mutex.runExclusive(() => pglite.dumpDataDir('none')),
    close: () => (closing ??= mutex.runExclusive(() => pglite.close())),
  };
}
