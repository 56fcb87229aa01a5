/** The role matrix: all its rows. */
import { fileRoutes } from './file-routes.js';
import { hostRoutes } from './host-routes.js';
import { makerRoutes } from './maker-routes.js';
import { ownRoutes } from './own-routes.js';
import { planRoutes } from './plan-routes.js';
import type { RouteRoles } from './route-roles.js';
import { windowRoutes } from './window-routes.js';

/** In an order in which each finds what it needs. */
export const roleTable: Readonly<Record<string, RouteRoles>> = {
  ...ownRoutes,
  ...makerRoutes,
  ...windowRoutes,
  ...planRoutes,
  ...fileRoutes,
  ...hostRoutes,
};
