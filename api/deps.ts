/** What the API needs from outside. Opened by whoever starts it; createApp opens nothing. */
import type { PayloadCodec } from '@temporalio/common';
import type { TokenLifetimePolicy } from '../domain/access/token-lifetime.js';
import type { AddressGuard } from '../platform/http/address-guard.js';
import type { Readiness } from '../contracts/http/operations.js';
import type { ClientAddresses } from '../platform/http/client-address.js';
import type { Logger } from '../platform/log/logger.js';
import type { Quotas } from '../platform/config/quotas.js';
import type { SecretBox } from '../platform/process/secret-box.js';
import type { Database } from '../store/database/database.js';
import type { ReleaseWorkflows } from '../workflows/release/release-workflow-client.js';
import type { BackgroundWork } from './http/server/background-work.js';
import type { KnownTokens } from './access/known-tokens.js';
import type { ApiMetrics } from './http/server/metrics.js';
import type { TemporalUi } from './release/progress.js';
import type { TakenIds } from './registry/taken-ids.js';
import type { ProgressStreams } from './release/streams/progress-streams.js';
import type { TokenUse } from './access/token-use.js';

export interface ApiDeps {
  readonly database: Database;
  readonly workflows: ReleaseWorkflows;
  /** Kept for a second: no query for each request. */
  readonly readiness: () => Promise<Readiness>;
  readonly logger: Logger;
  readonly metrics: ApiMetrics;
  readonly now: () => number;
  /** The address that printed codes and links carry, without a slash at its end. */
  readonly publicUrl: string;
  /** As clients and workers use it. */
  readonly payloadCodec: PayloadCodec;
  /** Links to the Temporal UI are left out when its place is unknown. */
  readonly temporalUi: TemporalUi | undefined;
  /** Signals and writes that nobody waits for: Temporal and the database must not close under them. */
  readonly background: BackgroundWork;
  readonly tokenUse: TokenUse;
  readonly tokenLifetime: TokenLifetimePolicy;
  readonly takenIds: TakenIds;
  readonly patience: CommandTimeouts;
  /** How long a command may wait for its outcome before it is rejected as COMMAND_EXPIRED. */
  readonly commandExpiresAfterMs: number;
  readonly rateLimits: RateLimits;
  readonly quotas: Quotas;
  readonly clientAddresses: ClientAddresses;
  readonly knownTokens: KnownTokens;
  /** For the addresses that super apps are told at. */
  readonly push: { readonly guard: AddressGuard; readonly secrets: SecretBox };
  readonly streams: ProgressStreams;
}

export interface RateLimits {
  /** Requests a minute from one address without a token that authenticated; from the /64 of an IPv6 address. */
  readonly perAddress: number;
  /** Requests a minute with one token. */
  readonly perToken: number;
}

/** How long askers wait: of a command from its insert on, of a workflow from the question on. */
export interface CommandTimeouts {
  /** Until the answer 202. */
  readonly answerMs: number;
  /** Until a stop command is applied without its workflow. */
  readonly stopMs: number;
  /** Until Temporal must have taken the signal. */
  readonly signalMs: number;
  /** Until a workflow must have answered a query; a worker may have to load the release first. */
  readonly queryMs: number;
}
