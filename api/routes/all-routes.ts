/** Every route of the public port, in the order of the document. */
import type { Route } from '../route.js';
import { commandRoutes } from './commands.js';
import { decideTokenRoutes } from './decide-tokens.js';
import { exposureRoutes } from './exposure.js';
import { meRoutes } from './me.js';
import { miniProgramMemberRoutes } from './mini-program-members.js';
import { miniProgramRoutes } from './mini-programs.js';
import { probeRoutes } from './operations.js';
import { pushRoutes } from './push.js';
import { qrCodeRoutes } from './qr-codes.js';
import { releaseCommandRoutes } from './release-commands.js';
import { releaseRoutes } from './releases.js';
import { reviewRoutes } from './reviews.js';
import { scanRoutes } from './scans.js';
import { sessionRoutes } from './session.js';
import { sessionListRoutes } from './sessions.js';
import { streamRoutes } from './stream.js';
import { targetAppRoutes } from './target-apps.js';
import { targetCommandRoutes } from './target-commands.js';
import { targetRoutes } from './targets.js';
import { temporalCodecRoutes } from './temporal-codec.js';
import { testerRoutes } from './testers.js';
import { tokenRoutes } from './tokens.js';
import { trailRoutes } from './trails.js';
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
  ...pushRoutes,
  ...releaseRoutes,
  ...exposureRoutes,
  ...streamRoutes,
  ...testerRoutes,
  ...releaseCommandRoutes,
  ...targetRoutes,
  ...targetCommandRoutes,
  ...commandRoutes,
  ...reviewRoutes,
  ...qrCodeRoutes,
  ...scanRoutes,
  ...tokenRoutes,
  ...sessionRoutes,
  ...sessionListRoutes,
  ...trailRoutes,
  ...decideTokenRoutes,
  ...meRoutes,
  ...temporalCodecRoutes,
  ...probeRoutes,
];
