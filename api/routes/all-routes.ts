/** Every route of the API, in the order of the document. */
import type { Route } from '../route.js';
import { meRoutes } from './me.js';
import { miniProgramMemberRoutes } from './mini-program-members.js';
import { miniProgramRoutes } from './mini-programs.js';
import { metricsRoutes, probeRoutes } from './operations.js';
import { qrCodeRoutes } from './qr-codes.js';
import { scanRoutes } from './scans.js';
import { targetAppRoutes } from './target-apps.js';
import { tokenRoutes } from './tokens.js';
import { versionRoutes } from './versions.js';
import { workspaceMemberRoutes } from './workspace-members.js';
import { workspaceRoutes } from './workspaces.js';

export const allRoutes: readonly Route[] = [
  ...workspaceRoutes,
  ...workspaceMemberRoutes,
  ...miniProgramRoutes,
  ...miniProgramMemberRoutes,
  ...versionRoutes,
  ...targetAppRoutes,
  ...qrCodeRoutes,
  ...scanRoutes,
  ...tokenRoutes,
  ...meRoutes,
  ...probeRoutes,
  ...metricsRoutes,
];
