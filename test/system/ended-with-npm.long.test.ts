/** `npm start` ends as a whole if npm, its shell, node, Temporal or the parent process ends. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commandLineOf, isRunning } from '../../platform/process/process-identity.js';
import { eventually } from '../support/eventually.js';
import { pidsBelow } from '../support/process/process-tree.js';
import { buildOnce, project, type RunningProgram, runCommand } from '../support/process/running-program.js';
import { tempDir } from '../support/process/temp-dir.js';

const parentScript = `
  import { spawn } from 'node:child_process';
  spawn('npm', ['start'], { stdio: 'inherit' });
  setInterval(() => {}, 1000);
`;
const commands = {
  npm: ['npm', 'start'],
  'the parent of npm': [process.execPath, '--input-type=module', '-e', parentScript],
} as const;

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
    'ends all its processes when npm gets %s',
    async (signal) => {
      const { program, pids } = await start('npm');
      process.kill(program.pid, signal);
      await haveEnded(pids);
    },
  );

  it.each(['SIGHUP', 'SIGKILL'] as const)('ends all its processes when node gets %s', async (signal) => {
    const { pids } = await start('npm');
    process.kill(nodeAmong(pids), signal);
    await haveEnded(pids);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('ends all its processes when its parent gets %s', async (signal) => {
    const { program, pids } = await start('the parent of npm');
    process.kill(program.pid, signal);
    await haveEnded(pids);
  });
});

/** Resolves once Halftone serves, with its processes. The first is the one that was started. */
async function start(by: keyof typeof commands): Promise<{ program: RunningProgram; pids: readonly number[] }> {
  buildOnce();
  const dataDir = tempDir();
  const program = runCommand(commands[by], {
    cwd: project,
    env: { PORT: '0', HALFTONE_DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  });
  await program.saying(/Ctrl-C ends everything/);
  const pids = pidsBelow(program.pid);
  expect(pids).toContain(pidIn(join(dataDir, 'temporal.pid')));
  return { program, pids };
}

/** The process that runs Halftone itself. */
function nodeAmong(pids: readonly number[]): number {
  const found = pids.filter((pid) => /^\S*node scripts\/start\.mjs/.test(commandLineOf(pid) ?? ''));
  expect(found).toHaveLength(1);
  return found[0] ?? 0;
}

async function haveEnded(pids: readonly number[]): Promise<void> {
  await eventually(() => expect(pids.filter(isRunning)).toEqual([]), {
    timeoutMs: 120_000,
    because: 'an orderly stop may take fifteen seconds',
  });
}

function pidIn(file: string): number {
  return Number.parseInt(readFileSync(file, 'utf8'), 10);
}
