/** Whether this process can do its work, part by part. */
import type { Readiness } from '../contracts/operations.js';
import { checkSchemaVersion } from '../store/migrate.js';
import type { ApiDeps } from './deps.js';

type Part = Readiness['parts']['database'];

export async function readinessOf(deps: Pick<ApiDeps, 'database' | 'isTemporalReachable'>): Promise<Readiness> {
  const [stored, isTemporalReachable] = await Promise.all([databaseParts(deps), deps.isTemporalReachable()]);
  const temporal: Part = isTemporalReachable
    ? { ok: true }
    : { ok: false, detail: 'Temporal does not answer: commands wait, stop commands are applied.' };
  const parts = { ...stored, temporal };
  if (!parts.database.ok || !parts.migrations.ok) return { status: 'unavailable', parts };
  return { status: temporal.ok ? 'ready' : 'degraded', parts };
}

async function databaseParts({ database }: Pick<ApiDeps, 'database'>): Promise<{ database: Part; migrations: Part }> {
  try {
    const version = await checkSchemaVersion(database.kysely);
    return { database: { ok: true }, migrations: migrationsPart(version) };
  } catch {
    return {
      database: { ok: false, detail: 'The database does not answer.' },
      migrations: { ok: false, detail: 'Unknown while the database does not answer.' },
    };
  }
}

function migrationsPart(version: Awaited<ReturnType<typeof checkSchemaVersion>>): Part {
  switch (version.is) {
    case 'current':
      return { ok: true };
    case 'behind':
      return { ok: false, detail: `Run halftone migrate: ${version.missing.join(', ')} missing.` };
    case 'ahead':
      return { ok: false, detail: `A newer program has migrated the database: ${version.unknown.join(', ')}.` };
  }
}
