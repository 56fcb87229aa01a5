/**
 * The file system of the embedded database, with the `fsync` that PGlite leaves out. Without it Postgres asks for a
 * sync at each commit, PGlite answers "done" without one, and a power cut loses acknowledged commands. It uses
 * internals of PGlite (Emscripten's NODEFS). `openPglite` proves at each start that a commit is synced.
 */
import { constants, fsyncSync, statfsSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { StoreLogger } from './database.js';
import { ConnectionLost } from './errors.js';

/** The default of Postgres is `fdatasync`, which Emscripten answers without a system call. */
export const syncParameters = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];

/** Error codes of file systems that cannot sync. For folders they are common, and Postgres ignores them too. */
const cannotSync = new Set(['EBADF', 'EINVAL', 'EACCES', 'EPERM', 'ENOTSUP', 'ENOSYS']);
/** Files that are synced concurrently. */
const parallel = 16;

/** An open file of Emscripten. `nfd` is Node's descriptor. */
interface NodeStream {
  readonly nfd?: number;
  readonly node?: { readonly mode: number };
}

interface NodeFileOperations {
  fsync?: (stream: NodeStream) => number;
}

type PreRun = (module: { FS: { filesystems?: { NODEFS?: { stream_ops?: NodeFileOperations } } } }) => void;

export class SyncedFiles extends NodeFS {
  /** Completed syncs. */
  syncs = 0;
  /** Set by the first successful sync. Before that, a file system that cannot sync is not an error. */
  isProven = false;

  constructor(
    readonly folder: string,
    private readonly onFailure: (error: unknown) => void,
    private readonly sync: (descriptor: number) => void = fsyncSync,
  ) {
    super(folder);
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    // Installed before Postgres starts, because its recovery syncs too.
    const addSync: PreRun = ({ FS }) => {
      const operations = FS.filesystems?.NODEFS?.stream_ops;
      if (operations !== undefined) operations.fsync = (stream) => this.#sync(stream);
    };
    const preRun = [...(emscriptenOpts.preRun ?? []), addSync as never];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  #sync({ nfd, node }: NodeStream): number {
    try {
      if (nfd === undefined) throw Object.assign(new Error('PGlite keeps no file descriptor'), { code: 'ENOSYS' });
      this.sync(nfd);
      this.syncs += 1;
    } catch (error) {
      const isOptional = isFolder(node?.mode) || !this.isProven;
      if (!isOptional || !cannotSync.has(codeOf(error))) this.onFailure(error);
    }
    return 0;
  }
}

/**
 * After a failed sync the kernel may have dropped the pages, so neither a retry nor an answer is safe. Postgres would
 * end itself, which hangs inside PGlite. So the process ends, and the next start recovers from the log.
 */
export function endOnSyncFailure(logger: StoreLogger): (error: unknown) => never {
  return (error) => {
    logger.error({ err: error }, 'The disk refused to sync the embedded database: the process ends, start it again');
    process.exit(1);
  };
}

function isFolder(mode = 0): boolean {
  return (mode & constants.S_IFMT) === constants.S_IFDIR;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Syncs a folder with its content, the files before the folders that name them. */
export async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }));
  await forEach(
    paths.filter((entry) => !entry.isFolder),
    ({ path }) => syncPath(path),
  );
  await forEach([{ path: folder }, ...paths.filter((entry) => entry.isFolder)], ({ path }) => syncFolder(path));
}

/** Makes names in the folder durable: those of new files and of renamed ones. */
export async function syncFolder(path: string): Promise<void> {
  try {
    await syncPath(path);
  } catch (error) {
    if (!cannotSync.has(codeOf(error))) throw error;
  }
}

async function syncPath(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

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
