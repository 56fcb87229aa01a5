/**
 * Why a program cannot start, and what an operator can do about it. Each problem is printed as one line, without a
 * stack. Errors of the file system are translated: each code has its own remedy. Any other error is a bug and is
 * printed with its stack.
 */
import { errorCode, errorMessage, errorStack } from '../log/error-fields.js';

export interface StartProblem {
  /** What is wrong, as a sentence without its full stop. */
  readonly message: string;
  /** What to do about it, as an imperative sentence. */
  readonly remedy: string;
}

export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly problems: readonly StartProblem[];

  constructor(problem: StartProblem | readonly StartProblem[], options?: ErrorOptions) {
    const problems: readonly StartProblem[] = 'message' in problem ? [problem] : problem;
    super(problems.map(problemLine).join('\n'), options);
    this.problems = problems;
  }
}

function problemLine({ message, remedy }: StartProblem): string {
  return `${oneLine(message)}. ${oneLine(remedy)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

/** The lines to print for an error that ended the start: the problems, or for a bug its stack. */
export function startFailureLines(error: unknown): readonly string[] {
  if (error instanceof StartFailure) return error.problems.map((problem) => `halftone: ${problemLine(problem)}.`);
  return [`halftone: unexpected error while starting: ${errorStack(error)}`];
}

const elsewhere = 'set HALFTONE_DATA_DIR to another folder';

const kinds: Readonly<Record<string, readonly [defect: string, remedy: string]>> = {
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

/** Undefined when it is no error of the file system. `path`: used when the error names no path. */
export function fileProblem(error: unknown, path?: string): StartProblem | undefined {
  const code = fileErrorCode(error);
  const kind = code === undefined ? undefined : kinds[code];
  const at = pathOf(error) ?? path;
  if (kind === undefined || at === undefined) return undefined;
  return { message: `${at} cannot be used: ${kind[0]} (${String(code)})`, remedy: kind[1] };
}

/** Like `fileProblem`, but never undefined: any other error becomes a problem with its message. */
export function fileProblemOr(error: unknown, path: string): StartProblem {
  return (
    fileProblem(error, path) ?? {
      message: `${path} cannot be used: ${errorMessage(error)}`,
      remedy: 'Set HALFTONE_DATA_DIR to a folder that you may write to',
    }
  );
}

/** Turns an error of the file system into a StartFailure. Returns any other error unchanged. */
export function asStartFailure(error: unknown): unknown {
  const problem = error instanceof StartFailure ? undefined : fileProblem(error);
  return problem === undefined ? error : new StartFailure(problem, { cause: error });
}

/** PGlite's file system throws WASI error numbers instead of codes. */
const wasiCodes: Readonly<Record<number, string>> = {
  2: 'EACCES',
  10: 'EBUSY',
  19: 'EDQUOT',
  20: 'EEXIST',
  29: 'EIO',
  31: 'EISDIR',
  32: 'ELOOP',
  33: 'EMFILE',
  37: 'ENAMETOOLONG',
  41: 'ENFILE',
  44: 'ENOENT',
  51: 'ENOSPC',
  54: 'ENOTDIR',
  63: 'EPERM',
  69: 'EROFS',
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
