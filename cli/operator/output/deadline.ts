/** The option --timeout, and the time that it gives a whole command, from its first request on. */
import { type Command, InvalidArgumentError } from 'commander';
import { dayMs, hourMs, minuteMs } from '../../../domain/values/time-units.js';
import { OperatorFailure } from './failure.js';

export interface Timeout {
  readonly text: string;
  readonly ms: number;
}

export interface Deadline {
  /** The time that the command had: `30m`. */
  readonly text: string;
  readonly signal: AbortSignal;
}

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: minuteMs, h: hourMs, d: dayMs };
/** Timers of Node end at 24.8 days. */
const longestMs = 24 * dayMs;
/** An outcome that takes longer is unknown. */
const longestOutcome: Timeout = { text: '2m', ms: 120_000 };

/** `90s`, `30m`, `2h`, `1d`. Null for another text, and for nothing or more than 24 days. */
export function parseTimeout(text: string): Timeout | null {
  const [, count = '', unit = ''] = /^(\d{1,7})([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (unitMs[unit] ?? 0);
  return ms > 0 && ms <= longestMs ? { text, ms } : null;
}

export function withTimeout(command: Command, description: string): Command {
  return command.option('--timeout <time>', description, (text) => {
    const timeout = parseTimeout(text);
    if (timeout === null) throw new InvalidArgumentError('Say 90s, 30m, 2h or 1d, at most 24d.');
    return timeout;
  });
}

/** The time runs from now on. */
export function startDeadline({ text, ms }: Timeout): Deadline {
  return { text, signal: AbortSignal.timeout(ms) };
}

/** For the outcome of a command that is sent. */
export function startOutcomeDeadline(timeout: Timeout = longestOutcome): Deadline {
  return startDeadline(timeout.ms < longestOutcome.ms ? timeout : longestOutcome);
}

/** @throws OperatorFailure when the read has no answer in time. */
export async function readInTime<Result>(
  { text, signal }: Deadline,
  read: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  try {
    return await read(signal);
  } catch (error) {
    if (error !== signal.reason) throw error;
    throw new OperatorFailure('timeout', `No answer from the server in ${text}`, ['Nothing was changed.']);
  }
}
