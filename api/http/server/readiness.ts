/** Readiness of this process, part by part. Checked at most once a second, however often it is requested. */
import type { Readiness } from '../../../contracts/http/operations.js';
import { keepValue } from '../../../platform/process/kept-value.js';
import type { Database } from '../../../store/database/database.js';
import { checkSchemaVersion } from '../../../store/database/migrate.js';
import { whyWritesAreRefused } from '../../../store/database/writes-refused.js';

type Part = Readiness['parts']['database'];
type StoredParts = Pick<Readiness['parts'], 'database' | 'migrations'>;

export interface ReadinessSources {
  readonly database: Database;
  readonly isTemporalReachable: () => Promise<boolean>;
}

const everyMs = 1_000;
const goodForMs = 5_000;

/** Returns the function that reads the cached readiness. */
export function keepReadiness({ database, isTemporalReachable }: ReadinessSources): () => Promise<Readiness> {
  const stored = keepValue({ read: () => storedParts(database), everyMs, goodForMs });
  const reachable = keepValue({ read: isTemporalReachable, everyMs, goodForMs });
  return async () => {
    const [found, isReachable] = await Promise.all([stored.get(), reachable.get()]);
    const temporal: Part =
      isReachable === true
        ? { ok: true }
        : { ok: false, detail: 'Temporal does not answer: commands wait, stop commands are applied.' };
    const parts = { ...(found ?? unknownParts), temporal };
    if (!parts.database.ok || !parts.migrations.ok) return { status: 'unavailable', parts };
    return { status: temporal.ok ? 'ready' : 'degraded', parts };
  };
}

const unknownParts: StoredParts = {
  database: { ok: false, detail: 'The database does not answer.' },
  migrations: { ok: false, detail: 'Unknown while the database does not answer.' },
};

async function storedParts(database: Database): Promise<StoredParts> {
  const version = await checkSchemaVersion(database.kysely);
  const refusal = await whyWritesAreRefused(database);
  return {
    database: refusal === null ? { ok: true } : { ok: false, detail: refusal },
    migrations: migrationsPart(version),
  };
}

function migrationsPart(version: Awaited<ReturnType<typeof checkSchemaVersion>>): Part {
  switch (version.outcome) {
    case 'current':
      return { ok: true };
    case 'behind':
      return { ok: false, detail: `Run halftone migrate: ${version.missing.join(', ')} missing.` };
    case 'ahead':
      return { ok: false, detail: `A newer program has migrated the database: ${version.unknown.join(', ')}.` };
  }
}
