/** Roles that may send a command, in four groups: go-live, review, emergency, stop. The API checks permissions. */
import {
  isStopCommand,
  type ReleaseCommandType,
  type TargetCommandType,
} from '../../domain/release/command-catalog.js';

/** G: go-live, R: review, O: operator's emergency, S: stop. */
export type RoleGroup = 'G' | 'R' | 'O' | 'S';

const reviewing: readonly string[] = ['approve', 'reject', 'approveOffline', 'rejectOffline'];

export function rolesThatClear(command: ReleaseCommandType | TargetCommandType): RoleGroup {
  if (command === 'forceOffline' || command === 'liftSuspension') return 'O';
  if (reviewing.includes(command)) return 'R';
  return isStopCommand(command) ? 'S' : 'G';
}
