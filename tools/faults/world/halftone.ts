/** Processes of the built program: `halftone api` and `halftone worker`, with a clock that can be stepped. */
import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { freePort } from '../../../platform/process/free-port.js';
import type { FaultProxy } from './fault-proxy.js';
import { createPart, type Part } from './part.js';

export const project = join(import.meta.dirname, '../../..');

/** Steps the clock of a process; 0 sets it right. */
export interface HalftonePart extends Part {
  stepClock(byMs: number): void;
  /** Which program the next start runs: ours, or one with the workflow code of an earlier release. */
  useBundle(which: 'current' | 'previous'): void;
  readonly bundle: 'current' | 'previous';
  readonly url: string;
  readonly toDatabase: FaultProxy;
  readonly toTemporal: FaultProxy;
}

export interface HalftoneOptions {
  readonly name: string;
  readonly role: 'api' | 'worker';
  readonly folder: string;
  readonly databaseUrl: (port: number) => string;
  readonly toDatabase: FaultProxy;
  readonly toTemporal: FaultProxy;
}

export async function createHalftone(options: HalftoneOptions): Promise<HalftonePart> {
  const { name, role, folder, toDatabase, toTemporal } = options;
  const [port, metricsPort] = [await freePort(), await freePort()];
  const clockFile = join(folder, `${name}.clock`);
  let program = project;
  const part = createPart({
    name,
    folder,
    command: () => [process.execPath, '--import', steppedClock, join(program, 'dist/cli/main.js'), role],
    env: () => ({
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      HALFTONE_DATA_DIR: join(folder, `${name}-data`),
      DATABASE_URL: options.databaseUrl(toDatabase.port),
      TEMPORAL_ADDRESS: `127.0.0.1:${String(toTemporal.port)}`,
      LOG_LEVEL: 'warn',
      TEMPORAL_STOPS: 'accept', // Stops by hand are among the faults.
      FAULTS_CLOCK_FILE: clockFile,
    }),
    answers: async () => (await fetch(`http://127.0.0.1:${String(metricsPort)}/readyz`)).ok,
  });
  const more = {
    url: `http://127.0.0.1:${String(port)}`,
    toDatabase,
    toTemporal,
    stepClock: (byMs: number) => writeFileSync(clockFile, String(byMs)),
    get bundle() {
      return program === project ? 'current' : 'previous';
    },
    useBundle(which: 'current' | 'previous') {
      program = which === 'current' ? project : programWithPreviousBundle(folder);
    },
  };
  // Spreading would read the getters once and for all.
  return Object.defineProperties(more, Object.getOwnPropertyDescriptors(part)) as typeof more & Part;
}

const steppedClock = join(import.meta.dirname, 'stepped-clock.mjs');

/** The program as it is, but with the workflow code of 0.1.0: what runs while workers are being replaced. */
function programWithPreviousBundle(folder: string): string {
  const program = join(folder, 'previous');
  if (existsSync(program)) return program;
  mkdirSync(program);
  const isNeeded = (path: string): boolean => !path.endsWith('.map') && !path.includes('/dist/console/');
  cpSync(join(project, 'dist'), join(program, 'dist'), { recursive: true, filter: isNeeded });
  cpSync(join(project, 'package.json'), join(program, 'package.json'));
  symlinkSync(join(project, 'node_modules'), join(program, 'node_modules'));
  const bundle = gunzipSync(readFileSync(join(import.meta.dirname, 'previous-bundle.js.gz'))).toString('utf8');
  writeFileSync(join(program, 'dist/workflow-bundle.js'), `${bundle}\n${emptySourceMap}\n`);
  return program;
}

/** Temporal's worker insists on one. */
const emptySourceMap = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(
  JSON.stringify({ version: 3, sources: [], names: [], mappings: '' }),
).toString('base64')}`;

/** Runs `halftone <args>` to its end and returns what it printed. */
export function runHalftoneOnce(args: readonly string[], env: Readonly<Record<string, string>>): string {
  const { PATH = '', HOME = '' } = process.env;
  const options: ExecFileSyncOptionsWithStringEncoding = {
    encoding: 'utf8',
    env: { PATH, HOME, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  return execFileSync(process.execPath, [join(project, 'dist/cli/main.js'), ...args], options).trim();
}
