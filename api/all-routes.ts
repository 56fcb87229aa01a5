/** Every route of the public port, in the order of the document. */
import type { Route } from './http/route.js';
import { changeWindowRoutes } from './window/change-window-routes.js';
import { commandRoutes } from './release/command-routes.js';
import { decideTokenRoutes } from './access/decide-token-routes.js';
import { eventFeedRoutes } from './release/event-feed-routes.js';
import { exemptionRoutes } from './window/exemption-routes.js';
import { exposureRoutes } from './target/exposure-routes.js';
import { fileRoutes } from './file/file-routes.js';
import { invitationRoutes } from './registry/invitation-routes.js';
import { limitRoutes } from './access/limit-routes.js';
import { meRoutes } from './access/me-routes.js';
import { miniProgramMemberRoutes } from './registry/mini-program-member-routes.js';
import { miniProgramRoutes } from './registry/mini-program-routes.js';
import { overviewRoutes } from './release/overview-routes.js';
import { planTemplateRoutes } from './plan/plan-template-routes.js';
import { probeRoutes } from './http/operation-routes.js';
import { pushAttemptRoutes } from './push/push-attempt-routes.js';
import { pushRoutes } from './push/push-routes.js';
import { pushTestRoutes } from './push/push-test-routes.js';
import { qrCodeRoutes } from './qr/qr-code-routes.js';
import { releaseCommandRoutes } from './release/release-command-routes.js';
import { releaseRoutes } from './release/release-routes.js';
import { signalRoutes } from './release/signal-routes.js';
import { simulationRoutes } from './plan/simulation-routes.js';
import { streamRoutes } from './release/streams/stream-routes.js';
import { reviewRoutes } from './release/review-routes.js';
import { scanRoutes } from './qr/scan-routes.js';
import { searchRoutes } from './release/search-routes.js';
import { sessionRoutes } from './access/session-routes.js';
import { sessionListRoutes } from './access/session-list-routes.js';
import { signInLinkRoutes } from './access/sign-in-link-routes.js';
import { targetAppRoutes } from './registry/target-app-routes.js';
import { targetCommandRoutes } from './target/target-command-routes.js';
import { targetRoutes } from './target/target-routes.js';
import { targetTemplateRoutes } from './plan/target-template-routes.js';
import { targetWindowRoutes } from './window/target-window-routes.js';
import { temporalCodecRoutes } from './http/temporal-codec-routes.js';
import { testerRoutes } from './target/tester-routes.js';
import { tokenRoutes } from './access/token-routes.js';
import { trailRoutes } from './access/trail-routes.js';
import { versionRoutes } from './registry/version-routes.js';
import { workspaceMemberRoutes } from './registry/workspace-member-routes.js';
import { workspaceRoutes } from './registry/workspace-routes.js';

export const allRoutes: readonly Route[] = [
  ...workspaceRoutes,
  ...workspaceMemberRoutes,
  ...invitationRoutes,
  ...miniProgramRoutes,
  ...miniProgramMemberRoutes,
  ...versionRoutes,
  ...targetAppRoutes,
  ...changeWindowRoutes,
  ...exemptionRoutes,
  ...planTemplateRoutes,
  ...fileRoutes,
  ...pushRoutes,
  ...pushTestRoutes,
  ...pushAttemptRoutes,
  ...releaseRoutes,
  ...simulationRoutes,
  ...overviewRoutes,
  ...eventFeedRoutes,
  ...searchRoutes,
  ...exposureRoutes,
  ...streamRoutes,
  ...testerRoutes,
  ...releaseCommandRoutes,
  ...signalRoutes,
  ...targetRoutes,
  ...targetWindowRoutes,
  ...targetTemplateRoutes,
  ...targetCommandRoutes,
  ...commandRoutes,
  ...reviewRoutes,
  ...qrCodeRoutes,
  ...scanRoutes,
  ...tokenRoutes,
  ...sessionRoutes,
  ...signInLinkRoutes,
  ...sessionListRoutes,
  ...trailRoutes,
  ...decideTokenRoutes,
  ...meRoutes,
  ...limitRoutes,
  ...temporalCodecRoutes,
  ...probeRoutes,
];
