/** The commands of an operator. Each asks a server through the API, with the rights of a token. */
import { Command } from 'commander';
import { addAccessCommands } from './access/login.js';
import { addCompletionCommand } from './completion/completion-command.js';
import { addExamples } from './output/examples.js';
import { addRegistryCommands } from './registry/registry-commands.js';
import { addReleaseVerbs } from './release/command-release.js';
import { addReleaseLists } from './release/release-lists.js';
import { addWaitCommand } from './release/wait.js';

export function addOperatorCommands(program: Command): void {
  const others = program.commands.length;
  addAccessCommands(program);
  addRegistryCommands(program);
  const release = program.command('release').summary('releases: list, read, and command them');
  addReleaseLists(release);
  addReleaseVerbs(release);
  addWaitCommand(program);
  addCompletionCommand(program);
  for (const command of program.commands.slice(others)) addExamples(command);
}

/** What an operator types, without the commands that run processes. */
export function operatorProgram(): Command {
  const program = new Command('halftone');
  addOperatorCommands(program);
  return program;
}
