/** Every route of the API, in the order of the document. */
import type { Route } from '../route.js';
import { metricsRoutes, probeRoutes } from './operations.js';

export const allRoutes: readonly Route[] = [...probeRoutes, ...metricsRoutes];
