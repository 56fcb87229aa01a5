/**
 * `node scripts/record-old-data.mjs <name>`: records a database as this version leaves it, under
 * test/store/database/fixtures/<name>/, for the test that newer versions read it. Run it for each release that
 * changes what is stored, with the version as name, and keep the older folders. Needs pg_dump and a Postgres server.
 */
import { argv, env, exit } from 'node:process';
import { buildIfStale } from './build.mjs';
import { packageProgram, runStep } from './run-step.mjs';

const [name] = argv.slice(2);
if (name === undefined || !/^[a-z0-9][a-z0-9.-]*$/.test(name)) {
  console.error('halftone: name the data after the version they are of, for instance 0.1.0');
  exit(1);
}
await buildIfStale();
const { startPostgres } = await import('./postgres.mjs');
const postgres = await startPostgres();
if (postgres === undefined) {
  console.error('halftone: there is no Postgres server program on this machine');
  exit(1);
}
const code = await runStep(packageProgram('jest'), ['--testMatch', '**/test/store/database/record-old-data.ts'], {
  env: {
    ...env,
    OLD_DATA_OF: name,
    TEST_DATABASE_URL: postgres.url,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning',
  },
});
await postgres.stop();
exit(code);
