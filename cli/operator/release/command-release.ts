/** `halftone release <verb> <release>`: sends a command under an id, and prints its outcome. */
import type { Command } from 'commander';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { type CommandAnswer, type ReleaseCommand, sendCommand } from '../../../client/send-command.js';
import type { Progress } from '../../../client/wait-for.js';
import { releaseCommandTypes } from '../../../domain/release/command-catalog.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { type CommandIdFlags, withCommandId } from '../output/command-id.js';
import { readInTime, startOutcomeDeadline, withTimeout } from '../output/deadline.js';
import { withoutUndefined } from '../output/given.js';
import { sentInTime } from '../output/outcome.js';
import { reportFailures, printBody } from '../output/print.js';
import { stateLine } from './release-columns.js';
import { releaseArgument } from './release-lists.js';
import { findRelease } from './release-name.js';
import { releaseVerbs, type Verb } from './release-verbs.js';
import { addVerbOptions, parseRevision, requireShare, type VerbFlags } from './verb-options.js';
import { startWait, type WaitFlags, type Waiting, waitUntil, withHold } from './wait.js';
import { type Condition, confirmedCondition, fullCondition } from './wait-condition.js';

interface CommandFlags extends ConnectionFlags, CommandIdFlags, VerbFlags, WaitFlags {
  readonly ifRevision?: number;
  readonly wait?: true;
}

export function addReleaseVerbs(release: Command): void {
  for (const type of releaseCommandTypes) addVerb(release, releaseVerbs[type]);
}

function addVerb(release: Command, verb: Verb): void {
  const command = withConnection(release.command(verb.name))
    .summary(verb.summary)
    .argument('<release>', releaseArgument);
  if (verb.takesPercentage) command.argument('<percentage>', '20, 12.5 or 20%; 100 is a full release', requireShare);
  addVerbOptions(command, verb);
  withCommandId(command).option(
    '--if-revision <n>',
    'refuse when the release has changed since this revision',
    parseRevision,
  );
  command.option('--wait', 'wait until it is done: approved, or confirmed by the super app');
  withHold(withTimeout(command, 'in all: 90s, 2h (2m for the outcome; 2h with --wait)'));
  command.action(
    reportFailures(async (flags: CommandFlags, name = '', percentage = '') => {
      await commandRelease(verb, flags, name, Number(percentage));
    }),
  );
}

async function commandRelease(verb: Verb, flags: CommandFlags, name: string, percentage: number): Promise<void> {
  const client = connect(flags);
  const [outcomeDeadline, deadline] = [startOutcomeDeadline(flags.timeout), startWait(flags)];
  const found = await readInTime(outcomeDeadline, (signal) => findRelease(client, name, signal));
  const body = await verb.body({ flags, percentage, release: found });
  if (flags.dryRun === true) {
    const { printSimulatedEdit } = await import('../plan/simulated-edit.js');
    await readInTime(outcomeDeadline, (signal) => printSimulatedEdit(client, found, body, { ...flags, signal }));
    return;
  }
  const { ifRevision } = flags;
  const answer = await sentInTime(body.type, flags, outcomeDeadline, (sending) =>
    sendCommand(client, found.id, body, { ...sending, ...withoutUndefined({ ifRevision }) }),
  );
  const { release } = answer;
  const condition = verb.reaches?.({ flags: { ...flags, ...stepOf(body) }, percentage, release }) ?? confirmedCondition;
  const after = flags.wait === true ? await waited(client, answer, condition, { ...flags, deadline }) : release;
  await printBody(flags.output, { ...answer, release: after }, () => answerText(answer, after));
}

/** A rollback waits for the release that it has made. @returns the commanded release. */
async function waited(
  client: HalftoneClient,
  { release, createdRelease }: CommandAnswer,
  condition: Condition,
  waiting: Waiting,
): Promise<Progress> {
  if (createdRelease === undefined) return await waitUntil(client, release, condition, waiting);
  const made = await readInTime(waiting.deadline, (signal) => findRelease(client, createdRelease.id, signal));
  await waitUntil(client, made, fullCondition, waiting);
  return release;
}

/** The step that the command names: after it, another one is the next. */
function stepOf(body: ReleaseCommand): Pick<VerbFlags, 'step'> {
  return body.type === 'advancePlan' ? { step: body.to } : {};
}

export function answerText({ command: { type, outcome }, createdRelease }: CommandAnswer, release: Progress): string {
  const made = createdRelease && `Release ${createdRelease.id} restores ${createdRelease.version}.`;
  const lines = [`${type}: ${outcome}`, stateLine(release), made, `Next: ${release.nextAction}`];
  return lines.filter((line) => line !== undefined).join('\n');
}
