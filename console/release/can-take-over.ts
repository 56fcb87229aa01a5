/** What a refusal leaves open. Releases of others in the way can be superseded or canceled along, with a reason. */
import type { ReleaseCommandType } from '../../domain/release/command-catalog.js';
import type { Refusal } from './refusal-words.js';

/** Another release holds the target: superseding it is a way on. */
export function canTakeOver(refusal: Refusal | null): boolean {
  return refusal?.code === 'TARGET_BUSY';
}

export function isBlocked(refusal: Refusal | null): boolean {
  return refusal !== null && !canTakeOver(refusal);
}

/** Releases are under way on the target: going offline can cancel them, too. */
export function canCancelActive(type: ReleaseCommandType, refusal: Refusal | null): boolean {
  return type === 'requestOffline' && refusal?.code === 'ACTIVE_RELEASES_BLOCK_OFFLINE';
}
