/** Whether a release takes a command in its status and phase; where it does not, the command is WRONG_STATUS. */
import { commandCatalog } from './command-catalog.js';
import type { ReleaseCommand, SystemCommand } from './commands.js';
import type { StatusPhase } from './release.js';

/** Going to 100 % again in Full Release changes nothing, so setPercentage to 100 % is taken there. */
export function isTakenIn(command: ReleaseCommand | SystemCommand, statusPhase: StatusPhase): boolean {
  if (command.type === 'setPercentage' && command.bp === 10_000 && statusPhase === 'FULL_RELEASE') return true;
  const stages: readonly StatusPhase[] = commandCatalog[command.type].stages;
  return stages.includes(statusPhase);
}
