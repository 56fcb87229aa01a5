/** Dependencies of the API for tests: the given database. By default Temporal is unreachable (a closed port). */
import type { Client } from '@temporalio/client';
import { createBackgroundWork } from '../../../api/http/server/http-server.js';
import { defaultCommandTimeouts } from '../../../api/release/commands/signal-and-wait.js';
import type { ApiDeps } from '../../../api/deps.js';
import { createKnownTokens } from '../../../api/http/server/rate-limits.js';
import { createMetrics } from '../../../api/http/server/metrics.js';
import { createTakenIds } from '../../../api/http/creation-limits.js';
import { ProgressStreams, type ProgressStreamsOptions } from '../../../api/release/streams/progress-streams.js';
import { keepReadiness, type ReadinessSources } from '../../../api/http/operation-routes.js';
import { createTokenUse } from '../../../api/access/token-use.js';
import { defaultTokenLifetime } from '../../../domain/access/tokens.js';
import { dayMs } from '../../../domain/values/time-units.js';
import { createAddressGuard } from '../../../platform/http/address-guard.js';
import { clientAddresses } from '../../../platform/http/reverse-proxy.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { defaultQuotas, defaultStreamLimits } from '../../../platform/config/limits.js';
import { createPayloadCodec } from '../../../platform/temporal/payload-codec.js';
import { createSecretBox } from '../../../platform/process/secret-box.js';
import {
  createTemporalClient,
  localTarget,
  openTemporalConnection,
} from '../../../platform/temporal/temporal-connection.js';
import type { Database } from '../../../store/database/database.js';

export function apiDeps(
  database: Database,
  {
    isTemporalReachable = () => Promise.resolve(false),
    ...overrides
  }: Partial<ApiDeps & Pick<ReadinessSources, 'isTemporalReachable'>> = {},
): ApiDeps {
  const logger = silentLogger();
  const background = createBackgroundWork();
  return {
    database,
    workflows: { client: noTemporal(), taskQueue: 'halftone-test' },
    readiness: keepReadiness({ database, isTemporalReachable }),
    logger,
    metrics: createMetrics({
      countWaitingCommands: () => Promise.resolve(0),
      countStreams: () => 0,
      unconfirmedFalls: () => Promise.resolve({ count: 0, sinceMs: null }),
    }),
    now: Date.now,
    publicUrl: 'http://halftone.test',
    temporalUi: undefined,
    payloadCodec: createPayloadCodec([]),
    streams: streamsOf(database),
    push: { guard: createAddressGuard([]), secrets: createSecretBox([]) },
    background,
    tokenLifetime: defaultTokenLifetime,
    takenIds: createTakenIds(),
    tokenUse: createTokenUse({ database, logger, background }),
    commandTimeouts: defaultCommandTimeouts,
    commandExpiresAfterMs: dayMs,
    clientAddresses: clientAddresses([]),
    knownTokens: createKnownTokens(),
    quotas: defaultQuotas,
    rateLimits: { perAddress: 100_000, perToken: 100_000 },
    ...overrides,
  };
}

export function streamsOf(database: Database, overrides: Partial<ProgressStreamsOptions> = {}): ProgressStreams {
  return new ProgressStreams({
    database,
    temporalUi: undefined,
    now: Date.now,
    logger: silentLogger(),
    heartbeatMs: 15_000,
    limits: defaultStreamLimits,
    ...overrides,
  });
}

const nowhere = localTarget('127.0.0.1:9', 'default');

function noTemporal(): Client {
  return createTemporalClient(openTemporalConnection(nowhere), nowhere);
}
