/**
 * The folder that one running Halftone owns: embedded database, Temporal's file, logs, the first admin token.
 * A second process on the same folder would corrupt both, so a live owner is respected and a dead one replaced.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../log/error-fields.js';
import { fileProblemOr } from './file-problem.js';
import { tryLockFile } from './lock-file.js';
import { closeToOthers } from './private-folder.js';
import { StartFailure } from './start-failure.js';

export interface DataDirectory {
  readonly path: string;
  /** It was open to other users of the machine, and is closed now. */
  readonly wasOpen: boolean;
  /** The path of something in it. */
  file(name: string): string;
  readonly adminTokenFile: string;
  /** The token a start before this one wrote, if any. */
  readAdminToken(): string | undefined;
  /** Replaces it; readable by the owner of the file only. */
  writeAdminToken(token: string): void;
  /** Gives the folder up; harmless twice. */
  release(): void;
}

/**
 * Creates the folder if need be and takes it. `remedy`: what to do when a running Halftone has it.
 *
 * @throws StartFailure when another live process owns it, when it cannot be written, or when it is open to others and
 * belongs to another user.
 */
export async function openDataDirectory(
  path: string,
  remedy = 'Stop that one, or set HALFTONE_DATA_DIR to another folder',
): Promise<DataDirectory> {
  createFolder(path);
  const wasOpen = closeToOthers(path);
  const lockFile = join(path, 'lock');
  const attempt = await tryLockFile(lockFile).catch((error: unknown) => {
    throw notUsable(lockFile, error);
  });
  if (attempt.outcome === 'heldByOther') {
    const { pid, since } = attempt.owner;
    throw new StartFailure({
      message: `The data directory ${path} is in use by a running Halftone (process ${String(pid)}, since ${since})`,
      remedy,
    });
  }
  const adminTokenFile = join(path, 'admin-token');
  return {
    path,
    wasOpen,
    file: (name) => join(path, name),
    adminTokenFile,
    readAdminToken: () => orStartFailure(adminTokenFile, () => readIfThere(adminTokenFile)?.trim()),
    writeAdminToken: (token) => orStartFailure(adminTokenFile, () => writeSynced(adminTokenFile, `${token}\n`)),
    release() {
      attempt.lock.release();
    },
  };
}

function createFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw notUsable(path, error);
  }
}

/** Whole or not at all, and there after a power cut: the database knows only its hash. */
function writeSynced(path: string, text: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function orStartFailure<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw notUsable(path, error);
  }
}

function notUsable(path: string, cause: unknown): StartFailure {
  const { message, remedy } = fileProblemOr(cause, path);
  return new StartFailure({ message: `The data directory is not usable: ${message}`, remedy }, { cause });
}
