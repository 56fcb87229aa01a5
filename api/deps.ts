/** What the API needs from outside. The process that starts it opens these parts. createApp opens nothing. */
import type { PayloadCodec } from '@temporalio/common';
import type { TokenLifetimePolicy } from '../domain/access/tokens.js';
import type { AddressGuard } from '../platform/http/address-guard.js';
import type { Readiness } from '../contracts/http/operations.js';
import type { ClientAddresses } from '../platform/http/reverse-proxy.js';
import type { Logger } from '../platform/log/logger.js';
import type { Quotas } from '../platform/config/limits.js';
import type { SecretBox } from '../platform/process/secret-box.js';
import type { Clock } from '../store/database/clock.js';
import type { Database } from '../store/database/database.js';
import type { ReleaseWorkflows } from '../workflows/release/release-workflow-client.js';
import type { BackgroundWork } from './http/server/http-server.js';
import type { KnownTokens, RateLimits } from './http/server/rate-limits.js';
import type { ApiMetrics } from './http/server/metrics.js';
import type { TemporalUiAddress } from './release/progress.js';
import type { TakenIds } from './http/creation-limits.js';
import type { ProgressStreams } from './release/streams/progress-streams.js';
import type { TokenUse } from './access/token-use.js';

export interface ApiDeps {
  readonly database: Database;
  readonly workflows: ReleaseWorkflows;
  /** Cached for a second, so that requests cause no query each. */
  readonly readiness: () => Promise<Readiness>;
  readonly logger: Logger;
  readonly metrics: ApiMetrics;
  readonly now: () => number;
  /** Set by tests. */
  readonly databaseClock?: Clock;
  /** The address in printed codes and links, without a closing slash. */
  readonly publicUrl: string;
  /** The same codec that clients and workers use. */
  readonly payloadCodec: PayloadCodec;
  /** Undefined: answers hold no links to the Temporal UI. */
  readonly temporalUi: TemporalUiAddress | undefined;
  /** Signals and writes that no request waits for. Temporal and the database must stay open until they end. */
  readonly background: BackgroundWork;
  readonly tokenUse: TokenUse;
  readonly tokenLifetime: TokenLifetimePolicy;
  readonly takenIds: TakenIds;
  readonly commandTimeouts: CommandTimeouts;
  /** How long a command may wait for its outcome before it is rejected as COMMAND_EXPIRED. */
  readonly commandExpiresAfterMs: number;
  readonly rateLimits: RateLimits;
  readonly quotas: Quotas;
  readonly clientAddresses: ClientAddresses;
  readonly knownTokens: KnownTokens;
  /** For the push addresses of super apps. */
  readonly push: { readonly guard: AddressGuard; readonly secrets: SecretBox };
  readonly streams: ProgressStreams;
}

/** How long requests wait: for a command from its insert on, for a workflow from the query on. */
export interface CommandTimeouts {
  /** Then the answer is 202. */
  readonly answerMs: number;
  /** Then a stop command is applied without its workflow. */
  readonly stopMs: number;
  /** Then the signal to Temporal counts as failed. */
  readonly signalMs: number;
  /** Then a query of a workflow counts as failed. A worker may have to load the release first. */
  readonly queryMs: number;
}

/** A stop command must not wait for other requests' connections, also while its subject is loaded. */
export function onStopConnections(deps: ApiDeps): ApiDeps {
  return { ...deps, database: { ...deps.database, kysely: deps.database.stopKysely } };
}
