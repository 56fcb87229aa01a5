/**
 * Readers for single environment variables. A variable that is empty counts as not set (compose files pass `${X:-}`).
 * Every bad value becomes a problem with a remedy; nothing throws, so that one start reports all of them.
 */
import { isIP } from 'node:net';
import type { Network } from '../http/address-guard.js';
import { type CodecKey, codecKeysIn } from '../temporal/codec-keys.js';
import type { StartProblem } from '../process/start-failure.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentReader {
  readonly problems: readonly StartProblem[];
  text(name: string): string | undefined;
  /** A TCP port, 0 to 65535; 0 asks the system for a free one. */
  port(name: string): number | undefined;
  /** A whole number from 0 to 1,000,000. */
  count(name: string): number | undefined;
  /** A whole number of hours, one to a year. */
  hours(name: string): number | undefined;
  /** An absolute URL with one of these schemes, without a trailing slash. */
  url(name: string, schemes: readonly string[]): string | undefined;
  /** `host:port`, as Temporal wants it. */
  address(name: string): string | undefined;
  /** A name or build of a Temporal worker deployment, as it can stand in a query: no spaces, quotes or colons. */
  deploymentPart(name: string): string | undefined;
  /** `10.20.0.0/16, fd00::/8`; none when not set. */
  networks(name: string): readonly Network[];
  /** Addresses and networks: `127.0.0.1, 10.20.0.0/16, fd00::/8`; none when not set. */
  addresses(name: string): readonly Network[];
  /** `name=number, …`: limits by name, over those of `defaults`. */
  limits<Limits extends object>(name: string, defaults: Limits): Limits;
  /** Keys of 32 bytes in base64, separated by commas; none when not set. */
  keys(name: string): readonly Buffer[];
  /** `id:key,…`; none when not set. */
  codecKeys(name: string): readonly CodecKey[];
  oneOf<const Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
}

/** What it is not, and what to set it to. */
type Words = readonly [what: string, remedy: string];

export function readEnvironment(env: Environment): EnvironmentReader {
  const problems: StartProblem[] = [];

  function refuse(name: string, what: string, remedy: string): void {
    problems.push({ message: `${name} is ${shown(name, env[name])}, which is not ${what}`, remedy });
  }

  function text(name: string): string | undefined {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  }

  function readOne<T>(name: string, read: (value: string) => T | undefined, words: Words): T | undefined {
    const value = text(name);
    if (value === undefined) return undefined;
    const known = read(value);
    if (known === undefined) refuse(name, ...words);
    return known;
  }

  function readList<T>(name: string, read: (item: string) => T | undefined, words: Words): T[] {
    const items = (text(name)?.split(',') ?? []).map((item) => read(item.trim()));
    const known = items.filter((item) => item !== undefined);
    if (known.length < items.length) refuse(name, ...words);
    return known;
  }

  return {
    problems,
    text,
    port: (name) =>
      readOne(name, portOf, ['a port', `Set ${name} to a number from 0 to 65535 (0 takes any free port)`]),
    count: (name) => readOne(name, countOf, ['a number', `Set ${name} to a whole number from 0 to 1000000`]),
    hours: (name) => readOne(name, hoursOf, ['a number of hours', `Set ${name} to a whole number from 1 to 8760`]),
    url: (name, schemes) =>
      readOne(name, (value) => urlOf(value, schemes), [
        'such an address',
        `Set ${name} to an address that begins with ${schemes.map((one) => `${one}://`).join(' or ')}, or unset it`,
      ]),
    address: (name) =>
      readOne(name, addressOf, ['host:port', `Set ${name} to something like localhost:7233, without http://`]),
    deploymentPart: (name) =>
      readOne(name, buildNameOf, [
        'a name for builds',
        `Set ${name} to letters, digits and ._/+- only, for instance 1.4.2`,
      ]),
    ...listReaders(readList),
    codecKeys(name) {
      const value = text(name);
      const read = value === undefined ? { keys: [], problems: [] } : codecKeysIn(value, name);
      problems.push(...read.problems);
      return read.keys;
    },
    oneOf: (name, choices) =>
      readOne(name, (value) => choices.find((choice) => choice === value), [
        'known',
        `Set ${name} to one of ${choices.join(', ')}`,
      ]),
  };
}

type ReadList = <T>(name: string, read: (item: string) => T | undefined, words: Words) => T[];

function listReaders(readList: ReadList): Pick<EnvironmentReader, 'networks' | 'addresses' | 'limits' | 'keys'> {
  return {
    networks: (name) =>
      readList(name, networkOf, ['a list of networks', `Set ${name} to something like 10.20.0.0/16,fd00::/8`]),
    addresses: (name) =>
      readList(name, addressOrNetworkOf, [
        'a list of addresses',
        `Set ${name} to something like 127.0.0.1,10.20.0.0/16,fd00::/8`,
      ]),
    limits: (name, defaults) => ({
      ...defaults,
      ...Object.fromEntries(
        readList(name, (item) => limitOf(item, Object.keys(defaults)), [
          'a list of limits',
          `Set ${name} to something like ${Object.keys(defaults)[0] ?? ''}=50; names are ${Object.keys(defaults).join(', ')}`,
        ]),
      ),
    }),
    keys: (name) =>
      readList(name, keyOf, [
        'a list of keys',
        `Set ${name} to what \`openssl rand -base64 32\` prints, more with commas`,
      ]),
  };
}

const secrets = ['DATABASE_URL', 'PUSH_SECRET_KEYS'];

function portOf(value: string): number | undefined {
  return isPort(value) ? Number(value) : undefined;
}

function buildNameOf(value: string): string | undefined {
  return /^[\w./+-]{1,128}$/.test(value) ? value : undefined;
}

function countOf(value: string): number | undefined {
  return /^\d{1,7}$/.test(value) && Number(value) <= 1_000_000 ? Number(value) : undefined;
}

function hoursOf(value: string): number | undefined {
  const hours = countOf(value);
  return hours !== undefined && hours >= 1 && hours <= 8_760 ? hours : undefined;
}

function urlOf(value: string, schemes: readonly string[]): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isOne = url !== undefined && schemes.includes(url.protocol.slice(0, -1)) && value.includes('://');
  return isOne ? value.replace(/\/+$/, '') : undefined;
}

function addressOf(value: string): string | undefined {
  const parts = /^(\[[0-9a-fA-F:]+\]|[^\s:/]+):(\d+)$/.exec(value);
  return parts?.[2] !== undefined && isPort(parts[2]) ? value : undefined;
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

function keyOf(text: string): Buffer | undefined {
  const key = Buffer.from(text, 'base64');
  return key.length === 32 ? key : undefined;
}

function networkOf(text: string): Network | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
  if (rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > bits) return undefined;
  return { address, prefix: Number(length) };
}

function limitOf(text: string, names: readonly string[]): readonly [string, number] | undefined {
  const [name = '', value = '', ...rest] = text.split('=').map((part) => part.trim());
  const limit = countOf(value);
  return rest.length === 0 && names.includes(name) && limit !== undefined ? [name, limit] : undefined;
}

function addressOrNetworkOf(text: string): Network | undefined {
  return isIP(text) === 0 ? networkOf(text) : { address: text, prefix: isIP(text) === 4 ? 32 : 128 };
}

/** A start failure ends up in logs. */
function shown(name: string, value: string | undefined): string {
  return secrets.includes(name) ? 'set to something' : `"${value ?? ''}"`;
}
