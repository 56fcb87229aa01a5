/** English status labels. */
import type { ReleaseStatus } from './release.js';

export const statusLabels: Record<ReleaseStatus, string> = {
  CREATED: 'New Version Created',
  UNDER_REVIEW: 'Under Review',
  PILOT_TESTING: 'Pilot Testing',
  RELEASE_PREPARATION: 'Release Preparation',
  GRAYSCALE_RELEASE: 'Grayscale Release',
  FULL_RELEASE: 'Full Release',
  CANCELED: 'Canceled',
  ARCHIVED: 'Archived',
  OFFLINE: 'Offline',
};

export const releaseStatuses = Object.keys(statusLabels) as [ReleaseStatus, ...ReleaseStatus[]];
