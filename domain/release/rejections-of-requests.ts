/** Rejections of requests that are not commands, of signals, and of bugs. Part of `rejection-catalog.ts`. */
import type { Environment } from '../registry/target-app.js';
import type { ReleaseStatus } from './release.js';
import { rejection } from './rejection-entry.js';

export const rejectionsOfRequests = {
  VERSION_ALREADY_RELEASED_TO_TARGET: rejection<{ readonly releaseId: string; readonly status: ReleaseStatus }>({
    sentence: 'This version was released to this target already: {{status}}.',
    remedy: 'A version is released to a target only once. Upload a new version.',
  }),
  ENVIRONMENT_NOT_OFFERED: rejection<{ readonly environment: Environment; readonly offered: readonly Environment[] }>({
    sentence: 'The target app offers {{offered}}, not {{environment}}.',
    remedy: 'The target app does not offer this environment. Choose one of those it offers.',
  }),
  ID_TAKEN: rejection<{ readonly id: string }>({
    sentence: 'The id {{id}} is in use.',
    remedy: 'This id is in use. Choose another.',
  }),
  LAST_ADMIN: rejection<{ readonly user: string }>({
    sentence: '{{user}} is the last admin.',
    remedy: 'A workspace keeps at least one admin. Make another user admin first.',
  }),
  LAST_SYSTEM_ADMIN: rejection<{ readonly user: string; readonly token: string }>({
    sentence: 'This is the last token with which a system admin can act; no other lives for another day.',
    remedy:
      'Make another system admin token first (POST /v1/tokens with systemAdmin, or `halftone token create --system-admin`).',
  }),
  NOT_A_WORKSPACE_MEMBER: rejection<{ readonly user: string }>({
    sentence: '{{user}} is not a member of the workspace.',
    remedy: 'Add the user to the workspace first.',
  }),
  NO_FULL_RELEASE: rejection({
    sentence: 'Nothing is fully released on this target.',
    remedy: 'The target has no full release yet. Release one fully first.',
  }),
  NOT_IN_PILOT: rejection<{ readonly status: ReleaseStatus | null }>({
    sentence: 'The release is not in pilot testing.',
    remedy: 'Only a release in pilot testing has a preview.',
  }),
  PAGE_UNKNOWN: rejection<{ readonly page: string; readonly pages: readonly string[] }>({
    sentence: 'The version has no page {{page}}; it has {{pages}}.',
    remedy: 'Choose one of the pages of the version.',
  }),
  TOO_MANY_TESTERS: rejection<{ readonly limit: number }>({
    sentence: 'A release has at most {{limit}} testers.',
    remedy: 'Remove testers first.',
  }),
  TOO_MANY_WINDOWS: rejection<{ readonly limit: number }>({
    sentence: 'A workspace has at most {{limit}} change windows.',
    remedy: 'Delete windows that are over first.',
  }),
  TOO_MANY_TEMPLATES: rejection<{ readonly limit: number }>({
    sentence: 'A workspace has at most {{limit}} plan templates.',
    remedy: 'Delete templates that are no longer used first.',
  }),
  TEMPLATE_NAME_TAKEN: rejection<{ readonly name: string }>({
    sentence: 'The workspace has a plan template {{name}} already.',
    remedy: 'Choose another name, or change the template of that name.',
  }),
  TEMPLATE_BUILT_IN: rejection({
    sentence: 'A built-in template cannot be changed or deleted.',
    remedy: 'Make a template with the same steps, and change that.',
  }),
  FILES_CONFLICT: rejection<{ readonly objects: readonly string[]; readonly conflicts: readonly object[] }>({
    sentence: 'The files would overwrite what was changed by another way since they were applied: {{objects}}.',
    remedy: 'Take the changes over into the files, or apply with force to overwrite them.',
  }),
  QUOTA_EXCEEDED: rejection<{ readonly kind: string; readonly limit: number }>({
    sentence: 'You have created {{limit}} already, which is the limit.',
    remedy:
      'Revoke what is no longer used, or ask an operator to raise QUOTAS. Your use is in the settings of a workspace, and in GET /v1/me/limits.',
  }),
  UNATTRIBUTED: rejection<{ readonly command: string }>({
    sentence: 'It was not sent through the API, so no user answers for it.',
    remedy:
      'Send it through the API, so that it has an author. Nothing but stop commands is ever taken from elsewhere.',
  }),
  TEMPORAL_STOPS_OFF: rejection<{ readonly command: string }>({
    sentence: 'It came past the API, from Temporal. Such stops are off here.',
    remedy:
      'Stop it in the console, by the API or by the command line. To take stops from Temporal, set TEMPORAL_STOPS=accept.',
  }),
  MALFORMED: rejection<{ readonly problem: string }>({
    sentence: 'It could not be understood: {{problem}}.',
    remedy: 'The signal could not be understood. Send it through the API.',
  }),
  INTERNAL: rejection<{ readonly errorId: string }>({
    sentence: 'A bug in Halftone stopped it. The log has it as {{errorId}}.',
    remedy: 'This is a bug in Halftone. Report the errorId; the command changed nothing.',
    // A bug, so alerts on 5xx must count it. The ledger holds the command with this outcome.
    status: 500,
  }),
};
