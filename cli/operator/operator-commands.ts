/** The commands of an operator. Each asks a server through the API, with the rights of a token. */
import { Command } from 'commander';
import { addAccessCommands } from './access/login.js';
import { addCompletionCommand } from './completion/completion-command.js';
import { addFileCommands } from './file/file-commands.js';
import { addTopCommand, addWatchCommand } from './live/live-commands.js';
import { addExamples } from './output/examples.js';
import { addPlanCommand } from './plan/plan-command.js';
import { addSimulateCommand } from './plan/simulate-command.js';
import { addRegistryCommands } from './registry/registry-commands.js';
import { addReleaseVerbs } from './release/command-release.js';
import { addDecisionCommand } from './release/decision-command.js';
import { addReleaseLists } from './release/release-lists.js';
import { addWaitCommand } from './release/wait.js';
import { addDecideCommand, addExplainCommand } from './serving/serving-commands.js';
import { addWindowCommands } from './window/window-commands.js';

export function addOperatorCommands(program: Command): void {
  const others = program.commands.length;
  addAccessCommands(program);
  addRegistryCommands(program);
  const release = program.command('release').summary('releases: list, read, and command them');
  addReleaseLists(release);
  addDecisionCommand(release);
  addReleaseVerbs(release);
  addExplainCommand(release);
  addPlanCommand(release);
  addWatchCommand(release);
  addWaitCommand(program);
  addDecideCommand(program);
  addSimulateCommand(program);
  addWindowCommands(program);
  addFileCommands(program);
  addTopCommand(program);
  addCompletionCommand(program);
  for (const command of program.commands.slice(others)) addExamples(command);
}

/** What an operator types, without the commands that run processes. */
export function operatorProgram(): Command {
  const program = new Command('halftone');
  addOperatorCommands(program);
  return program;
}
