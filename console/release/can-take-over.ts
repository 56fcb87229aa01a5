/** What is possible despite a refusal: releases of others can be superseded or canceled with a reason. */
import type { ReleaseCommandType } from '../../domain/release/command-catalog.js';
import type { Refusal } from './refusal-words.js';

/** Another release holds the target and can be superseded. */
export function canTakeOver(refusal: Refusal | null): boolean {
  return refusal?.code === 'TARGET_BUSY';
}

export function isBlocked(refusal: Refusal | null): boolean {
  return refusal !== null && !canTakeOver(refusal);
}

/** Releases are active on the target. Going offline can cancel them too. */
export function canCancelActive(type: ReleaseCommandType, refusal: Refusal | null): boolean {
  return type === 'requestOffline' && refusal?.code === 'ACTIVE_RELEASES_BLOCK_OFFLINE';
}
