/** The commands of an operator. Each asks a server through the API, with the rights of a token. */
import type { Command } from 'commander';
import { addAccessCommands } from './access/login.js';
import { addRegistryCommands } from './registry/registry-commands.js';
import { addReleaseVerbs } from './release/command-release.js';
import { addReleaseLists } from './release/release-lists.js';
import { addWaitCommand } from './release/wait.js';

export function addOperatorCommands(program: Command): void {
  addAccessCommands(program);
  addRegistryCommands(program);
  const release = program.command('release').summary('releases: list, read, and command them');
  addReleaseLists(release);
  addReleaseVerbs(release);
  addWaitCommand(program);
}
