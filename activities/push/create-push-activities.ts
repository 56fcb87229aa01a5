/** The activities that tell super apps, bound to a database and to what guards the way out. */
import { ApplicationFailure } from '@temporalio/common';
import type { PushActivities } from './push-activities.js';
import { PushFailure, type PushNeeds, tellTarget } from './deliver-to-target.js';

export function createPushActivities(needs: PushNeeds): PushActivities {
  return {
    async tellTarget({ target }) {
      try {
        return await tellTarget(needs, target);
      } catch (error) {
        // Without a stack: the Temporal UI shows it to people who look why an app is not told.
        if (error instanceof PushFailure) throw ApplicationFailure.retryable(error.message, 'PushFailed');
        throw error;
      }
    },
  };
}
