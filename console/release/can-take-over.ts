/** What is possible despite a rejection: releases of others can be superseded or canceled with a reason. */
import type { ReleaseCommandType } from '../../domain/release/command-catalog.js';
import type { ShownAction } from './action-groups.js';
import type { ShownRejection } from './rejection-words.js';

/** Another release holds the target and can be superseded. */
export function canTakeOver(rejection: ShownRejection | null): boolean {
  return rejection?.code === 'TARGET_BUSY';
}

export function isBlocked({ rejection, overridable }: Pick<ShownAction, 'rejection' | 'overridable'>): boolean {
  return rejection !== null && !canTakeOver(rejection) && overridable !== true;
}

/** Releases are active on the target. Going offline can cancel them too. */
export function canCancelActive(type: ReleaseCommandType, rejection: ShownRejection | null): boolean {
  return type === 'requestOffline' && rejection?.code === 'ACTIVE_RELEASES_BLOCK_OFFLINE';
}
