/** The options of parts of a process from the configuration: the decision plane and push. */
import type { Config } from '../../platform/config/config.js';
import type { EdgeOptions } from '../../edge/open-edge.js';
import type { Logger } from '../../platform/log/logger.js';
import { addExposure } from '../../store/exposure/write-exposure.js';
import { basePathOf } from '../../platform/http/base-path.js';
import { createAddressGuard, type AddressGuard } from '../../platform/http/address-guard.js';
import { createSecretBox, type SecretBox } from '../../platform/process/secret-box.js';
import { join } from 'node:path';

/**
 * Of a decision plane, alone or in front of the API. The copy is replaced whole, so that processes which
 * share a data folder do not disturb each other.
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

/** The address guard and the box that seals secrets. */
export function pushOptions({ push }: Pick<Config, 'push'>): {
  readonly guard: AddressGuard;
  readonly secrets: SecretBox;
} {
  return { guard: createAddressGuard(push.allowPrivate), secrets: createSecretBox(push.secretKeys) };
}
