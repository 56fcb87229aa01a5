/** What a refusal leaves open: a target that another release holds can be taken over, by superseding it with a reason. */
import type { Refusal } from './refusal-words.js';

export function canTakeOver(refusal: Refusal | null): boolean {
  return refusal?.code === 'TARGET_BUSY';
}

export function isBlocked(refusal: Refusal | null): boolean {
  return refusal !== null && !canTakeOver(refusal);
}
