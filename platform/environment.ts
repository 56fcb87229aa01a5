/**
 * Readers for single environment variables. A variable that is empty counts as not set (compose files pass `${X:-}`).
 * Every bad value becomes a problem with a remedy; nothing throws, so that one start reports all of them.
 */
import type { StartProblem } from './start-failure.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentReader {
  readonly problems: readonly StartProblem[];
  text(name: string): string | undefined;
  /** A TCP port, 0 to 65535; 0 asks the system for a free one. */
  port(name: string): number | undefined;
  /** A whole number from 0 to 1,000,000. */
  count(name: string): number | undefined;
  /** An absolute URL with one of these schemes, without a trailing slash. */
  url(name: string, schemes: readonly string[]): string | undefined;
  /** `host:port`, as Temporal wants it. */
  address(name: string): string | undefined;
  /** A name or build of a Temporal worker deployment, as it can stand in a query: no spaces, quotes or colons. */
  deploymentPart(name: string): string | undefined;
  oneOf<const Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
}

export function readEnvironment(env: Environment): EnvironmentReader {
  const problems: StartProblem[] = [];

  function refuse(name: string, what: string, remedy: string): void {
    problems.push({ message: `${name} is ${shown(name, env[name])}, which is not ${what}`, remedy });
  }

  function text(name: string): string | undefined {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  }

  function textThat(isGood: (value: string) => boolean, name: string, [what, remedy]: [string, string]) {
    const value = text(name);
    if (value === undefined || isGood(value)) return value;
    refuse(name, what, remedy);
    return undefined;
  }

  return {
    problems,
    text,
    port(name) {
      const remedy = `Set ${name} to a number from 0 to 65535 (0 takes any free port)`;
      const value = textThat(isPort, name, ['a port', remedy]);
      return value === undefined ? undefined : Number(value);
    },
    count(name) {
      const value = textThat(isCount, name, ['a number', `Set ${name} to a whole number from 0 to 1000000`]);
      return value === undefined ? undefined : Number(value);
    },
    url(name, schemes) {
      const value = text(name);
      if (value === undefined) return undefined;
      const url = URL.canParse(value) ? new URL(value) : undefined;
      const wanted = schemes.map((scheme) => `${scheme}://`).join(' or ');
      if (url !== undefined && schemes.includes(url.protocol.slice(0, -1)) && value.includes('://'))
        return value.replace(/\/+$/, '');
      refuse(name, 'such an address', `Set ${name} to an address that begins with ${wanted}, or unset it`);
      return undefined;
    },
    address: (name) =>
      textThat(isAddress, name, ['host:port', `Set ${name} to something like localhost:7233, without http://`]),
    deploymentPart: (name) =>
      textThat((value) => /^[\w./+-]{1,128}$/.test(value), name, [
        'a name for builds',
        `Set ${name} to letters, digits and ._/+- only, for instance 1.4.2`,
      ]),
    oneOf(name, choices) {
      const value = text(name);
      if (value === undefined) return undefined;
      const choice = choices.find((candidate) => candidate === value);
      if (choice === undefined) refuse(name, 'known', `Set ${name} to one of ${choices.join(', ')}`);
      return choice;
    },
  };
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

function isCount(value: string): boolean {
  return /^\d{1,7}$/.test(value) && Number(value) <= 1_000_000;
}

function isAddress(value: string): boolean {
  const port = /^(?:\[[0-9a-fA-F:]+\]|[^\s:/]+):(\d+)$/.exec(value)?.[1];
  return port !== undefined && isPort(port);
}

/** Addresses may carry a password; a start failure ends up in logs. */
function shown(name: string, value: string | undefined): string {
  return name === 'DATABASE_URL' ? 'set to something' : `"${value ?? ''}"`;
}
