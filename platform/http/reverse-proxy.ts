/**
 * What a reverse proxy in front of a process changes: the address of the client, and the base path of requests. For
 * Express and node:http. X-Forwarded-For is believed only from configured proxies, because every client can send it.
 */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Network } from './address-guard.js';

export interface ClientAddresses {
  readonly of: (request: IncomingMessage) => string;
  readonly isTrusted: (address: string) => boolean;
}

/** `trusted`: networks of the proxies in front of this process. */
export function clientAddresses(trusted: readonly Network[]): ClientAddresses {
  const list = new BlockList();
  for (const { address, prefix } of trusted) list.addSubnet(address, prefix, familyOf(address));
  const isTrusted = (address: string): boolean => isIP(address) !== 0 && list.check(address, familyOf(address));
  return {
    isTrusted: (address) => isTrusted(plainAddress(address)),
    of: (request) => {
      let client = plainAddress(request.socket.remoteAddress ?? '');
      if (!isTrusted(client)) return client;
      // Each proxy appends the address of its client, so the list is read from its end.
      for (const hop of hopsOf(request).reverse()) {
        const address = plainAddress(hop);
        if (isIP(address) === 0) return client;
        client = address;
        if (!isTrusted(client)) return client;
      }
      return client;
    },
  };
}

/** Key for limits per client: an IPv4 address, or the /64 of an IPv6 address, which one client usually owns. */
export function addressBudget(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.toLowerCase().split('::') ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  const groups = [...first, ...zeros, ...last].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function hopsOf({ headers }: IncomingMessage): string[] {
  const sent = headers['x-forwarded-for'];
  const text = Array.isArray(sent) ? sent.join(',') : (sent ?? '');
  return text === '' ? [] : text.split(',');
}

/** Removes port and brackets, and turns an IPv4-mapped IPv6 address into IPv4. */
function plainAddress(text: string): string {
  const trimmed = text.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** The path of PUBLIC_URL. Empty, or like `/halftone`, without a slash at its end. */
export function basePathOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}

/** Removes the base path from a request target. Some proxies remove it themselves, so a target without it is valid. */
export function withoutBasePath(target: string, basePath: string): string {
  if (basePath === '' || !target.startsWith(basePath)) return target;
  const rest = target.slice(basePath.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : target;
}
