/**
 * Readers for single environment variables. A variable that is empty counts as not set (compose files pass `${X:-}`).
 * Every bad value becomes a problem with a remedy; nothing throws, so that one start reports all of them.
 */
import { type CodecKey, codecKeysIn } from '../temporal/codec-keys.js';
import type { StartProblem } from '../process/start-failure.js';
import type { Setting } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentReader {
  readonly problems: readonly StartProblem[];
  text(name: string): string | undefined;
  value<T>(name: string, setting: Setting<T>): T | undefined;
  codecKeys(name: string): readonly CodecKey[];
}

export function readEnvironment(env: Environment): EnvironmentReader {
  const problems: StartProblem[] = [];

  function text(name: string): string | undefined {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  }

  return {
    problems,
    text,
    value(name, { schema, what, remedy }) {
      const value = text(name);
      if (value === undefined) return undefined;
      const { success, data } = schema.safeParse(value);
      if (success) return data;
      const message = `${name} is ${shown(name, env[name])}, which is not ${what}`;
      problems.push({ message, remedy: `Set ${name} to ${remedy}` });
      return undefined;
    },
    codecKeys(name) {
      const value = text(name);
      const read = value === undefined ? { keys: [], problems: [] } : codecKeysIn(value, name);
      problems.push(...read.problems);
      return read.keys;
    },
  };
}

const secrets = ['DATABASE_URL', 'PUSH_SECRET_KEYS'];

/** A start failure ends up in logs. */
function shown(name: string, value: string | undefined): string {
  return secrets.includes(name) ? 'set to something' : `"${value ?? ''}"`;
}
