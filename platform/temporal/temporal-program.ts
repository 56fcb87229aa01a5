/**
 * Finds the `temporal` program that serves as dev server: the one named, the one on PATH, the one in our cache; else
 * fetches it into the cache, by download or, where that cannot be reached, by building it with Go.
 */
import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '../config/environment.js';
import { type FileLock, tryLockFile } from '../process/lock-file.js';
import { StartFailure } from '../process/start-failure.js';
import { buildTemporal } from './temporal-build.js';
import { downloadTemporal } from './temporal-download.js';

export interface TemporalProgramOptions {
  /** A program named by the operator: used or refused, never replaced by another. */
  readonly cliPath: string | undefined;
  /** PATH, HOME and XDG_CACHE_HOME are read from here. */
  readonly env: Environment;
  /** Called with a line for each long step. */
  readonly onProgress: (line: string) => void;
}

/** @throws StartFailure when there is none and none can be had. */
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

/** Where fetched programs are kept between starts and between checkouts. */
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

/** Two starts must not fetch at once: the second waits, and then finds the program. */
async function waitForLock(path: string, onProgress: (line: string) => void): Promise<FileLock> {
  for (let toldOf: number | undefined; ; ) {
    const attempt = await tryLockFile(path);
    if (attempt.outcome === 'locked') return attempt.lock;
    if (toldOf !== attempt.owner.pid)
      onProgress(`Waiting for process ${String(attempt.owner.pid)}, which fetches Temporal.`);
    toldOf = attempt.owner.pid;
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
