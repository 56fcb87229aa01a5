/**
 * Refuses writes to the embedded database before its disk is full. When its log cannot grow, PGlite ends in the middle
 * of a statement. Later calls then never return, and the process hangs (tried). The margin leaves room for statements
 * in progress.
 */
import { statfsSync } from 'node:fs';
import { ConnectionLost } from './errors.js';
import type { StoreLogger } from './store-logger.js';

/** The log grows by 16 MB at a time. Twice that, because other programs write to the disk too. */
export const neededBytes = 32 * 1024 * 1024;

export interface DiskRoomOptions {
  readonly folder: string;
  readonly logger: StoreLogger;
  /** Default: the file system's answer. */
  readonly bytesFree?: (folder: string) => number;
}

/**
 * Returns a check to call before each write. It takes some microseconds and throws ConnectionLost when the disk is too
 * full.
 */
export function watchFreeDiskSpace({ folder, logger, bytesFree = bytesFreeIn }: DiskRoomOptions): () => void {
  let isFull = false;
  return () => {
    const freeMegabytes = Math.floor(bytesFree(folder) / 1024 / 1024);
    const wasFull = isFull;
    isFull = freeMegabytes * 1024 * 1024 < neededBytes;
    const words = `The disk of ${folder} is full: ${String(freeMegabytes)} MB are left, writing needs 32 MB`;
    if (isFull && !wasFull) logger.error({ folder, freeMegabytes }, words);
    if (!isFull && wasFull) logger.info({ folder, freeMegabytes }, 'The disk has room again');
    if (isFull) throw new ConnectionLost(words);
  };
}

function bytesFreeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
