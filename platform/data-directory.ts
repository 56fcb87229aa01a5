/**
 * The folder that one running Halftone owns: embedded database, Temporal's file, logs, the first admin token.
 * A second process on the same folder would corrupt both, so a live owner is respected and a dead one replaced.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorMessage } from './error-facts.js';
import { tryLockFile } from './lock-file.js';
import { StartFailure } from './start-failure.js';

export interface DataDirectory {
  readonly path: string;
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
 * @throws StartFailure when another live process owns it, or when it cannot be written.
 */
export async function openDataDirectory(
  path: string,
  remedy = 'Stop that one, or set HALFTONE_DATA_DIR to another folder',
): Promise<DataDirectory> {
  createFolder(path);
  const attempt = await tryLockFile(join(path, 'lock')).catch((error: unknown) => {
    throw notWritable(path, error);
  });
  if (!attempt.held) {
    const { pid, since } = attempt.owner;
    throw new StartFailure({
      message: `The data directory ${path} is in use by a running Halftone (process ${String(pid)}, since ${since})`,
      remedy,
    });
  }
  const adminTokenFile = join(path, 'admin-token');
  return {
    path,
    file: (name) => join(path, name),
    adminTokenFile,
    readAdminToken: () => (existsSync(adminTokenFile) ? readFileSync(adminTokenFile, 'utf8').trim() : undefined),
    writeAdminToken(token) {
      const draft = `${adminTokenFile}.new`;
      writeFileSync(draft, `${token}\n`, { mode: 0o600 });
      chmodSync(draft, 0o600);
      renameSync(draft, adminTokenFile);
    },
    release() {
      attempt.lock.release();
    },
  };
}

function createFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw notWritable(path, error);
  }
}

function notWritable(path: string, cause: unknown): StartFailure {
  return new StartFailure(
    {
      message: `The data directory ${path} cannot be used: ${errorMessage(cause)}`,
      remedy: 'Set HALFTONE_DATA_DIR to a folder you may write to',
    },
    { cause },
  );
}
