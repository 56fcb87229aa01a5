/** The program as `npm start` runs it, in a data directory of its own; it can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../platform/process/free-port.js';

const main = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const startLimitMs = 240_000;

export interface Program {
  readonly url: string;
  readonly adminToken: string;
  readonly dataDir: string;
  /** Of the program; another one after each start. */
  readonly pid: () => number;
  /** The one-time link that the last start printed. */
  readonly signInLink: () => string;
  /** As a power cut does: nothing is ended in order. */
  readonly kill: () => Promise<void>;
  /** The same data, the same address. */
  readonly startAgain: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function startProgram(env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'halftone-console-'));
  const port = await freePort();
  let running = await run(dataDir, port, env);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    dataDir,
    pid: () => running.child.pid ?? 0,
    adminToken: readFileSync(join(dataDir, 'admin-token'), 'utf8').trim(),
    signInLink: () => /http\S+\/sign-in#code=\S+/.exec(running.output())?.[0] ?? '',
    kill: () => endChild(running.child, 'SIGKILL'),
    startAgain: async () => {
      running = await run(dataDir, port, env);
    },
    end: async () => {
      await endChild(running.child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
}

async function run(dataDir: string, port: number, env: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, [main, 'start'], {
    env: {
      ...fromOutside(),
      HALFTONE_DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const untilMs = Date.now() + startLimitMs;
  while (!/sign-in#code=/.test(said)) {
    if (child.exitCode !== null) throw new Error(`The program ended:\n${said}`);
    if (Date.now() > untilMs) throw new Error(`The program does not get ready:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { child, output: () => said };
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Settings of the machine, none of Halftone's. */
function fromOutside(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TEMPORAL_CLI_PATH } = process.env;
  return { PATH, HOME, TMPDIR, TEMPORAL_CLI_PATH };
}
