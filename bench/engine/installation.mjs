/**
 * What the engine is measured on: a Temporal dev server, a Postgres with its own settings, and the built program as a
 * process of its own on both. Everything ends with this process.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { silentLogger } from '../../dist/platform/log/logger.js';
import { startTemporalDevServer } from '../../dist/platform/temporal/temporal-dev-server.js';
import { startPostgres } from '../../scripts/postgres.mjs';

/** What each process says when it is ready; where it listens is in it. */
const readyWords = {
  start: /^ {2}API +(http:\S+)$[^]*Ctrl-C ends everything/m,
  api: /The API listens on (http:\S+)/,
  worker: /The worker polls the task queue/,
};

const project = join(import.meta.dirname, '..', '..');

/** @returns servers, and the way to run our program and the bare one on them. */
export async function openInstallation() {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-bench-'));
  const children = new Set();
  const postgres = await startPostgres({ isDurable: true });
  const temporal = await startTemporalDevServer({
    dataDir: folder,
    logger: silentLogger(),
    onProgress: (line) => console.log(line),
    cliPath: process.env.TEMPORAL_CLI_PATH || undefined,
  });
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2 });
  pool.on('error', () => undefined);
  const servers = { temporalAddress: temporal.address, databaseUrl: postgres.url };
  return {
    ...servers,
    pool,
    startHalftone: (options) => startHalftone({ ...servers, folder, children }, options),
    startBare: (options) => startBare({ ...servers, children }, options),
    async close() {
      for (const child of children) child.kill('SIGKILL');
      await pool.end();
      await temporal.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startHalftone({ temporalAddress, databaseUrl, folder, children }, { command = 'start', env = {} } = {}) {
  const { PATH, HOME, TMPDIR, NODE_OPTIONS } = process.env;
  const child = spawn(process.execPath, [join(project, 'dist', 'cli', 'main.js'), command], {
    env: {
      PATH,
      HOME,
      TMPDIR,
      NODE_OPTIONS,
      HALFTONE_DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'warn',
      TRUSTED_PROXIES: '127.0.0.1',
      TEMPORAL_ADDRESS: temporalAddress,
      DATABASE_URL: databaseUrl,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const ended = once(child, 'close');
  const [, url] = await saying(child, readyWords[command]);
  const token = command === 'start' ? readFileSync(join(folder, 'admin-token'), 'utf8').trim() : undefined;
  return { pid: child.pid, url, token, end: (signal = 'SIGTERM') => endChild(child, ended, children, signal) };
}

async function startBare({ temporalAddress, databaseUrl, children }, { taskQueue = 'bare', hasWorker = true } = {}) {
  const args = [temporalAddress, databaseUrl, taskQueue, String(hasWorker)];
  const child = fork(join(import.meta.dirname, '..', 'servers', 'bare-workflows.mjs'), args);
  children.add(child);
  const ended = once(child, 'close');
  await once(child, 'message');
  return {
    pid: child.pid,
    async ask(message) {
      child.send(message);
      const [answer] = await once(child, 'message');
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer;
    },
    end: (signal = 'SIGTERM') => endChild(child, ended, children, signal),
  };
}

async function endChild(child, ended, children, signal) {
  children.delete(child);
  child.kill(signal);
  await ended;
}

function saying(child, pattern) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const match = pattern.exec(said);
      if (match !== null) resolve(match);
    });
    child.once('close', () => reject(new Error(`Halftone ended without saying ${pattern}:\n${said}`)));
  });
}
