/**
 * Finds the `temporal` program for the dev server: the configured one, else on PATH, else in the cache. When there is
 * none, it is downloaded into the cache, or built with Go when the download fails.
 */
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '../config/environment.js';
import { type FileLock, tryLockFile } from '../process/lock-file.js';
import { forGo, programEnvironment } from '../process/guarded-process.js';
import { runProgram } from '../process/run-program.js';
import { StartFailure } from '../process/start-failure.js';
import { downloadTemporal, type FetchOutcome, temporalVersion } from './temporal-download.js';

export interface TemporalProgramOptions {
  /** The configured program. When it cannot be run, the start fails: no other program is used instead. */
  readonly cliPath: string | undefined;
  /** For PATH, HOME and XDG_CACHE_HOME, and for Go's own variables. */
  readonly env: Environment;
  /** Called with a line for each long step. */
  readonly onProgress: (line: string) => void;
}

/**
 * Returns the path of the program. @throws StartFailure when there is none and it can be neither downloaded nor built.
 */
export async function findTemporalProgram({ cliPath, env, onProgress }: TemporalProgramOptions): Promise<string> {
  if (cliPath !== undefined) return namedProgram(cliPath);
  const cacheDir = programCacheDir(env);
  const cached = join(cacheDir, 'temporal');
  const found = [...pathEntries(env).map((folder) => join(folder, 'temporal')), cached].find(isProgram);
  if (found !== undefined) return found;

  mkdirSync(cacheDir, { recursive: true });
  const lock = await waitForLock(join(cacheDir, 'temporal.lock'), onProgress);
  try {
    if (!isProgram(cached)) await fetchTemporal(cached, env, onProgress);
  } finally {
    lock.release();
  }
  return cached;
}

/** The cache of downloaded and built programs, shared by all checkouts of a user. */
export function programCacheDir(env: Environment): string {
  const base = env['XDG_CACHE_HOME'] ?? '';
  return join(base === '' ? join(env['HOME'] ?? homedir(), '.cache') : base, 'halftone', 'bin');
}

function namedProgram(path: string): string {
  if (isProgram(path)) return path;
  throw new StartFailure({
    message: `TEMPORAL_CLI_PATH is "${path}", where there is no program that can be run`,
    remedy: 'Set it to the temporal program, or unset it to have one found',
  });
}

async function fetchTemporal(target: string, env: Environment, onProgress: (line: string) => void): Promise<void> {
  removeLeftovers(dirname(target));
  const download = await downloadTemporal(target, onProgress);
  if (download.outcome === 'installed') return;
  const build = await buildTemporal(target, env, onProgress);
  if (build.outcome === 'installed') return;
  throw new StartFailure({
    message: `No Temporal server: there is no temporal program here, the download failed (${download.why}) and so did the build with Go (${build.why})`,
    remedy:
      'Set TEMPORAL_ADDRESS to a running cluster, or install the Temporal CLI (https://docs.temporal.io/cli) and start again',
  });
}

/** Deletes files of a start that was killed while fetching. This process has the lock, so no other uses them. */
function removeLeftovers(cacheDir: string): void {
  for (const name of readdirSync(cacheDir))
    if (name.startsWith('.download-') || name.startsWith('.build-'))
      rmSync(join(cacheDir, name), { recursive: true, force: true });
}

/** Only one process downloads at a time. The others wait, and then find the program in the cache. */
async function waitForLock(path: string, onProgress: (line: string) => void): Promise<FileLock> {
  for (let waitedForPid: number | undefined; ; ) {
    const attempt = await tryLockFile(path);
    if (attempt.outcome === 'locked') return attempt.lock;
    if (waitedForPid !== attempt.owner.pid)
      onProgress(`Waiting for process ${String(attempt.owner.pid)}, which fetches Temporal.`);
    waitedForPid = attempt.owner.pid;
    await pause(500);
  }
}

function pathEntries(env: Environment): readonly string[] {
  return (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The last version without a `replace` line in its module file: `go install` rejects later ones. Go verifies every
 * module that it downloads against its checksum database.
 */
const module = `github.com/temporalio/cli/cmd/temporal@v${temporalVersion}`;
const reportEveryMs = 5_000;

/** Builds the program with Go, in two to five minutes, with progress lines. Writes `target` atomically. */
export async function buildTemporal(
  target: string,
  env: Environment,
  onProgress: (line: string) => void,
): Promise<FetchOutcome> {
  onProgress(`Building the Temporal dev server with Go (${module}): once, two to five minutes.`);
  const folder = mkdtempSync(join(dirname(target), '.build-'));
  const progress = buildProgress(onProgress);
  try {
    const build = await runProgram('go', ['install', '-v', module], {
      env: { ...programEnvironment(env, forGo), GOBIN: folder },
      onLine: progress.line,
    });
    if (build.exitCode !== 0) return { outcome: 'failed', why: build.lastLine };
    renameSync(join(folder, 'temporal'), target);
    return { outcome: 'installed' };
  } finally {
    progress.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface BuildProgress {
  readonly line: (text: string) => void;
  readonly end: () => void;
}

/** With -v Go prints each module that it downloads and each package that it compiles. */
function buildProgress(onProgress: (line: string) => void): BuildProgress {
  const startedAtMs = Date.now();
  let compiled = 0;
  let last = '';
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAtMs) / 1_000);
    onProgress(`Building Temporal: ${String(seconds)} s, ${String(compiled)} packages compiled, now ${last}`);
  }, reportEveryMs);
  return {
    line(text) {
      last = text;
      if (!text.startsWith('go: ')) compiled += 1;
    },
    end() {
      clearInterval(timer);
    },
  };
}
