/**
 * The log: one JSON object a line, or readable lines where a person watches. Always on stderr, so that what a command
 * prints on stdout (a token, an address) can be piped on. `error` only for what someone must act on.
 */
import { type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../config/config.js';
import { terminalStream } from './terminal-log.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Readable lines instead of JSON; by default when stderr is a terminal. */
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

/** For tests and for tools that have nothing to say. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
