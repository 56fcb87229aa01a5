/** Telling super apps, as workflow code sees it: types only. Safe to repeat; only what waiting may cure is thrown. */
import type { TargetKey } from '../../domain/target/target.js';

export interface PushActivities {
  /**
   * Sends what the super app is to know now, and records what it answered. False: there is more to send at once.
   *
   * @throws ApplicationFailure `PushFailed` when it was not taken.
   */
  tellTarget(input: { readonly target: TargetKey }): Promise<boolean>;
}
