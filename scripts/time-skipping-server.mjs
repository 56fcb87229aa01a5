/**
 * The server of the time-skipping tests (`*.skip.test.ts`): Temporal's Java test server. Maven fetches it once (38 MB)
 * into `~/.cache/halftone`, by its own settings, and the files are compared with a digest.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectDir, runStep } from './run-step.mjs';

const pom = join(projectDir, 'scripts', 'time-skipping', 'pom.xml');
const copyJars = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
/** Of the lines `<sha256>  <name>` of all jars, in the order of their names. */
const digest = '22693f3bca556caa7a865cd11c04413cfa02d97df6d996648126a9039cf671e2';

/** Resolves to `{ folder }` for scripts/time-skipping/test-server.sh, or to `{ why }` when there is none. */
export async function findTimeSkippingServer() {
  if (!answers('java')) return { why: 'there is no Java on this machine' };
  const { programCacheDir } = await import('../dist/platform/temporal/temporal-program.js');
  const folder = join(dirname(programCacheDir(process.env)), `time-skipping-${digest.slice(0, 12)}`);
  const why = existsSync(folder) ? undefined : await fetchInto(folder);
  if (why !== undefined) return { why };
  await archiveClasses(folder);
  return { folder };
}

function answers(program) {
  return spawnSync(program, ['-version'], { stdio: 'ignore' }).status === 0;
}

/** The reason when it failed. */
async function fetchInto(folder) {
  if (!answers('mvn')) return 'there is no Maven (mvn) on this machine to fetch its server';
  console.log("Fetching Temporal's test server with Maven (some 20 s, once).");
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}.new-`);
  const options = ['-q', '-B', '-C', '-f', pom, '-DincludeScope=runtime', `-DoutputDirectory=${join(fresh, 'jars')}`];
  try {
    if ((await runStep('mvn', [...options, copyJars])) !== 0) return 'Maven could not fetch its server';
    if (digestOf(join(fresh, 'jars')) !== digest) return 'the fetched server is not the one that we know';
    // Whole or not at all, also when another run has put it there in the meantime.
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return undefined;
}

function digestOf(jars) {
  const lines = readdirSync(jars)
    .sort()
    .map((name) => `${sha256(readFileSync(join(jars, name)))}  ${name}\n`);
  return sha256(lines.join(''));
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The loaded classes of one short run: with them the server starts in 0.4 s instead of 3 s. The SDK waits for 5 s,
 * which is too short without them on a busy machine.
 */
async function archiveClasses(folder) {
  const archive = join(folder, 'classes.jsa');
  if (existsSync(archive)) return;
  const { freePort } = await import('../dist/platform/process/free-port.js');
  const { startGuarded } = await import('../dist/platform/process/guarded-process.js');
  const port = String(await freePort());
  const fresh = `${archive}.new-${process.pid}`;
  const server = startGuarded({
    command: [
      ...['java', `-XX:ArchiveClassesAtExit=${fresh}`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
      ...['-cp', join(folder, 'jars', '*'), 'io.temporal.testserver.TestServer', port],
    ],
    pidFile: `${fresh}.pid`,
    note: port,
    logFile: join(folder, 'archive.log'),
  });
  await useOnce(`127.0.0.1:${port}`, server);
  await server.stop(60_000); // On a busy machine the archive takes long to write.
  if (existsSync(fresh)) renameSync(fresh, archive);
}

async function useOnce(address, server) {
  const { Client, Connection } = await import('@temporalio/client');
  while (!server.hasEnded) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: '1s' });
      const { workflow } = new Client({ connection });
      await workflow.start('any', { workflowId: 'any', taskQueue: 'any', args: [{}] });
      await workflow.getHandle('any').signal('any');
      await connection.close();
      return;
    } catch {
      await pause(100);
    }
  }
}
