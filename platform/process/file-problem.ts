/** Errors of the file system in words for an operator: each code has its own remedy. */
import { errorCode, errorMessage } from '../log/error-fields.js';
import { StartFailure, type StartProblem } from './start-failure.js';

const elsewhere = 'set HALFTONE_DATA_DIR to another folder';

const kinds: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  EACCES: ['this user has no permission', `Give it the right to read and write there (chown, chmod), or ${elsewhere}`],
  EPERM: ['the system does not permit it', `Check owner and flags of the file (ls -l, lsattr), or ${elsewhere}`],
  EROFS: ['the file system is mounted read-only', `Mount it writable, or ${elsewhere}`],
  ENOSPC: ['the disk is full', `Make room on it, or ${elsewhere}`],
  EDQUOT: ["this user's disk quota is used up", `Make room, raise the quota, or ${elsewhere}`],
  ENOTDIR: ['a file is in the place of a folder', `Rename that file, or ${elsewhere}`],
  EEXIST: ['a file is in the place of a folder', `Rename that file, or ${elsewhere}`],
  EISDIR: ['a folder is in the place of a file', 'Rename that folder, then start again'],
  ENOENT: ['it is not there', `Make it, or ${elsewhere}`],
  ELOOP: ['its symbolic links lead in a circle', `Correct them, or ${elsewhere}`],
  ENAMETOOLONG: ['its name is too long', `Use a shorter path: ${elsewhere}`],
  EMFILE: ['this process may open no more files', 'Raise the limit (ulimit -n), then start again'],
  ENFILE: ['the system may open no more files', 'Raise its limit, then start again'],
  EIO: [
    'the disk reports an input or output error',
    'Look at the disk (dmesg), and restore from a backup if it is broken',
  ],
  ETXTBSY: ['the file is in use', 'End the program that uses it, then start again'],
  EBUSY: ['it is in use', 'End the program that uses it, then start again'],
  ESTALE: ['the network file system has lost it', `Mount it again, or ${elsewhere}`],
};

/** undefined for an error that is not one of the file system. `path`: where the error itself names none. */
export function fileProblem(error: unknown, path?: string): StartProblem | undefined {
  const code = fileErrorCode(error);
  const kind = code === undefined ? undefined : kinds[code];
  const at = pathOf(error) ?? path;
  if (kind === undefined || at === undefined) return undefined;
  return { message: `${at} cannot be used: ${kind[0]} (${String(code)})`, remedy: kind[1] };
}

/** As `fileProblem`; other errors are repeated in their own words. */
export function fileProblemOr(error: unknown, path: string): StartProblem {
  return (
    fileProblem(error, path) ?? {
      message: `${path} cannot be used: ${errorMessage(error)}`,
      remedy: 'Set HALFTONE_DATA_DIR to a folder that you may write to',
    }
  );
}

/** A file that cannot be used is the operator's to repair, wherever the start met it. Other errors stay what they are. */
export function asStartFailure(error: unknown): unknown {
  const problem = error instanceof StartFailure ? undefined : fileProblem(error);
  return problem === undefined ? error : new StartFailure(problem, { cause: error });
}

/** Numbers of the file errors that PGlite's file system throws: those of WASI. */
const wasiCodes: Readonly<Record<number, string>> = {
  ...{ 2: 'EACCES', 10: 'EBUSY', 19: 'EDQUOT', 20: 'EEXIST', 29: 'EIO', 31: 'EISDIR', 32: 'ELOOP', 33: 'EMFILE' },
  ...{ 37: 'ENAMETOOLONG', 41: 'ENFILE', 44: 'ENOENT', 51: 'ENOSPC', 54: 'ENOTDIR', 63: 'EPERM', 69: 'EROFS' },
};

function fileErrorCode(error: unknown): string | undefined {
  const code = errorCode(error);
  if (code !== undefined) return code.replace(/^ERR_FS_/, '');
  const errno = typeof error === 'object' && error !== null && 'errno' in error ? error.errno : undefined;
  return typeof errno === 'number' ? wasiCodes[errno] : undefined;
}

function pathOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('path' in error && typeof error.path === 'string') return error.path;
  return 'info' in error ? pathOf(error.info) : undefined;
}
