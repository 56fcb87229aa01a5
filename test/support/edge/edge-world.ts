/**
 * Targets in the form that the decision plane loads, and a decision plane in this process that serves them over HTTP.
 */
import { createHash } from 'node:crypto';
import type { ServedTarget } from '../../../domain/serving/serving-view.js';
import type { KnownToken } from '../../../edge/access/token-cache.js';
import type { EdgeLimits } from '../../../edge/edge-deps.js';
import { type Edge, openEdge } from '../../../edge/open-edge.js';
import type { Network } from '../../../platform/http/address-guard.js';
import { type Logger, silentLogger } from '../../../platform/log/logger.js';
import { type Listening, listen } from '../http/http.js';

export const salt = '0123456789abcdef0123456789abcdef';

/** weather on wallet's production. By default 1.0.0 for all users and 2.0.0 for 25 %. */
export function servingTarget(parts: Partial<ServedTarget> = {}): ServedTarget {
  return {
    miniProgram: 'weather',
    targetApp: 'wallet',
    environment: 'production',
    revision: 4,
    suspended: false,
    baseline: { releaseId: 'release-1', version: '1.0.0' },
    candidate: { releaseId: 'release-2', version: '2.0.0', bp: 2500, salt, hashVersion: 1 },
    pilots: [],
    ...parts,
  };
}

/** Many targets, each with its own share and salt. */
export function servingTargets(count: number, parts: Partial<ServedTarget> = {}): ServedTarget[] {
  return Array.from({ length: count }, (_, i) =>
    servingTarget({
      miniProgram: `program-${i}`,
      candidate: {
        releaseId: `release-${i}`,
        version: `2.${i}.0`,
        bp: 1 + ((i * 37) % 9999),
        salt: createHash('md5').update(`salt ${i}`).digest('hex'),
        hashVersion: 1,
      },
      ...parts,
    }),
  );
}

export const secret = 'halftone_decide_for_wallet';

export interface EdgeWorld extends Edge {
  readonly url: string;
  readonly server: Listening;
}

export interface EdgeWorldOptions {
  readonly limits?: Partial<EdgeLimits>;
  readonly now?: () => number;
  readonly targetApps?: readonly string[];
  readonly kind?: KnownToken['kind'];
  readonly logger?: Logger;
  readonly trustedProxies?: readonly Network[];
}

/** Serves `targets` and accepts one token, `secret`, for the target app wallet. End it with `close`. */
export async function edgeWorld(
  targets: readonly ServedTarget[],
  { now = Date.now, targetApps = ['wallet'], kind = null, logger = silentLogger(), ...options }: EdgeWorldOptions = {},
): Promise<EdgeWorld> {
  const edge = await openEdge({ database: undefined, copyPath: undefined, logger, now, ...options });
  for (const target of targets) edge.deps.state.put(target);
  edge.deps.tokenCache.replace([{ ...tokenOf(secret, targetApps), kind }]);
  edge.deps.state.markLoaded();
  edge.deps.state.freshness.confirm(now());
  const server = await listen(edge.handle);
  return {
    ...edge,
    server,
    url: server.url,
    close: async () => {
      await edge.close();
      await server.close();
    },
  };
}

export function tokenOf(text: string, targetApps: readonly string[], expiresAtMs: number | null = null) {
  const hash = createHash('sha256').update(text).digest('hex');
  return { id: `token-${hash.slice(0, 8)}`, hash, targetApps, expiresAtMs };
}

export const bearer = { Authorization: `Bearer ${secret}` };

/** One OFREP request. `key` null requests all mini programs. */
export function evaluate(url: string, key: string | null, body: unknown, headers: Record<string, string> = bearer) {
  const path = key === null ? '/ofrep/v1/evaluate/flags' : `/ofrep/v1/evaluate/flags/${encodeURIComponent(key)}`;
  return fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export function contextOf(targetingKey: string, more: Record<string, unknown> = {}) {
  return { context: { targetingKey, targetApp: 'wallet', ...more } };
}
