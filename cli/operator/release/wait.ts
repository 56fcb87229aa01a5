/** `halftone wait`, and the option --wait of commands. */
import { type Command, InvalidArgumentError } from 'commander';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { type Progress, waitFor } from '../../../client/wait-for.js';
import { connect, type ConnectionFlags, withConnection } from '../access/connection.js';
import { type Deadline, readInTime, startDeadline, type Timeout, withTimeout } from '../output/deadline.js';
import { OperatorFailure } from '../output/failure.js';
import { reportFailures, printNote, printBody } from '../output/print.js';
import { releaseArgument } from './release-lists.js';
import { progressText, stateLine } from './release-columns.js';
import { findRelease } from './release-name.js';
import { type Condition, conditionForms, judgeBy, parseCondition } from './wait-condition.js';

export interface WaitFlags {
  readonly timeout?: Timeout;
  readonly failOnHold?: boolean;
}

export interface Waiting extends Pick<WaitFlags, 'failOnHold'> {
  readonly deadline: Deadline;
  /** Gets each state that comes. */
  readonly show?: (release: Progress) => void;
}

const defaultTimeout: Timeout = { text: '2h', ms: 7_200_000 };

export function withHold(command: Command): Command {
  return command.option('--fail-on-hold', 'end with 3 when the release is held or waits for a person');
}

export function addWaitCommand(program: Command): void {
  const wait = withConnection(program.command('wait'))
    .summary('wait until a release reaches a state, and say by the exit code how it went')
    .argument('<release>', releaseArgument)
    .requiredOption('--for <condition>', conditionForms, (text) => {
      const condition = parseCondition(text);
      if (condition === null) throw new InvalidArgumentError(`Say one of: ${conditionForms}.`);
      return condition;
    });
  withHold(withTimeout(wait, `how long: 90s, 30m, 2h, 1d (${defaultTimeout.text})`)).action(
    reportFailures(async (flags: ConnectionFlags & WaitFlags & { readonly for: Condition }, name = '') => {
      const client = connect(flags);
      const deadline = startWait(flags);
      const first = await readInTime(deadline, (signal) => findRelease(client, name, signal));
      const release = await waitUntil(client, first, flags.for, { ...flags, deadline });
      await printBody(flags.output, release, () => progressText(release));
    }),
  );
}

export function startWait({ timeout = defaultTimeout }: Pick<WaitFlags, 'timeout'>): Deadline {
  return startDeadline(timeout);
}

/** @throws OperatorFailure for every other end than the condition. */
export async function waitUntil(
  client: HalftoneClient,
  first: Progress,
  condition: Condition,
  { deadline: { text, signal }, failOnHold = false, show = changesOnStderr() }: Waiting,
): Promise<Progress> {
  const judge = judgeBy(condition, first);
  const isReached = (release: Progress): boolean => {
    show(release);
    const verdict = judge(release);
    if (verdict.kind === 'ended') throw new OperatorFailure('ended', verdict.because, [notReached(condition)]);
    if (verdict.kind === 'held' && failOnHold)
      throw new OperatorFailure('held', `The release waits for a person: ${verdict.because}`, [notReached(condition)]);
    return verdict.kind === 'reached';
  };
  try {
    return await waitFor(client, first.id, isReached, { signal });
  } catch (error) {
    if (error !== signal.reason) throw error;
    throw new OperatorFailure('timeout', `Not reached in ${text}: ${condition.text}`);
  }
}

function changesOnStderr(): (release: Progress) => void {
  let last = '';
  return (release) => {
    const line = stateLine(release);
    if (line !== last) printNote(line);
    last = line;
  };
}

function notReached({ text }: Condition): string {
  return `Not reached: ${text}`;
}
