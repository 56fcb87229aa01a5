/**
 * The next step of a release's workflow: nothing, wait for a deadline, or give a system command. Workflow code: running
 * workflows are replayed against it (checked in CI).
 */
import { systemCommandId } from './system-command-id.js';
import { isFinal, openReviewOf, type Release } from './release.js';

/** A system command with its id. The id makes it idempotent. */
export interface DueCommand {
  readonly id: string;
  readonly type: 'apply' | 'expireReview' | 'expireOffline';
  readonly actor: 'system:policy' | 'system:timer';
  readonly deadlineMs: number | null;
}

export type NextStep =
  | { readonly kind: 'finish' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'command'; readonly dueAtMs: number; readonly command: DueCommand };

/** The facts that the next step depends on. */
export interface StepFacts {
  readonly release: Pick<Release, 'id' | 'state'>;
  readonly targetRevision: number;
}

/**
 * The automatic apply is tried once per revision of the target. When it is rejected (suspended, a newer version there),
 * it waits until the target changes. A deadline's command carries its deadline, and the decision uses that.
 */
export function nextStep({ release, targetRevision }: StepFacts): NextStep {
  if (isFinal(release)) return { kind: 'finish' };
  const { state } = release;
  if (state.status === 'CREATED' && state.automatic) {
    const id = systemCommandId(release.id, 'apply', String(targetRevision));
    const command: DueCommand = { id, type: 'apply', actor: 'system:policy', deadlineMs: null };
    return { kind: 'command', dueAtMs: 0, command };
  }
  const review = openReviewOf(release);
  if (review === null) return { kind: 'wait' };
  const type = state.status === 'UNDER_REVIEW' ? 'expireReview' : 'expireOffline';
  const deadlineMs = review.expiresAtMs;
  const id = systemCommandId(release.id, type, `${review.id}/${String(deadlineMs)}`);
  return { kind: 'command', dueAtMs: deadlineMs, command: { id, type, actor: 'system:timer', deadlineMs } };
}
