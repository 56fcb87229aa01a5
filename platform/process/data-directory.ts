/**
 * The folder of one running Halftone: embedded database, Temporal's database, logs, first admin token. Only one process
 * may use it, because a second one would corrupt both databases: it is locked by a lock file. Other users of the
 * machine get no access, because it holds tokens and push secrets.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../log/error-fields.js';
import { fileProblemOr, StartFailure } from './start-failure.js';
import { tryLockFile } from './lock-file.js';

/** Another live process has the lock. */
export class DataDirectoryInUse extends StartFailure {}

export interface DataDirectory {
  readonly path: string;
  /** True when other users had access and this call removed it. */
  readonly wasOpen: boolean;
  /** The path of a file in it. */
  file(name: string): string;
  readonly adminTokenFile: string;
  /** The token that an earlier start wrote. Undefined when there is none. */
  readAdminToken(): string | undefined;
  /** Replaces the token. Only the owner of the file can read it. */
  writeAdminToken(token: string): void;
  /** Releases the lock. Idempotent. */
  release(): void;
}

/**
 * Creates the folder if it is missing, and locks it. `remedy`: text for the case that another process has the lock.
 *
 * @throws DataDirectoryInUse when another live process owns it.
 * @throws StartFailure when it cannot be written, or when it is open to others and belongs to another user.
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
    throw new DataDirectoryInUse({
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

/** Atomic and durable: the token exists nowhere else, because the database stores only its hash. */
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

const others = 0o007;
const groupAndOthers = 0o077;

export interface Ownership {
  readonly uid: number;
  /** The groups of this process. */
  readonly groups: readonly number[];
}

/**
 * Removes the access of other users from a folder of this user. Returns true when it changed the mode. Does nothing
 * when there is no folder, and on systems without such modes.
 *
 * @throws StartFailure when others have access to a folder of another user, whose mode this process may not change.
 */
export function closeToOthers(path: string, self: Ownership | undefined = ownership()): boolean {
  if (self === undefined) return false;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isDirectory()) return false;
  if (found.uid !== self.uid) {
    // A usual volume of a container belongs to root and to a group of this process.
    const open = self.groups.includes(found.gid) ? others : groupAndOthers;
    if ((found.mode & open) !== 0)
      throw openToOthers(path, found.mode, `it belongs to another user (${String(found.uid)})`);
    return false;
  }
  if ((found.mode & groupAndOthers) === 0) return false;
  try {
    chmodSync(path, found.mode & 0o700);
  } catch (error) {
    throw new StartFailure(fileProblemOr(error, path), { cause: error });
  }
  const { mode } = statSync(path);
  if ((mode & groupAndOthers) !== 0) throw openToOthers(path, mode, 'its file system keeps no rights');
  return true;
}

function openToOthers(path: string, mode: number, why: string): StartFailure {
  return new StartFailure({
    message: `The data directory ${path} is open to other users (mode ${(mode & 0o777).toString(8)}), and ${why}`,
    remedy:
      'Take the rights of others away as its owner (chmod go-rwx; o-rwx is enough where the group is one of this user), or set HALFTONE_DATA_DIR to a folder of this user',
  });
}

function ownership(): Ownership | undefined {
  const { geteuid, getegid, getgroups } = process;
  if (geteuid === undefined) return undefined; // Windows
  return { uid: geteuid(), groups: [...(getgroups?.() ?? []), ...(getegid === undefined ? [] : [getegid()])] };
}
