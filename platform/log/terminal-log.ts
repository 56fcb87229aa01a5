/**
 * Turns pino's JSON lines into lines for a person at a terminal: time, level, message, then the facts.
 * Not `pino-pretty`: it prints facts as JSON and a blank line after each entry, and adds 11 packages to every install.
 */
import { createColors } from 'picocolors';

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

/** A line that is not a JSON object is passed on as it is: logging must never fail. */
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

/** Local time of day; the reader of a terminal knows the date. */
function clock(time: unknown): string {
  const at = new Date(String(time));
  return Number.isNaN(at.getTime()) ? String(time) : at.toTimeString().slice(0, 8);
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return '';
  return `${String(error.stack)}\n`;
}
