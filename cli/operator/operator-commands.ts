/** The commands of an operator. Each asks a server through the API, with the rights of a token. */
import { Command } from 'commander';
import { addDecideTokenCommands } from './access/decide-token-commands.js';
import { addAccessCommands } from './access/login.js';
import { addMemberCommands } from './access/member-commands.js';
import { addTokenCommands } from './access/token-commands.js';
import { addCompletionCommand } from './completion/completion-command.js';
import { addFileCommands } from './file/file-commands.js';
import { addTopCommand, addWatchCommand } from './live/live-commands.js';
import { addMcpCommand } from './mcp/mcp-command.js';
import { addExamples, leavesOf } from './output/examples.js';
import { addPlanCommand } from './plan/plan-command.js';
import { addSimulateCommand } from './plan/simulate-command.js';
import { addTemplateCommands } from './plan/template-commands.js';
import { addPushCommands } from './push/push-commands.js';
import { addQrCommands } from './qr/qr-commands.js';
import { addRegistryCommands } from './registry/registry-commands.js';
import { addReleaseVerbs } from './release/command-release.js';
import { addDecisionCommand } from './release/decision-command.js';
import { addEventFeed } from './release/event-feed.js';
import { addReleaseLists } from './release/release-lists.js';
import { addSearchCommand } from './release/search-command.js';
import { addStopMany } from './release/stop-many.js';
import { addWaitCommand } from './release/wait.js';
import { addWithdrawCommand } from './release/withdraw-command.js';
import { addReviewCommands } from './review/review-commands.js';
import { addExposureCommand } from './serving/exposure-command.js';
import { addDecideCommand, addExplainCommand } from './serving/serving-commands.js';
import { addTesterCommands } from './target/tester-commands.js';
import { addTargetCommands } from './target/target-commands.js';
import { addWindowCommands } from './window/window-commands.js';

export function addOperatorCommands(program: Command): void {
  const others = leavesOf(program);
  addAccessCommands(program);
  addTokenCommands(groupOf(program, 'token', 'API tokens: yours, or of other users'));
  addDecideTokenCommands(groupOf(program, 'decide-token', 'tokens with which pages and back ends read decisions'));
  addMemberCommands(program);
  addRegistryCommands(program);
  const release = program.command('release').summary('releases: list, read, and command them');
  addReleaseLists(release);
  addDecisionCommand(release);
  addReleaseVerbs(release);
  addStopMany(release);
  addExplainCommand(release);
  addExposureCommand(release);
  addPlanCommand(release);
  addWatchCommand(release);
  addWithdrawCommand(program);
  addReviewCommands(program);
  addTargetCommands(program);
  addTesterCommands(program);
  addPushCommands(program);
  addQrCommands(program);
  addEventFeed(program);
  addSearchCommand(program);
  addWaitCommand(program);
  addDecideCommand(program);
  addSimulateCommand(program);
  addTemplateCommands(program);
  addWindowCommands(program);
  addFileCommands(program);
  addTopCommand(program);
  addMcpCommand(program);
  addCompletionCommand(program);
  for (const leaf of leavesOf(program)) if (!others.includes(leaf)) addExamples(leaf);
}

/** The group may be there, with commands that write to the database. */
function groupOf(program: Command, name: string, summary: string): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name).summary(summary);
}

/** What an operator types, without the commands that run processes. */
export function operatorProgram(): Command {
  const program = new Command('halftone');
  addOperatorCommands(program);
  return program;
}
