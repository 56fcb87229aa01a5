/**
 * The all-in-one on a disk that fills up: its embedded database and Temporal's file, on a small file system of their
 * own. It must say what is wrong, lose nothing it acknowledged, and go on when there is room again.
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../../platform/process/free-port.js';
import {
  createTemporalClient,
  localTarget,
  openTemporalConnection,
} from '../../../platform/temporal/temporal-connection.js';
import { openDatabase } from '../../../store/open-database.js';
import { violationsIn } from '../check/all-checks.js';
import { violationsOf } from '../check/evidence.js';
import { type InDatabase, readDatabase } from '../check/read-database.js';
import { readDecisions } from '../check/read-decisions.js';
import { isWorkflowQuiet, readWorkflows } from '../check/read-workflows.js';
import { sendUntilAnswered, type ApiAccess, keyed } from '../client/http-client.js';
import { createScenarioData, type ScenarioData } from '../client/scenario-data.js';
import { startTraffic } from '../client/traffic.js';
import { randomOf } from '../random.js';
import { type Outcome } from '../play.js';
import { resultOf } from '../result.js';
import { project } from '../world/halftone.js';
import { createPart, type Part } from '../world/part.js';

export const diskFull = {
  name: 'disk-full',
  words: 'the all-in-one with its embedded database on a disk that is full for a while',
} as const;

export interface DiskFullOptions {
  readonly seed: number;
  readonly isShort: boolean;
  readonly say: (line: string) => void;
}

const megabytes = 400;
const quietWithinMs = 90_000;

/** Undefined where this machine does not let us have a file system of our own. */
export async function playDiskFull({ seed, isShort, say }: DiskFullOptions): Promise<Outcome | undefined> {
  const mount = mountSmallDisk();
  if (mount === undefined) return undefined;
  const random = randomOf(seed);
  const program = await allInOne(mount);
  const [startedAt, startedOn] = [performance.now(), new Date().toISOString()];
  const faults: string[] = [];
  const fault = (words: string): void => {
    const at = `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
    say(`${at.padStart(9)}  ${words}`);
    faults.push(`${at} ${words}`);
  };
  try {
    await program.part.start();
    const data = await createScenarioData({
      name: `full-${String(seed)}`,
      urls: [program.url],
      miniPrograms: 3,
      operators: 3,
      adminToken: readFileSync(join(program.dataDir, 'admin-token'), 'utf8').trim(),
    });
    const traffic = startTraffic(data, random.apart('operators'));
    for (let round = 0; round < (isShort ? 1 : 3); round += 1) {
      await pause(random.between(1_500, 4_000));
      fault('the disk is full');
      await fullFor(mount, isShort ? 5_000 : 15_000);
      fault('the disk has room again');
    }
    await pause(3_000);
    await traffic.stop();
    await untilQuiet(data, program.url);
    const played = {
      scenario: diskFull.name,
      world: 'dev server, embedded database',
      seed,
      faults,
      workerKillsAtMs: [],
      startedAt: startedOn,
      seconds: Math.round((performance.now() - startedAt) / 1_000),
    };
    const evidence = { sent: data.sent, ...(await evidenceOf(program, data)) };
    const violations = [...violationsIn(evidence), ...saysWhatIsWrong(program.part)];
    return { evidence, result: resultOf(played, evidence, violations) };
  } finally {
    await program.part.end();
    execFileSync('umount', ['--lazy', mount]);
    rmdirSync(mount);
  }
}

function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder], { stdio: 'pipe' });
    return folder;
  } catch {
    rmdirSync(folder);
    return undefined;
  }
}

interface AllInOne {
  readonly part: Part;
  readonly url: string;
  readonly dataDir: string;
}

/** Its log is elsewhere: what it says of a full disk must be read. */
async function allInOne(mount: string): Promise<AllInOne> {
  const dataDir = join(mount, 'data');
  const folder = mkdtempSync(join(tmpdir(), 'halftone-faults-'));
  mkdirSync(dataDir, { mode: 0o700 });
  const [port, metricsPort] = [await freePort(), await freePort()];
  const part = createPart({
    name: 'all-in-one',
    folder,
    command: () => [process.execPath, join(project, 'dist/cli/main.js'), 'start'],
    env: () => ({
      HALFTONE_DATA_DIR: dataDir,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      LOG_LEVEL: 'warn',
    }),
    answers: async () =>
      (await fetch(`http://127.0.0.1:${String(metricsPort)}/readyz`)).ok &&
      readFileSync(part.logFile, 'utf8').includes('Ctrl-C ends everything'),
  });
  return { part, dataDir, url: `http://127.0.0.1:${String(port)}` };
}

/** Takes whatever room there is, again and again: files that shrink make some. */
async function fullFor(mount: string, durationMs: number): Promise<void> {
  const filler = join(mount, 'filler');
  const file = openSync(filler, 'w');
  const untilMs = performance.now() + durationMs;
  while (performance.now() < untilMs) {
    const { bavail, bsize } = statfsSync(mount);
    try {
      for (let left = bavail * bsize; left > 0; left -= 65_536) writeSync(file, Buffer.alloc(Math.min(left, 65_536)));
    } catch {
      // Full: what was wanted.
    }
    await pause(50);
  }
  closeSync(file);
  rmSync(filler);
}

async function untilQuiet(data: ScenarioData, url: string): Promise<void> {
  const [operator] = data.operators;
  const untilMs = performance.now() + quietWithinMs;
  if (operator === undefined) return;
  const asker = { urls: [url], token: operator.token };
  for (const releaseId of data.seen.keys())
    while (!(await isAtRest(asker, releaseId)) && performance.now() < untilMs) await pause(300);
}

/** No command waits, and the plan takes no step while the program is down and up again. */
async function isAtRest(asker: ApiAccess, release: string): Promise<boolean> {
  const params = { path: { release } };
  const commands = keyed((api) =>
    api.GET('/v1/releases/{release}/commands', { params: { ...params, query: { limit: 100 } } }),
  );
  const items = (await sendUntilAnswered(asker, commands, 10_000))?.data?.items ?? [];
  const read = keyed((api) => api.GET('/v1/releases/{release}', { params }));
  const dueAt = (await sendUntilAnswered(asker, read, 10_000))?.data?.plan?.dueAt;
  const isSoon = dueAt !== undefined && Date.parse(dueAt) < Date.now() + 120_000;
  return !isSoon && items.every(({ outcome }) => outcome !== 'RECEIVED');
}

/** The embedded database serves one process: it is read while the program is down, Temporal when it is back. */
async function evidenceOf(program: AllInOne, data: ScenarioData) {
  await program.part.end();
  const rows = await readEmbedded(program.dataDir, data);
  await program.part.start();
  const [, port] = readFileSync(join(program.dataDir, 'temporal.pid'), 'utf8').trim().split(' ');
  const target = localTarget(`127.0.0.1:${String(port)}`, 'default');
  const connection = openTemporalConnection(target);
  const client = createTemporalClient(connection, target);
  try {
    const untilMs = performance.now() + quietWithinMs;
    for (const release of rows.releases)
      while (!(await isWorkflowQuiet(client, release).catch(() => false)) && performance.now() < untilMs)
        await pause(300);
    const workflows = await readWorkflows(client, rows.releases);
    const decided = await readDecisions(data, [{ name: 'all-in-one', url: program.url }], rows.targets);
    return { ...rows, undelivered: 0, workflows, decided };
  } finally {
    await connection.close();
  }
}

async function readEmbedded(dataDir: string, data: ScenarioData): Promise<InDatabase> {
  const database = await openDatabase({ dataDir: join(dataDir, 'database') });
  try {
    return await readDatabase(database.kysely, data.miniPrograms);
  } finally {
    await database.close();
  }
}

function saysWhatIsWrong({ logFile }: Part) {
  const isSaid = /The disk of \S+ is full/.test(readFileSync(logFile, 'utf8'));
  return violationsOf('it says what is wrong', isSaid ? [] : ['the log does not speak of the full disk']);
}
