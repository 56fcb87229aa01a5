/**
 * Every migration, ordered by name. Forward only: only a backup restores an earlier schema. Some numbers between were
 * never given.
 */
import type { Migration } from 'kysely';
import { firstSchema } from './001-first-schema.js';
import { decideTokens } from './002-decide-tokens.js';
import { push } from './003-push.js';
import { exposure } from './004-exposure.js';
import { qrCodeOwners } from './005-qr-code-owners.js';
import { sharedProgress } from './006-shared-progress.js';
import { waitingCommands } from './007-waiting-commands.js';
import { accessTrail } from './008-access-trail.js';
import { tokenKindsAndSearch } from './009-token-kinds-and-search.js';
import { housekeeping } from './010-housekeeping.js';
import { creators } from './011-creators.js';
import { outboxTopics } from './012-outbox-topics.js';
import { lastChange } from './013-last-change.js';
import { versionNotes } from './014-version-notes.js';
import { eventPlaces } from './015-event-places.js';
import { invitations } from './016-invitations.js';
import { joinedWorkspaces } from './019-joined-workspaces.js';
import { pushAttempts } from './020-push-attempts.js';
import { rejectedPlaces } from './021-rejected-places.js';
import { newestFirst } from './022-newest-first.js';
import { changeWindows } from './023-change-windows.js';
import { planStops } from './025-plan-stops.js';
import { miniProgramsByCreation } from './026-mini-programs-by-creation.js';
import { eventsByActor } from './030-events-by-actor.js';
import { stepApprovals } from './031-step-approvals.js';
import { planTemplates } from './032-plan-templates.js';
import { managedObjects } from './033-managed-objects.js';
import { templateDeadlines } from './034-template-deadlines.js';
import { releasesByPlace } from './037-releases-by-place.js';

export const allMigrations: Readonly<Record<string, Migration>> = {
  '001-first-schema': firstSchema,
  '002-decide-tokens': decideTokens,
  '003-push': push,
  '004-exposure': exposure,
  '005-qr-code-owners': qrCodeOwners,
  '006-shared-progress': sharedProgress,
  '007-waiting-commands': waitingCommands,
  '008-access-trail': accessTrail,
  '009-token-kinds-and-search': tokenKindsAndSearch,
  '010-housekeeping': housekeeping,
  '011-creators': creators,
  '012-outbox-topics': outboxTopics,
  '013-last-change': lastChange,
  '014-version-notes': versionNotes,
  '015-event-places': eventPlaces,
  '016-invitations': invitations,
  '019-joined-workspaces': joinedWorkspaces,
  '020-push-attempts': pushAttempts,
  '021-rejected-places': rejectedPlaces,
  '022-newest-first': newestFirst,
  '023-change-windows': changeWindows,
  '025-plan-stops': planStops,
  '026-mini-programs-by-creation': miniProgramsByCreation,
  '030-events-by-actor': eventsByActor,
  '031-step-approvals': stepApprovals,
  '032-plan-templates': planTemplates,
  '033-managed-objects': managedObjects,
  '034-template-deadlines': templateDeadlines,
  '037-releases-by-place': releasesByPlace,
};
