/**
 * Requests to addresses that users chose (SSRF guard): they reach public addresses, and private networks only where the
 * configuration allows them. The address is checked when the socket connects, because DNS answers change.
 * Not `request-filtering-agent`: it permits `::7f00:1` and IPv6 outside of 2000::/3, and public addresses without TLS.
 */
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export interface AddressGuard {
  /** Whether private networks are allowed. They may be reached without TLS. */
  readonly allowsPrivate: boolean;
  mayReach(address: string, isEncrypted: boolean): boolean;
  /** Look-up function for a socket. Fails with AddressRefused when one address of the name may not be reached. */
  lookup(isEncrypted: boolean): LookupFunction;
}

export interface Network {
  readonly address: string;
  readonly prefix: number;
}

type Resolve = (
  hostname: string,
  options: { readonly all: true; readonly family?: number },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** IPv4 networks that are not public: RFC 6890 and its successors, multicast, class E. */
const reservedV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Networks inside 2000::/3 that embed IPv4 addresses or are for documentation. Outside 2000::/3 nothing is public. */
const reservedV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** `allowed`: networks that may be reached with and without TLS, even when they are not public. */
export function createAddressGuard(allowed: readonly Network[], resolve: Resolve = systemLookup): AddressGuard {
  const allowedList = new BlockList();
  for (const { address, prefix } of allowed) allowedList.addSubnet(address, prefix, familyOf(address));
  const publicV6 = new BlockList();
  publicV6.addSubnet('2000::', 3, 'ipv6');
  const reserved = new BlockList();
  for (const [network, prefix] of reservedV4) reserved.addSubnet(network, prefix, 'ipv4');
  for (const [network, prefix] of reservedV6) reserved.addSubnet(network, prefix, 'ipv6');

  function mayReach(address: string, isEncrypted: boolean): boolean {
    const bare = unmapped(address.replace(/%.*$/, ''));
    if (isIP(bare) === 0) return false;
    const family = familyOf(bare);
    if (allowedList.check(bare, family)) return true;
    if (!isEncrypted || reserved.check(bare, family)) return false;
    return family === 'ipv4' || publicV6.check(bare, family);
  }

  return {
    allowsPrivate: allowed.length > 0,
    mayReach,
    lookup: (isEncrypted) => (hostname, options, callback) => {
      const family = typeof options.family === 'number' ? { family: options.family } : {};
      resolve(hostname, { all: true, ...family }, (error, addresses) => {
        const first = error === null ? addresses[0] : undefined;
        if (error !== null || first === undefined) {
          callback(error ?? new Error(`${hostname} has no address`), '');
          return;
        }
        if (!addresses.every(({ address }) => mayReach(address, isEncrypted))) {
          callback(new AddressRefused(`${hostname} resolves to an address that may not be reached`), '');
          return;
        }
        if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    },
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** The IPv4 address of an IPv4-mapped IPv6 address: `::ffff:10.0.0.1` and `::ffff:a00:1` both connect to 10.0.0.1. */
function unmapped(address: string): string {
  if (isIP(address) !== 6) return address;
  const { hostname } = new URL(`http://[${address}]/`);
  const parts = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(hostname);
  if (parts === null) return address;
  const bytes = [parts[1], parts[2]].flatMap((part) => {
    const word = Number.parseInt(part ?? '', 16);
    return [word >> 8, word & 0xff];
  });
  return bytes.join('.');
}

export interface GuardedPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly guard: AddressGuard;
  /** Time limit from the DNS look-up to the status line. */
  readonly withinMs: number;
}

const largestAnswerBytes = 65_536;

/**
 * Sends one POST and returns the status of the answer. Follows no redirect. Does not read the body of the answer: it
 * must not reach the user who chose the address.
 *
 * @throws AddressRefused for an address that may not be reached, and other errors when no answer came in time.
 */
export function postGuarded({ url, headers, body, guard, withinMs }: GuardedPost): Promise<number> {
  const address = new URL(url);
  const isEncrypted = address.protocol === 'https:';
  const host = address.hostname.replace(/^\[|\]$/g, '');
  // For an IP address a socket makes no look-up, so it is checked here.
  if (isIP(host) !== 0 && !guard.mayReach(host, isEncrypted))
    return Promise.reject(new AddressRefused(`${host} may not be reached`));
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      agent: false,
      lookup: guard.lookup(isEncrypted),
      signal: AbortSignal.timeout(withinMs),
      maxHeaderSize: 16_384,
    };
    const request: ClientRequest = (isEncrypted ? requestHttps : requestHttp)(address, options);
    request.on('error', reject);
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      discard(response);
    });
    request.end(body);
  });
}

/** Reads the body to its end, so that the server can finish. Closes the connection after 64 KB. */
function discard(response: IncomingMessage): void {
  let bytes = 0;
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > largestAnswerBytes) response.destroy();
  });
}
