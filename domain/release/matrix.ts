/** Which stages a command fits at all; anywhere else it is WRONG_STATUS. The law's table, as a table. */
import type { ReleaseCommand, SystemCommand } from './commands.js';
import type { Stage } from './release.js';

const gray = ['READY', 'APPLYING', 'SERVING', 'PAUSED'] as const satisfies readonly Stage[];

export const fits: Record<(ReleaseCommand | SystemCommand)['type'], readonly Stage[]> = {
  apply: ['CREATED'],
  withdraw: ['UNDER_REVIEW'],
  approve: ['UNDER_REVIEW'],
  reject: ['UNDER_REVIEW'],
  expireReview: ['UNDER_REVIEW'],
  completeTesting: ['PILOT_TESTING'],
  chooseType: ['RELEASE_PREPARATION', 'READY'],
  setPercentage: ['RELEASE_PREPARATION', ...gray],
  fullRelease: ['RELEASE_PREPARATION', ...gray, 'FULL_RELEASE'],
  pause: ['APPLYING', 'SERVING', 'PAUSED'],
  resume: ['PAUSED'],
  reset: ['RELEASE_PREPARATION', ...gray],
  cancel: ['PILOT_TESTING', 'RELEASE_PREPARATION', ...gray],
  requestOffline: ['FULL_RELEASE'],
  withdrawOffline: ['FULL_RELEASE'],
  approveOffline: ['FULL_RELEASE'],
  rejectOffline: ['FULL_RELEASE'],
  expireOffline: ['FULL_RELEASE'],
  rollback: ['FULL_RELEASE'],
  confirmStep: ['APPLYING', 'PAUSED'],
  failStep: ['APPLYING', 'PAUSED'],
};

/** Gray commands exist in production only; full release and its stops exist wherever their status does. */
export function isGrayCommand(type: string): boolean {
  return type === 'chooseType' || type === 'setPercentage';
}

/** Going to 100 % again where everybody has it already is harmless, so it fits Full Release. */
export function commandFits(command: ReleaseCommand | SystemCommand, stage: Stage): boolean {
  if (command.type === 'setPercentage' && command.bp === 10_000 && stage === 'FULL_RELEASE') return true;
  return fits[command.type].includes(stage);
}
