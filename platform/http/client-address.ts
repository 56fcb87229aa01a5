/**
 * The address of the client that sent a request, on Express and on bare node:http alike. Only configured proxies may
 * name another address than that of the connection: anyone can send X-Forwarded-For.
 */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Network } from './address-guard.js';

export interface ClientAddresses {
  readonly of: (request: IncomingMessage) => string;
  readonly isTrusted: (address: string) => boolean;
}

/** `trusted`: networks of our own proxies; none by default. */
export function clientAddresses(trusted: readonly Network[]): ClientAddresses {
  const list = new BlockList();
  for (const { address, prefix } of trusted) list.addSubnet(address, prefix, familyOf(address));
  const isTrusted = (address: string): boolean => isIP(address) !== 0 && list.check(address, familyOf(address));
  return {
    isTrusted: (address) => isTrusted(plainAddress(address)),
    of: (request) => {
      let client = plainAddress(request.socket.remoteAddress ?? '');
      if (!isTrusted(client)) return client;
      // Each proxy appends the address that it was asked from, so the list is read from its end.
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

/** Requests with the same key share a budget: an IPv4 address, or the /64 of an IPv6 address. */
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

/** Without a port, brackets, and the IPv6 form of an IPv4 address. */
function plainAddress(text: string): string {
  const trimmed = text.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
