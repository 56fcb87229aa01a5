/**
 * Builds the `temporal` program with Go, where there is Go. Takes minutes, once, so it shows that it moves.
 */
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Environment } from '../config/environment.js';
import { forGo, programEnvironment } from '../process/program-environment.js';
import { runProgram } from '../process/run-program.js';
import { type FetchOutcome, temporalVersion } from './temporal-download.js';

/**
 * The last version whose module has no `replace` line: Go installs no later one by name. Go compares every module that it
 * downloads with its checksum database.
 */
const module = `github.com/temporalio/cli/cmd/temporal@v${temporalVersion}`;
const tellEveryMs = 5_000;

/** Puts the program at `target`, whole or not at all. */
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

/** With -v Go names each module it downloads and each package it compiles. */
function buildProgress(onProgress: (line: string) => void): BuildProgress {
  const startedAtMs = Date.now();
  let compiled = 0;
  let last = '';
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAtMs) / 1_000);
    onProgress(`Building Temporal: ${String(seconds)} s, ${String(compiled)} packages compiled, now ${last}`);
  }, tellEveryMs);
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
