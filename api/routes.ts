/** Every route of the API, in the order of the document. */
import type { Route } from './route.js';

export const routes: readonly Route[] = [];
