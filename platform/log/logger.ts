/**
 * The log of a process: one JSON object per line, or readable lines on a terminal. Always on stderr, so that the output
 * of a command on stdout (a token, an address) can be piped. Level `error` is for events that an operator must act on.
 */
import { createColors } from 'picocolors';
import { type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../config/config.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Readable lines instead of JSON. Default: when stderr is a terminal. */
  readonly readable?: boolean;
}

export function createLogger({ level, readable = process.stderr.isTTY }: LoggerOptions): Logger {
  const options = { level, base: null, timestamp: stdTimeFunctions.isoTime };
  if (readable) return pino(options, terminalStream(process.stderr));
  return pino(
    { ...options, formatters: { level: (label) => ({ level: label }) } },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** For tests and tools. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}

/**
 * Turns pino's JSON lines into lines for a terminal: time, level, message, facts.
 * Not `pino-pretty`: it prints facts as JSON and a blank line after each entry, and adds 11 packages to every install.
 */

const levelNames: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

interface LogTarget {
  write(text: string): unknown;
}

export function terminalStream(target: LogTarget, colored = true): { write(line: string): void } {
  return {
    write(line) {
      target.write(readableLine(line, colored));
    },
  };
}

/** Returns a line that is not a JSON object unchanged: logging must never fail. */
export function readableLine(line: string, colored: boolean): string {
  const entry = parsed(line);
  if (entry === undefined) return line;
  const colors = createColors(colored);
  const { level, time, msg, err, ...facts } = entry;
  const name = levelNames[Number(level)] ?? String(level);
  const paint = name === 'error' || name === 'fatal' ? colors.red : name === 'warn' ? colors.yellow : colors.cyan;
  const factText = Object.entries(facts).map(([key, value]) => colors.dim(`${key}=${shown(value)}`));
  const parts = [colors.dim(clock(time)), paint(name.padEnd(5)), shown(msg ?? ''), ...factText];
  return `${parts.join(' ')}\n${stackOf(err)}`;
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Local time of day, without the date. */
function clock(time: unknown): string {
  const at = new Date(String(time));
  return Number.isNaN(at.getTime()) ? String(time) : at.toTimeString().slice(0, 8);
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return '';
  return `${String(error.stack)}\n`;
}
