/**
 * Types of the push activities for workflow code. Each is idempotent and throws only failures that a retry can cure.
 */
import type { TargetKey } from '../../domain/target/target.js';

export interface PushActivities {
  /**
   * Sends the super app the newest state that may be sent and records the answer. Returns false when there is more to
   * send at once. The name is frozen: running workflows use it.
   *
   * @throws ApplicationFailure `PushFailed` when the super app did not accept the delivery.
   */
  tellTarget(input: { readonly target: TargetKey }): Promise<boolean>;
}
