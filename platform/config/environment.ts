/**
 * Reads and checks single environment variables. An empty variable counts as not set (compose files pass `${X:-}`).
 * A bad value becomes a problem with a remedy. Nothing throws, so that one start reports all problems.
 */
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { Network } from '../http/address-guard.js';
import type { StartProblem } from '../process/start-failure.js';
import { type CodecKey, codecKeysIn } from '../temporal/codec-keys.js';

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
    value(name, { schema, expected, remedy }) {
      const value = text(name);
      if (value === undefined) return undefined;
      const { success, data } = schema.safeParse(value);
      if (success) return data;
      const message = `${name} is ${shown(name, env[name])}, which is not ${expected}`;
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

/** The text of a start failure is logged, so it must not contain a secret. */
function shown(name: string, value: string | undefined): string {
  return secrets.includes(name) ? 'set to something' : `"${value ?? ''}"`;
}

/** A kind of value, parsed strictly: `1e3` is no number and `10.0.0.0` no network. */
export interface Setting<T> {
  readonly schema: z.ZodType<T, string>;
  /** Completes "PORT is "x", which is not …". */
  readonly expected: string;
  /** Completes "Set PORT to …". */
  readonly remedy: string;
}

const digits = z.string().regex(/^\d{1,7}$/);
const whole = (from: number, to: number) => digits.transform(Number).pipe(z.number().min(from).max(to));

/** A TCP port; 0 asks the system for a free one. */
export const port: Setting<number> = {
  schema: whole(0, 65_535),
  expected: 'a port',
  remedy: 'a number from 0 to 65535 (0 takes any free port)',
};

export const count: Setting<number> = {
  schema: whole(0, 1_000_000),
  expected: 'a number',
  remedy: 'a whole number from 0 to 1000000',
};

/** 1 to 8760 (one year). */
export const hours: Setting<number> = {
  schema: whole(1, 8_760),
  expected: 'a number of hours',
  remedy: 'a whole number from 1 to 8760',
};

/** `host:port`, as Temporal wants it. */
export const address: Setting<string> = {
  schema: z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d+$/)
    .refine((value) => port.schema.safeParse(value.slice(value.lastIndexOf(':') + 1)).success),
  expected: 'host:port',
  remedy: 'something like localhost:7233, without http://',
};

/** Name or build id of a Temporal worker deployment. It is put into a visibility query: no spaces, quotes, colons. */
export const deploymentPart: Setting<string> = {
  schema: z.string().regex(/^[\w./+-]{1,128}$/),
  expected: 'a name for builds',
  remedy: 'letters, digits and ._/+- only, for instance 1.4.2',
};

/** An absolute URL with one of these schemes, without its trailing slashes. */
export function urlOf(...schemes: readonly string[]): Setting<string> {
  return {
    schema: z
      .url({ protocol: new RegExp(`^(${schemes.join('|')})$`) })
      .includes('://')
      .transform((url) => url.replace(/\/+$/, '')),
    expected: 'such an address',
    remedy: `an address that begins with ${schemes.map((one) => `${one}://`).join(' or ')}, or unset it`,
  };
}

export function oneOf<const Choice extends string>(choices: readonly Choice[]): Setting<Choice> {
  return {
    schema: z.string().pipe(z.enum(choices) as z.ZodType<Choice, string>),
    expected: 'known',
    remedy: `one of ${choices.join(', ')}`,
  };
}

const items = z.string().transform((text) => text.split(',').map((item) => item.trim()));
const network = z.union([z.cidrv4(), z.cidrv6()]).transform((text): Network => {
  const [address = '', prefix] = text.split('/');
  return { address, prefix: Number(prefix) };
});
const singleAddress = z
  .union([z.ipv4(), z.ipv6()])
  .transform((address): Network => ({ address, prefix: isIPv4(address) ? 32 : 128 }));

export const networks: Setting<readonly Network[]> = {
  schema: items.pipe(z.array(network)),
  expected: 'a list of networks',
  remedy: 'something like 10.20.0.0/16,fd00::/8',
};

export const addresses: Setting<readonly Network[]> = {
  schema: items.pipe(z.array(singleAddress.or(network))),
  expected: 'a list of addresses',
  remedy: 'something like 127.0.0.1,10.20.0.0/16,fd00::/8',
};

/** Keys of 32 bytes in base64. */
export const keys: Setting<readonly Buffer[]> = {
  schema: items.pipe(
    z.array(
      z
        .string()
        .transform((text) => Buffer.from(text, 'base64'))
        .refine(({ length }) => length === 32),
    ),
  ),
  expected: 'a list of keys',
  remedy: 'what `openssl rand -base64 32` prints, more with commas',
};

/** `name=number, …`. Limits that are not named keep their defaults. */
export function limitsOf<Limits extends object>(defaults: Limits): Setting<Partial<Limits>> {
  const names = Object.keys(defaults);
  const limit = z
    .string()
    .transform((text) => text.split('=').map((part) => part.trim()))
    .pipe(z.tuple([z.enum(names), count.schema]));
  return {
    schema: items.pipe(z.array(limit)).transform((pairs) => Object.fromEntries(pairs) as Partial<Limits>),
    expected: 'a list of limits',
    remedy: `something like ${names[0] ?? ''}=50; names are ${names.join(', ')}`,
  };
}
