/** What several processes derive from the configuration in the same way: options of their parts, and one warning. */
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { ApiOptions } from '../../api/main.js';
import type { EdgeOptions } from '../../edge/open-edge.js';
import type { Config } from '../../platform/config/config.js';
import { type AddressGuard, createAddressGuard } from '../../platform/http/address-guard.js';
import { basePathOf } from '../../platform/http/reverse-proxy.js';
import type { Logger } from '../../platform/log/logger.js';
import { createSecretBox, type SecretBox } from '../../platform/process/secret-box.js';
import { addExposure } from '../../store/serving/exposure.js';

/**
 * Options of the decision plane, alone or in front of the API. Processes may share a data folder: the file with the
 * serving state is replaced atomically.
 */
export function edgeOptions(config: Config, logger: Logger): Omit<EdgeOptions, 'database'> {
  const { dataDir, evaluationsPerSecond, publicUrl, trustedProxies } = config;
  const basePath = basePathOf(publicUrl);
  const limits = { requestsPerSecond: evaluationsPerSecond, streams: config.decisionStreams };
  const reportExposure: EdgeOptions['reportExposure'] = (database) => (counts) =>
    addExposure(database.kysely, counts, Date.now());
  const copyPath = join(dataDir, 'edge', 'serving.jsonl');
  return { reportExposure, copyPath, logger, limits, basePath, trustedProxies };
}

/** Options of the API that are settings alone. */
export function apiOptions(
  config: Config,
): Omit<ApiOptions, 'database' | 'edge' | 'logger' | 'push' | 'temporal' | 'temporalUiUrl'> {
  const { host, port, metricsHost, metricsPort, publicUrl, commandExpiresAfterMs } = config;
  const { httpLimits, quotas, trustedProxies } = config;
  return {
    host,
    port,
    metricsHost,
    metricsPort,
    publicUrl,
    commandExpiresAfterMs,
    tokenLifetime: config.tokens,
    streamLimits: config.streams,
    httpLimits,
    quotas,
    trustedProxies,
    taskQueue: config.temporal.taskQueue,
  };
}

/** Address guard and encryption of secrets for push. */
export function pushOptions({ push }: Pick<Config, 'push'>): {
  readonly guard: AddressGuard;
  readonly secrets: SecretBox;
} {
  return { guard: createAddressGuard(push.allowPrivate), secrets: createSecretBox(push.secretKeys) };
}

type Address = Pick<Config, 'host' | 'publicUrl'>;

/** Logs a warning when tokens cross the network without TLS: not on loopback, and not behind an https PUBLIC_URL. */
export function warnPlainHttp({ host, publicUrl }: Address, logger: Pick<Logger, 'warn'>): void {
  if (isLoopback(host) || publicUrl?.startsWith('https:') === true) return;
  logger.warn(
    { host, publicUrl },
    'Tokens and sessions cross the network in plain http. Put a proxy with TLS in front and set PUBLIC_URL to its https address, or set HOST=127.0.0.1 (docs/tls-and-proxies.md)',
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
