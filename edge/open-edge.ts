/**
 * Opens the decision plane of one process: its data, the sources of the data, and the request handler. It opens no
 * port. The API calls the handler before its own routes, and `halftone edge` serves it alone.
 */
import type { Network } from '../platform/http/address-guard.js';
import { clientAddresses } from '../platform/http/reverse-proxy.js';
import type { Logger } from '../platform/log/logger.js';
import { defaultDecisionStreamLimits } from '../platform/config/limits.js';
import type { Database } from '../store/database/database.js';
import { AddressBudgets, RefusalLog } from './access/rate-limits.js';
import { TokenFollower } from './access/follow-tokens.js';
import { TokenCache } from './access/token-cache.js';
import { type EdgeDeps, type EdgeLimits, noCounts } from './edge-deps.js';
import { type ExposureReporter, type ReportExposure, startExposureReporter } from './metrics/report-exposure.js';
import { createEdgeHandler, type EdgeHandler } from './http/edge-handler.js';
import { DiskCopyKeeper, readDiskCopy } from './source/disk-copy.js';
import { DatabaseFollower } from './source/follow-database.js';
import { ServingState } from './source/serving-state.js';
import { StreamHub } from './stream/hub.js';

export interface EdgeOptions {
  /** Undefined while it cannot be opened. Pass it to `follow` later. */
  readonly database: Database | undefined;
  /** Path of the disk copy. Undefined: no copy. */
  readonly copyPath: string | undefined;
  readonly logger: Logger;
  readonly now?: () => number;
  /** Path of PUBLIC_URL, without a closing slash. Default: none. */
  readonly basePath?: string;
  readonly limits?: Partial<EdgeLimits>;
  /** Proxies whose X-Forwarded-For is used. Default: none. */
  readonly trustedProxies?: readonly Network[];
  /** Stores the counts of decisions, once there is a database. Without it the counts are not stored. */
  readonly reportExposure?: (database: Database) => ReportExposure;
}

export interface Edge {
  readonly handle: EdgeHandler;
  readonly deps: EdgeDeps;
  readonly hub: StreamHub;
  /** Keeps the data equal to `database`. Resolves after the first attempt to read it. */
  follow(database: Database): Promise<void>;
  /** Stops using the database. Decisions continue from memory. */
  unfollow(): Promise<void>;
  /** Compares with the database now. False when the database is not available. */
  catchUp(): Promise<boolean>;
  /** Decisions whose counts could not be reported since the start. */
  readonly exposureLost: number;
  /** Reports the counts now. */
  flushExposure(): Promise<void>;
  close(): Promise<void>;
}

const usualLimits: EdgeLimits = {
  requestsPerSecond: 0,
  unknownPerMinute: 12_000,
  streams: defaultDecisionStreamLimits,
  waitingBytes: 1024 * 1024,
};

export async function openEdge(options: EdgeOptions): Promise<Edge> {
  const { copyPath, logger, now = Date.now } = options;
  const deps = depsOf(options, now);
  const { state, tokenCache } = deps;
  const hub = new StreamHub(deps);
  if (copyPath !== undefined) await restore(copyPath, deps, logger);
  const keeper = copyPath === undefined ? null : new DiskCopyKeeper({ path: copyPath, state, tokenCache, logger, now });
  keeper?.start();
  let lostBefore = 0;
  let reporter: ExposureReporter | null = null;
  let followers: { readonly targets: DatabaseFollower; readonly tokens: TokenFollower } | null = null;
  const follow = async (database: Database): Promise<void> => {
    followers = {
      targets: new DatabaseFollower({ database, state, logger, now }),
      tokens: new TokenFollower(database, tokenCache, logger),
    };
    const report = options.reportExposure?.(database);
    if (report !== undefined) reporter = startExposureReporter({ snapshot: state.snapshot, report, logger });
    await Promise.all([followers.targets.start(), followers.tokens.start()]);
  };
  const unfollow = async (): Promise<void> => {
    await Promise.all([reporter?.stop(), followers?.targets.stop(), followers?.tokens.stop()]);
    lostBefore += reporter?.lost ?? 0;
    reporter = null;
    followers = null;
  };
  if (options.database !== undefined) await follow(options.database);
  return {
    handle: createEdgeHandler(deps, hub),
    deps,
    hub,
    follow,
    unfollow,
    catchUp: async () => {
      if (followers === null) return false;
      await followers.tokens.read();
      return followers.targets.catchUp();
    },
    get exposureLost() {
      return lostBefore + (reporter?.lost ?? 0);
    },
    flushExposure: async () => {
      await reporter?.flush();
    },
    close: async () => {
      hub.close();
      await unfollow();
      await keeper?.stop();
    },
  };
}

function depsOf({ logger, basePath = '', trustedProxies = [], ...options }: EdgeOptions, now: () => number): EdgeDeps {
  const limits = { ...usualLimits, ...options.limits };
  return {
    state: new ServingState(now),
    tokenCache: new TokenCache(now),
    limits,
    counts: noCounts(),
    now,
    basePath,
    clientAddresses: clientAddresses(trustedProxies),
    unknownTokens: new AddressBudgets(limits.unknownPerMinute, now),
    refusalLog: new RefusalLog(logger, now),
  };
}

async function restore(path: string, { state, tokenCache }: EdgeDeps, logger: Logger): Promise<void> {
  const copy = await readDiskCopy(path);
  if (copy === undefined) return;
  for (const target of copy.targets) state.put(target);
  tokenCache.replace(copy.tokens);
  if (copy.confirmedAtMs !== null) state.freshness.confirm(copy.confirmedAtMs);
  state.markLoaded();
  logger.info(
    { targets: copy.targets.length, ageSeconds: state.freshness.ageSeconds },
    'Serving from the copy on disk',
  );
}
