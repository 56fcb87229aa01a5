/** Whether a release accepts a command in its status and phase. Where it does not, the command is WRONG_STATUS. */
import { commandCatalog } from './command-catalog.js';
import type { ReleaseCommand, SystemCommand } from './commands.js';
import type { StatusPhase } from './release.js';

/** In Full Release, setPercentage to 100 % changes nothing and is accepted. */
export function isTakenIn(command: ReleaseCommand | SystemCommand, statusPhase: StatusPhase): boolean {
  if (command.type === 'setPercentage' && command.bp === 10_000 && statusPhase === 'FULL_RELEASE') return true;
  const stages: readonly StatusPhase[] = commandCatalog[command.type].stages;
  return stages.includes(statusPhase);
}
