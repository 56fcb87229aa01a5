/** The kinds of values that environment variables hold. They are strict: `1e3` is no number and `10.0.0.0` no network. */
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { Network } from '../http/address-guard.js';

/** The value, what a bad value is not, and what the variable is to be set to. */
export interface Setting<T> {
  readonly schema: z.ZodType<T, string>;
  readonly what: string;
  readonly remedy: string;
}

const digits = z.string().regex(/^\d{1,7}$/);
const whole = (from: number, to: number) => digits.transform(Number).pipe(z.number().min(from).max(to));

/** A TCP port; 0 asks the system for a free one. */
export const port: Setting<number> = {
  schema: whole(0, 65_535),
  what: 'a port',
  remedy: 'a number from 0 to 65535 (0 takes any free port)',
};

export const count: Setting<number> = {
  schema: whole(0, 1_000_000),
  what: 'a number',
  remedy: 'a whole number from 0 to 1000000',
};

/** Up to a year. */
export const hours: Setting<number> = {
  schema: whole(1, 8_760),
  what: 'a number of hours',
  remedy: 'a whole number from 1 to 8760',
};

/** `host:port`, as Temporal wants it. */
export const address: Setting<string> = {
  schema: z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d+$/)
    .refine((value) => port.schema.safeParse(value.slice(value.lastIndexOf(':') + 1)).success),
  what: 'host:port',
  remedy: 'something like localhost:7233, without http://',
};

/** A name or build of a Temporal worker deployment, as it can stand in a query: no spaces, quotes or colons. */
export const deploymentPart: Setting<string> = {
  schema: z.string().regex(/^[\w./+-]{1,128}$/),
  what: 'a name for builds',
  remedy: 'letters, digits and ._/+- only, for instance 1.4.2',
};

/** An absolute URL with one of these schemes, without its trailing slashes. */
export function urlOf(...schemes: readonly string[]): Setting<string> {
  return {
    schema: z
      .url({ protocol: new RegExp(`^(${schemes.join('|')})$`) })
      .includes('://')
      .transform((url) => url.replace(/\/+$/, '')),
    what: 'such an address',
    remedy: `an address that begins with ${schemes.map((one) => `${one}://`).join(' or ')}, or unset it`,
  };
}

export function oneOf<const Choice extends string>(choices: readonly Choice[]): Setting<Choice> {
  return {
    schema: z.string().pipe(z.enum(choices) as z.ZodType<Choice, string>),
    what: 'known',
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
  what: 'a list of networks',
  remedy: 'something like 10.20.0.0/16,fd00::/8',
};

export const addresses: Setting<readonly Network[]> = {
  schema: items.pipe(z.array(singleAddress.or(network))),
  what: 'a list of addresses',
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
  what: 'a list of keys',
  remedy: 'what `openssl rand -base64 32` prints, more with commas',
};

/** `name=number, …`: those of the limits that are named. */
export function limitsOf<Limits extends object>(defaults: Limits): Setting<Partial<Limits>> {
  const names = Object.keys(defaults);
  const limit = z
    .string()
    .transform((text) => text.split('=').map((part) => part.trim()))
    .pipe(z.tuple([z.enum(names), count.schema]));
  return {
    schema: items.pipe(z.array(limit)).transform((pairs) => Object.fromEntries(pairs) as Partial<Limits>),
    what: 'a list of limits',
    remedy: `something like ${names[0] ?? ''}=50; names are ${names.join(', ')}`,
  };
}
