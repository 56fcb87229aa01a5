/**
 * Runs one suite on each database: always on the embedded one, and on a Postgres server if TEST_DATABASE_URL names one
 * (a role that may create databases). Each file gets its own databases, which are deleted afterwards.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import pg from 'pg';
import type { Database } from '../../store/database/database.js';
import { migrateToLatest } from '../../store/database/migrate.js';
import { openDatabase } from '../../store/open-database.js';
import { type EmbeddedDatabase, openPglite } from '../../store/database/open-pglite.js';

export interface TestDatabases {
  readonly kind: Database['kind'];
  /** The migrated database of this file. Open from before the first test until after the last. */
  readonly db: Database;
  /** A second database without migrations, for tests that change the schema or end connections. */
  makeEmpty(): Promise<Database>;
  /** Address of the server database behind `db`. Undefined for the embedded database. */
  readonly databaseUrl: string | undefined;
}

/** Database images. They are kept between runs. */
const images = fileURLToPath(new URL('../../node_modules/.cache/halftone-test-images/', import.meta.url));

const serverUrl = process.env['TEST_DATABASE_URL'];

export function describeOnEachDatabase(name: string, suite: (databases: TestDatabases) => void): void {
  describeOnPglite(name, suite);
  describeOnPostgres(name, suite);
}

export function describeOnPglite(name: string, suite: (databases: TestDatabases) => void): void {
  describe(`${name} [pglite]`, () => {
    withDatabases(
      'pglite',
      { makeMigrated: () => migratedPglite(), makeEmpty: () => emptyPglite(), drop: async () => {} },
      suite,
    );
  });
}

export function describeOnPostgres(name: string, suite: (databases: TestDatabases) => void): void {
  if (serverUrl === undefined) {
    reportSkipped(name);
    return;
  }
  describe(`${name} [postgres]`, () => {
    withDatabases('postgres', serverDatabases(serverUrl), suite);
  });
}

/** A suite that runs on one database only must say so, and must fail where both are required. */
function reportSkipped(name: string): void {
  if (process.env['CI'] === 'true') {
    it(`${name} [postgres]`, () => {
      throw new Error('TEST_DATABASE_URL is not set: the suite must run on a Postgres server too');
    });
    return;
  }
  it.skip(`${name} [postgres]: skipped, TEST_DATABASE_URL is not set`, () => undefined);
}

interface Maker {
  makeMigrated(): Promise<Database & { readonly url?: string }>;
  makeEmpty(): Promise<Database>;
  drop(): Promise<void>;
}

function withDatabases(kind: Database['kind'], maker: Maker, suite: (databases: TestDatabases) => void): void {
  const opened: Database[] = [];
  let main: (Database & { readonly url?: string }) | undefined;
  const mainOpen = (): Database & { readonly url?: string } => {
    if (main === undefined) throw new Error('The database is open inside of tests and hooks only');
    return main;
  };
  beforeAll(async () => {
    main = await maker.makeMigrated();
    opened.push(main);
  });
  suite({
    kind,
    get db() {
      return mainOpen();
    },
    get databaseUrl() {
      return mainOpen().url;
    },
    makeEmpty: async () => {
      const database = await maker.makeEmpty();
      opened.push(database);
      return database;
    },
  });
  // Runs after the hooks of the suite, because they may still use the database.
  afterAll(async () => {
    for (const database of opened) await database.close();
    await maker.drop();
  });
}

function serverDatabases(adminUrl: string): Maker {
  const names: string[] = [];
  const create = async (): Promise<Database & { readonly url: string }> => {
    const name = `halftone_test_${randomUUID().replaceAll('-', '')}`;
    await asAdmin(adminUrl, `create database ${name}`);
    names.push(name);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return { ...(await openDatabase({ databaseUrl: url.href, maxConnections: 20 })), url: url.href };
  };
  return {
    makeEmpty: create,
    makeMigrated: async () => {
      const database = await create();
      await migrateToLatest(database.kysely);
      return database;
    },
    drop: async () => {
      for (const name of names) await asAdmin(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** In memory if no folder is given. A start from an image takes a sixth of the time of a new database. */
export async function migratedPglite(dataDir?: string): Promise<Database> {
  const file = join(images, `${await schemaDigest()}.tar`);
  return fromImage(file, dataDir, async () => {
    const database = await openPglite({});
    await migrateToLatest(database.kysely);
    return database;
  });
}

function emptyPglite(): Promise<Database> {
  return fromImage(join(images, 'empty.tar'), undefined, () => openPglite({}));
}

async function fromImage(
  file: string,
  dataDir: string | undefined,
  make: () => Promise<EmbeddedDatabase>,
): Promise<Database> {
  const image = await readFile(file).catch(() => undefined);
  if (image !== undefined) return openPglite({ dataDir, template: new Blob([image]) });
  const database = await make();
  await publish(file, new Uint8Array(await (await database.dump()).arrayBuffer()));
  await database.close();
  return fromImage(file, dataDir, make);
}

/** Written to a temporary name and renamed, because another test file may read it at the same time. */
async function publish(file: string, image: Uint8Array): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, image);
  await rename(draft, file);
}

async function schemaDigest(): Promise<string> {
  const folder = new URL('../../store/database/migrations/', import.meta.url);
  const digest = createHash('sha256');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1)))
    digest.update(await readFile(join(file.parentPath, file.name)));
  return digest.digest('hex').slice(0, 16);
}
