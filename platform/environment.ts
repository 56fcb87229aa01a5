/**
 * Readers for single environment variables. A variable that is empty counts as not set (compose files pass `${X:-}`).
 * Every bad value becomes a problem with a remedy; nothing throws, so that one start reports all of them.
 */
import { isIP } from 'node:net';
import type { Network } from './address-guard.js';
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
  /** `10.20.0.0/16, fd00::/8`; none when not set. */
  networks(name: string): readonly Network[];
  /** Keys of 32 bytes in base64, separated by commas; none when not set. */
  keys(name: string): readonly Buffer[];
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

  return {
    problems,
    text,
    port(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (isPort(value)) return Number(value);
      refuse(name, 'a port', `Set ${name} to a number from 0 to 65535 (0 takes any free port)`);
      return undefined;
    },
    count(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (/^\d{1,7}$/.test(value) && Number(value) <= 1_000_000) return Number(value);
      refuse(name, 'a number', `Set ${name} to a whole number from 0 to 1000000`);
      return undefined;
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
    address(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      const parts = /^(\[[0-9a-fA-F:]+\]|[^\s:/]+):(\d+)$/.exec(value);
      if (parts?.[2] !== undefined && isPort(parts[2])) return value;
      refuse(name, 'host:port', `Set ${name} to something like localhost:7233, without http://`);
      return undefined;
    },
    networks(name) {
      const networks = listOf(text(name)).map(networkOf);
      if (networks.every((network) => network !== undefined)) return networks;
      refuse(name, 'a list of networks', `Set ${name} to something like 10.20.0.0/16,fd00::/8`);
      return [];
    },
    keys(name) {
      const keys = listOf(text(name)).map((key) => Buffer.from(key, 'base64'));
      if (keys.every(({ length }) => length === 32)) return keys;
      refuse(name, 'a list of keys', `Set ${name} to what \`openssl rand -base64 32\` prints, several with commas`);
      return [];
    },
    oneOf(name, choices) {
      const value = text(name);
      if (value === undefined) return undefined;
      const choice = choices.find((candidate) => candidate === value);
      if (choice === undefined) refuse(name, 'known', `Set ${name} to one of ${choices.join(', ')}`);
      return choice;
    },
  };
}

const secrets = ['DATABASE_URL', 'PUSH_SECRET_KEYS'];

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : value.split(',').map((item) => item.trim());
}

function networkOf(text: string): Network | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
  if (rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > bits) return undefined;
  return { address, prefix: Number(length) };
}

/** A start failure ends up in logs. */
function shown(name: string, value: string | undefined): string {
  return secrets.includes(name) ? 'set to something' : `"${value ?? ''}"`;
}
