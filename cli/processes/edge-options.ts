/** The settings of a decision plane, alone or in front of the API. */
import { join } from 'node:path';
import type { EdgeOptions } from '../../edge/open-edge.js';
import { basePathOf } from '../../platform/http/base-path.js';
import type { Config } from '../../platform/config/config.js';
import type { Logger } from '../../platform/log/logger.js';
import { addExposure } from '../../store/exposure/write-exposure.js';

/** The copy is replaced whole, so that processes which share a data folder do not disturb each other. */
export function edgeOptions(config: Config, logger: Logger): Omit<EdgeOptions, 'database'> {
  const { dataDir, evaluationsPerSecond, publicUrl, trustedProxies } = config;
  const basePath = basePathOf(publicUrl);
  const limits = { requestsPerSecond: evaluationsPerSecond, streams: config.decisionStreams };
  const reportExposure: EdgeOptions['reportExposure'] = (database) => (counts) =>
    addExposure(database.kysely, counts, Date.now());
  const copyPath = join(dataDir, 'edge', 'serving.jsonl');
  return { reportExposure, copyPath, logger, limits, basePath, trustedProxies };
}
