/**
 * Keeps requests to addresses that users chose out of our own networks: only public addresses are reached, and those
 * that the configuration names. Checks each address at the moment of connecting, because DNS answers change.
 * Not `request-filtering-agent`: it permits `::7f00:1` and IPv6 outside of 2000::/3, and public addresses without TLS.
 */
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export interface AddressGuard {
  /** Whether there are networks that may be reached beyond the public ones: they may be asked without TLS. */
  readonly allowsPrivate: boolean;
  mayReach(address: string, isEncrypted: boolean): boolean;
  /** The look-up of a socket: returns only addresses that may be reached, and none when one of a name may not. */
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

/** IPv4 that is not public: RFC 6890 and its successors, multicast, the rest of class E. */
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
/** Of the global unicast IPv6 range what embeds other addresses or is for documents. Outside of it nothing is public. */
const reservedV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** `allowed`: may be reached although they are not public, with TLS and without. */
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

/** `::ffff:10.0.0.1` and `::ffff:a00:1` are 10.0.0.1 to the system, and to us. */
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
