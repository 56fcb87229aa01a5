/** Counts the statements that a program sends, for tests that must not depend on the clock. */
import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../../store/database/database.js';

export interface CountedDatabase extends Database {
  /** Number of statements since the last call. */
  takeCount(): number;
}

/** Wraps the same database. Only statements through the returned object are counted. */
export function countedDatabase(database: Database): CountedDatabase {
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return {
    ...database,
    kysely: database.kysely.withPlugin(plugin),
    stopKysely: database.stopKysely.withPlugin(plugin),
    takeCount: () => {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}
