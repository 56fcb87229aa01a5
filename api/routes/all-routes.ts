/** Every route of the API, in the order of the document. */
import type { Route } from '../route.js';
import { operationsRoutes } from './operations.js';

export const allRoutes: readonly Route[] = [...operationsRoutes];
