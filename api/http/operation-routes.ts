/** Probes, on every port, and metrics, on the metrics port only: their labels name mini programs and target apps. */
import { aliveSchema, type Readiness, readinessSchema } from '../../contracts/http/operations.js';
import { keepValue } from '../../platform/process/kept-value.js';
import type { Database } from '../../store/database/database.js';
import { checkSchemaVersion } from '../../store/database/migrate.js';
import { writeRefusalReason } from '../../store/database/writes-refused.js';
import { route, type Route } from './route.js';

const isAlive = route({
  method: 'get',
  path: '/healthz',
  operationId: 'isAlive',
  summary: 'Whether the process runs',
  description:
    'For liveness probes. It answers while the process runs, whatever the state of database and Temporal. It needs no token and counts for no rate limit.',
  tag: 'Operations',
  responses: { 200: { description: 'It runs.', schema: aliveSchema } },
  permission: 'public',
  handle: () => ({ status: 200, body: { status: 'alive' as const } }),
});

const isReady = route({
  method: 'get',
  path: '/readyz',
  operationId: 'isReady',
  summary: 'Whether the process can do its work',
  description:
    'For readiness probes and load balancers. 503 while the database does not answer or its schema does not fit. Without Temporal the process stays ready: commands wait, and stop commands are applied. It needs no token and counts for no rate limit.',
  tag: 'Operations',
  responses: {
    200: { description: 'It can; `degraded` while Temporal is away.', schema: readinessSchema },
    503: { description: 'It cannot: send it no traffic.', schema: readinessSchema },
  },
  permission: 'public',
  handle: async ({ deps }) => {
    const body = await deps.readiness();
    return body.status === 'unavailable' ? { status: 503, body } : { status: 200, body };
  },
});

const getMetrics = route({
  method: 'get',
  path: '/metrics',
  operationId: 'getMetrics',
  summary: 'Metrics for Prometheus',
  description:
    'For Prometheus, on the metrics port only. Labels name mini programs and target apps, so keep the port inside of the network. It counts for no rate limit.',
  tag: 'Operations',
  responses: { 200: { description: 'The Prometheus text format.', contentTypes: ['text/plain'] } },
  permission: 'public',
  handle: ({ deps }) => ({
    send: async (response) => {
      const { contentType, body } = await deps.metrics.text();
      response.set('Content-Type', contentType).send(body);
    },
  }),
});

export const probeRoutes: readonly Route[] = [isAlive, isReady];
export const metricsRoutes: readonly Route[] = [getMetrics];

type Part = Readiness['parts']['database'];
type StoredParts = Pick<Readiness['parts'], 'database' | 'migrations'>;

export interface ReadinessSources {
  readonly database: Database;
  readonly isTemporalReachable: () => Promise<boolean>;
}

const everyMs = 1_000;
const goodForMs = 5_000;

/** Returns the function that reads the readiness of this process. It checks each part at most once a second. */
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
  const refusal = await writeRefusalReason(database);
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
