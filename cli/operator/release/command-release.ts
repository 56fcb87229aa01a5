/** `halftone release <verb> <release>`: sends a command under an id, and prints its outcome. */
import { type Command, InvalidArgumentError } from 'commander';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { NoAnswer } from '../../../client/exchange.js';
import { ApiProblem } from '../../../client/problem.js';
import { type CommandAnswer, type ReleaseCommand, sendCommand } from '../../../client/send-command.js';
import type { Progress } from '../../../client/wait-for.js';
import { releaseCommandTypes } from '../../../domain/release/command-catalog.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { announcedId, type CommandIdFlags, withCommandId } from '../output/command-id.js';
import { OperatorFailure } from '../output/failure.js';
import { guarded, printBody } from '../output/print.js';
import { stateLine } from './release-columns.js';
import { releaseArgument } from './release-lists.js';
import { findRelease } from './release-name.js';
import { releaseVerbs, type Verb } from './release-verbs.js';
import { addVerbOptions, parseRevision, type VerbFlags } from './verb-options.js';
import { parseShare } from './wait-condition.js';
import { type WaitFlags, waitUntil, withHold, withTimeout } from './wait.js';

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
  if (verb.reaches === undefined) withTimeout(command, 'for the outcome: 90s, 2m (2m)');
  else {
    command.option('--wait', 'wait until it is done: approved, or confirmed by the super app');
    withHold(withTimeout(command, 'for the outcome (2m), and with --wait for the rest (2h)'));
  }
  command.action(
    guarded(async (flags: CommandFlags, name = '', percentage = '') => {
      await commandRelease(verb, flags, name, Number(percentage));
    }),
  );
}

function requireShare(text: string): number {
  const share = parseShare(text);
  if (share === null) throw new InvalidArgumentError('Say a percentage above 0, at most 100, such as 20 or 12.5%.');
  return share;
}

async function commandRelease(verb: Verb, flags: CommandFlags, name: string, percentage: number): Promise<void> {
  const client = connect(flags);
  const found = await findRelease(client, name);
  const body = await verb.body({ flags, percentage, release: found });
  if (flags.dryRun === true) {
    const { printSimulatedEdit } = await import('../plan/simulated-edit.js');
    await printSimulatedEdit(client, found, body, flags);
    return;
  }
  const answer = await sent(client, found, body, flags);
  const { release } = answer;
  const reaches = flags.wait === true ? verb.reaches : undefined;
  const condition = reaches?.({ flags: { ...flags, ...stepOf(body) }, percentage, release });
  const after = condition === undefined ? release : await waitUntil(client, release, condition, flags);
  await printBody(flags.output, { ...answer, release: after }, () => answerText(answer, after));
}

/** The step that the command names: after it, another one is the next. */
function stepOf(body: ReleaseCommand): Pick<VerbFlags, 'step'> {
  return body.type === 'advancePlan' ? { step: body.to } : {};
}

const longestMs = 120_000;

async function sent(
  client: HalftoneClient,
  { id: release }: Progress,
  body: ReleaseCommand,
  flags: CommandFlags,
): Promise<CommandAnswer> {
  const { ifRevision, timeout } = flags;
  const id = announcedId(flags);
  const signal = AbortSignal.timeout(Math.min(timeout?.ms ?? longestMs, longestMs));
  try {
    return await sendCommand(client, release, body, {
      ...{ id, signal },
      ...(ifRevision === undefined ? {} : { ifRevision }),
    });
  } catch (error) {
    // An answer of the server that is no passing trouble is an outcome.
    if (error instanceof ApiProblem && !signal.aborted) throw error;
    throw new OperatorFailure('timeout', `No outcome of ${body.type}: it may be applied, also later`, [
      ...(error instanceof NoAnswer || error instanceof ApiProblem ? [error.message] : []),
      `Repeat it safely, with --command-id ${id}`,
    ]);
  }
}

function answerText({ command: { type, outcome }, createdRelease }: CommandAnswer, release: Progress): string {
  const made = createdRelease && `Release ${createdRelease.id} restores ${createdRelease.version}.`;
  const lines = [`${type}: ${outcome}`, stateLine(release), made, `Next: ${release.nextAction}`];
  return lines.filter((line) => line !== undefined).join('\n');
}
