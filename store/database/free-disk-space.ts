/**
 * Keeps the embedded database away from a full disk. Where its log cannot grow it ends in the middle of a statement,
 * and what asks it anything then never comes back, with the whole process: tried. So writes are refused while there is
 * still room for what is under way.
 */
import { statfsSync } from 'node:fs';
import { ConnectionLost } from './errors.js';
import type { StoreLogger } from './store-logger.js';

/** Its log grows by 16 MB at a time; twice that, because others write to the disk too. */
export const neededBytes = 32 * 1024 * 1024;

export interface DiskRoomOptions {
  readonly folder: string;
  readonly logger: StoreLogger;
  /** Default: asks the system. */
  readonly bytesFree?: (folder: string) => number;
}

/** Returns what to call before each write; it costs some microseconds, and throws ConnectionLost on a disk too full. */
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
