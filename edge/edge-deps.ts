/** What all request handlers share: serving state, token cache and counters. Opened by `open-edge.ts`. */
import type { ClientAddresses } from '../platform/http/reverse-proxy.js';
import type { StreamLimits } from '../platform/config/limits.js';
import type { AddressBudgets, RefusalLog } from './access/rate-limits.js';
import type { TokenCache } from './access/token-cache.js';
import type { ServingState } from './source/serving-state.js';

export interface EdgeLimits {
  /** Requests of one token in a second. 0: no limit. */
  readonly requestsPerSecond: number;
  /** Requests of one address in a minute without a valid token. */
  readonly unknownPerMinute: number;
  readonly streams: StreamLimits;
  /** Bytes that may be buffered for one slow reader before it is dropped. */
  readonly waitingBytes: number;
}

export interface EdgeDeps {
  readonly state: ServingState;
  readonly tokenCache: TokenCache;
  readonly limits: EdgeLimits;
  readonly clientAddresses: ClientAddresses;
  readonly unknownTokens: AddressBudgets;
  readonly refusalLog: RefusalLog;
  readonly counts: RequestCounts;
  readonly now: () => number;
  /** Path of PUBLIC_URL, without a closing slash. */
  readonly basePath: string;
}

/** Counts since the start. Plain numbers, because every request raises them and only a scrape reads them. */
export interface RequestCounts {
  single: number;
  bulk: number;
  bulkUnchanged: number;
  /** Targets evaluated by all bulk requests together. */
  bulkDecisions: number;
  refused: number;
}

export function noCounts(): RequestCounts {
  return { single: 0, bulk: 0, bulkUnchanged: 0, bulkDecisions: 0, refused: 0 };
}
