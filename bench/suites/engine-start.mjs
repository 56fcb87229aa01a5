/**
 * `npm start` with everything built and a data folder that is there: until it says where it is, and what it waits for.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..', '..');

export async function measureStart({ rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-bench-start-'));
  try {
    await start(folder); // Makes the folder's databases; the others find them.
    const starts = [];
    for (let round = 0; round < rounds; round++) starts.push(await start(folder));
    starts.sort((a, b) => a.readyMs - b.readyMs);
    return { readyMs: starts[0].readyMs, worstMs: starts.at(-1).readyMs, lines: starts[0].lines };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(folder) {
  const { PATH, HOME } = process.env;
  const startedAt = Date.now();
  const child = spawn('npm', ['start'], {
    cwd: project,
    env: { PATH, HOME, PORT: '0', HALFTONE_DATA_DIR: folder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  const lines = [];
  const readyMs = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      for (const line of text.split('\n').filter((said) => said.trim() !== ''))
        lines.push({ atMs: Date.now() - startedAt, line: line.trim() });
      if (text.includes('Ctrl-C ends everything')) resolve(Date.now() - startedAt);
    });
    child.once('close', () => reject(new Error('npm start ended by itself')));
  });
  child.kill('SIGTERM');
  await ended;
  return { readyMs, lines: lines.filter(({ line }) => /ms|s\b|Halftone/.test(line)).slice(0, 12) };
}
