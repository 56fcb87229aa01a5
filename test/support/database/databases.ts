/**
 * Runs one suite on the databases: always on the embedded one, and on a Postgres server if TEST_DATABASE_URL names one
 * (a role that may create databases). Each file gets its own databases, which are deleted afterwards.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Database } from '../../../store/database/database.js';
import { migrateToLatest } from '../../../store/database/migrate.js';
import { openDatabase } from '../../../store/open-database.js';
import { emptyPglite, migratedPglite } from './pglite-images.js';

export interface TestDatabases {
  readonly kind: Database['kind'];
  /** The migrated database of this file. Open from before the first test until after the last. */
  readonly db: Database;
  /** A second database without migrations, for tests that change the schema or end connections. */
  makeEmpty(): Promise<Database>;
  /** Address of the server database behind `db`. Undefined for the embedded database. */
  readonly databaseUrl: string | undefined;
}

const serverUrl = process.env['TEST_DATABASE_URL'];
/** A migrated database of that server to copy, which takes a fifth of the time of migrating an empty one. */
const template = process.env['TEST_DATABASE_TEMPLATE'];

type Suite = (databases: TestDatabases) => void;

/** For suites of the long layer about the database. */
export function describeOnEachDatabase(name: string, suite: Suite): void {
  describeOnPglite(name, suite);
  describeOnPostgres(name, suite);
}

/**
 * For suites of the quick layer. It runs them on one database, the server if there is one. The long layer runs those of
 * the store on the other (jest.config.mjs finds their files). What is built on the store meets that one in tests of
 * every route, of the console and of whole programs. Without a layer they run on both.
 */
export function describeInTurn(name: string, suite: Suite): void {
  const layer = process.env['TEST_LAYER'];
  const isServersTurn = layer === undefined || (layer === 'quick') === (serverUrl !== undefined);
  const isEmbeddedsTurn = layer === undefined || !isServersTurn;
  if (isEmbeddedsTurn) onPglite(name, suite);
  if (isServersTurn) onPostgres(name, suite);
}

export function describeOnPglite(name: string, suite: Suite): void {
  if (!isRepetition()) onPglite(name, suite);
}

export function describeOnPostgres(name: string, suite: Suite): void {
  if (!isRepetition()) onPostgres(name, suite);
}

/** The long layer runs a file of the quick one for its suites in turn. All others ran before. */
function isRepetition(): boolean {
  const isOfQuickLayer = !/\.(long|skip)\.test\.ts$/.test(expect.getState().testPath ?? '');
  return process.env['TEST_LAYER'] === 'long' && isOfQuickLayer;
}

function onPglite(name: string, suite: Suite): void {
  describe(`${name} [pglite]`, () => {
    withDatabases(
      'pglite',
      { makeMigrated: () => migratedPglite(), makeEmpty: () => emptyPglite(), drop: async () => {} },
      suite,
    );
  });
}

function onPostgres(name: string, suite: Suite): void {
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

function withDatabases(kind: Database['kind'], maker: Maker, suite: Suite): void {
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
  const create = async (from = ''): Promise<Database & { readonly url: string }> => {
    const name = `halftone_test_${randomUUID().replaceAll('-', '')}`;
    await asAdmin(adminUrl, `create database ${name} ${from}`);
    names.push(name);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    return { ...(await openDatabase({ databaseUrl: url.href, maxConnections: 20 })), url: url.href };
  };
  return {
    makeEmpty: () => create(),
    makeMigrated: async () => {
      if (template !== undefined) return create(`template ${template}`);
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
