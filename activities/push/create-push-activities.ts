/** Creates the push activities over the database, the secret box and the address guard. */
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { PushActivities } from './push-activities.js';
import { PushFailure, type PushNeeds, deliverToTarget } from './deliver-to-target.js';

export function createPushActivities(needs: PushNeeds): PushActivities {
  return {
    async tellTarget({ target }) {
      try {
        return await deliverToTarget(needs, target, Context.current().info.attempt);
      } catch (error) {
        // Without a stack: the Temporal UI shows this failure to operators.
        if (error instanceof PushFailure) throw ApplicationFailure.retryable(error.message, 'PushFailed');
        throw error;
      }
    },
  };
}
