import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDataDirectory } from '../../platform/process/data-directory.js';
import { openPglite } from '../../store/database/open-pglite.js';
import { describeOnPostgres } from '../support/database/databases.js';
import { migratedPglite } from '../support/database/pglite-images.js';
import { listen } from '../support/http/http.js';
import { project, runCommand, runHalftone } from '../support/process/running-program.js';
import { tempDir, tempDirOfFile } from '../support/process/temp-dir.js';

let used: string; // Opening an existing database takes a quarter of the time of creating one.

beforeAll(async () => {
  used = tempDirOfFile();
  const database = await migratedPglite({ dataDir: join(used, 'database') });
  await database.close();
});

describe('halftone start refuses, in one line with the remedy,', () => {
  it('if the port is taken', async () => {
    const other = await listen(() => undefined);
    const port = new URL(other.url).port;
    const dataDir = tempDir();
    expect(await lastWords(['start'], { PORT: port }, dataDir)).toBe(
      `halftone: Port ${port} on 127.0.0.1 is taken by another program. Stop that one, or set PORT to another port (0 takes any free one).`,
    );
    expect(existsSync(join(dataDir, 'temporal.db'))).toBe(false);
    await other.close();
  });

  it('if the host is not an address of this machine', async () => {
    expect(await lastWords(['start'], { HOST: '192.0.2.1' })).toBe(
      'halftone: HOST is "192.0.2.1", which is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for everybody.',
    );
  });

  it('if a running process owns the data directory', async () => {
    const dataDir = tempDir();
    const owner = await openDataDirectory(dataDir);
    expect(await lastWords(['start'], {}, dataDir)).toMatch(
      new RegExp(
        `^halftone: The data directory ${dataDir} is in use by a running Halftone \\(process ${process.pid}, `,
      ),
    );
    owner.release();
  });

  it('if the temporal program does not exist', async () => {
    expect(await lastWords(['start'], { TEMPORAL_CLI_PATH: '/nowhere/temporal' }, used)).toBe(
      'halftone: TEMPORAL_CLI_PATH is "/nowhere/temporal", where there is no program that can be run. Set it to the temporal program, or unset it to have one found.',
    );
  });

  it('if the Temporal cluster does not answer', async () => {
    expect(await lastWords(['start'], { TEMPORAL_ADDRESS: '127.0.0.1:9' }, used)).toBe(
      'halftone: Temporal at 127.0.0.1:9 does not answer for the namespace default. Start it, correct TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE, or unset them to have a dev server started.',
    );
  });

  it('if a newer program has migrated the database', async () => {
    const database = await openPglite({ dataDir: join(used, 'database') });
    await sql`insert into schema_migration (name, timestamp) values ('999-later', 'now')`.execute(database.kysely);
    await database.close();
    expect(await lastWords(['start'], {}, used)).toBe(
      'halftone: The database is newer than this program (it has 999-later). Start the newer version of Halftone, or restore a backup from before its upgrade.',
    );
  });
});

describe('halftone start names the defect of its data folder and the remedy', () => {
  it.each<[string, (dataDir: string) => void, RegExp]>([
    [
      'a file in place of the folder',
      (dataDir) => {
        rmSync(dataDir, { recursive: true });
        writeFileSync(dataDir, '');
      },
      /a file is in the place of a folder \((?:EEXIST|ENOTDIR)\)\. Rename that file, or set HALFTONE_DATA_DIR/,
    ],
    [
      'a file in place of the database',
      (dataDir) => writeFileSync(join(dataDir, 'database'), ''),
      /database cannot be used: a file is in the place of a folder \((?:EEXIST|ENOTDIR)\)\. Rename that file/,
    ],
    [
      'a folder in place of the admin token',
      (dataDir) => mkdirSync(join(dataDir, 'admin-token')),
      /admin-token cannot be used: a folder is in the place of a file \(EISDIR\)\. Rename that folder/,
    ],
    [
      "a folder in place of Temporal's log",
      (dataDir) => mkdirSync(join(dataDir, 'temporal.log')),
      /temporal\.log cannot be used: a folder is in the place of a file \(EISDIR\)\. Rename that folder/,
    ],
    [
      'a folder in place of the lock',
      (dataDir) => mkdirSync(join(dataDir, 'lock')),
      /lock cannot be used: a folder is in the place of a file \(EISDIR\)\. Rename that folder/,
    ],
    [
      'a database whose files are damaged',
      (dataDir) => {
        const database = join(dataDir, 'database');
        cpSync(join(used, 'database'), database, { recursive: true });
        writeFileSync(join(database, 'global/pg_control'), 'x'.repeat(8192));
      },
      /The embedded database in .* does not open: .*Its files are damaged\. Restore the folder from a backup/,
    ],
  ])('for %s', async (_, spoil, words) => {
    const dataDir = tempDir();
    spoil(dataDir);
    const said = await lastWords(['start'], {}, dataDir);
    expect(said.split('\n').at(-1)).toMatch(words);
    expect(said).not.toMatch(/\n\s+at |Aborted|\[object/);
  });

  it('halftone migrate writes no file that other users can read', async () => {
    const dataDir = tempDir();
    chmodSync(dataDir, 0o777);
    const migrated = runHalftone(['migrate'], { dataDir });
    expect(await migrated.ended).toBe(0);
    const entries = readdirSync(dataDir, { recursive: true, withFileTypes: true });
    const paths = [dataDir, ...entries.map((entry) => join(entry.parentPath, entry.name))];
    expect(paths.length).toBeGreaterThan(900);
    // PGlite gives 0644 to these copies of the catalog, whatever the umask is. Their folder is closed.
    const open = paths.filter((path) => (statSync(path).mode & 0o077) !== 0 && !path.endsWith('/pg_internal.init'));
    expect(open).toEqual([]);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });
});

describe('a checkout in a path that the build tools do not support', () => {
  it.each(['c#', 'a?b', 'a!b'])('is refused in one line: %s', async (name) => {
    const checkout = join(tempDir(), name);
    mkdirSync(checkout);
    cpSync(join(project, 'scripts'), join(checkout, 'scripts'), { recursive: true });
    const refused = runCommand([process.execPath, join(checkout, 'scripts/start.mjs')], { cwd: checkout });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(
      /^halftone: The path of this checkout, .*, contains "[#?!]", .*Move the checkout.*\.\n$/,
    );
  });
});

describe('halftone api and worker refuse, in one line with the remedy,', () => {
  it('if no database server is configured', async () => {
    const line =
      'halftone: DATABASE_URL is not set: the embedded database serves one process alone. Set it to a Postgres server, or run everything in one process with `halftone start`.';
    expect(await lastWords(['api'])).toBe(line);
    expect(await lastWords(['worker'])).toBe(line);
  });
});

describeOnPostgres('halftone api refuses, in one line with the remedy,', (databases) => {
  it('if the database is not migrated', async () => {
    await sql`delete from schema_migration`.execute(databases.db.kysely);
    expect(await lastWords(['api'], { DATABASE_URL: databases.databaseUrl ?? '' })).toMatch(
      /^halftone: The database lacks what this program needs \(.*\)\. Run `halftone migrate` first\.$/,
    );
  });
});

describe('a Node that is too old', () => {
  // Simulates an old Node by its version number, because no old Node is installed.
  const oldNode = ['--import', "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.4'})"];

  it.each(['scripts/start.mjs', 'dist/cli/main.js'])('is reported by %s before anything is loaded', async (script) => {
    const refused = runCommand([process.execPath, ...oldNode, join(project, script)], { cwd: tempDir() });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^halftone: Node 18\.20\.4 is too old\. Install Node 20\.19 or later .*\.\n$/);
  });
});

/** Everything that a failing start writes to stderr. */
async function lastWords(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  dataDir = tempDir(),
): Promise<string> {
  const refused = runHalftone(args, { dataDir, env: { LOG_LEVEL: 'warn', ...env } });
  expect(await refused.ended).toBe(1);
  return refused.stderr().trimEnd();
}
