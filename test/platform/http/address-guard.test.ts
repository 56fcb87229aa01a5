import { createServer } from 'node:http';
import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { AddressRefused, createAddressGuard, postGuarded } from '../../../platform/http/address-guard.js';
import { closedAfterEach } from '../../support/closed-after-each.js';

const afterwards = closedAfterEach();

describe('The address guard', () => {
  const guard = createAddressGuard([]);

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1', '192.0.0.192'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:a00:1', '::127.0.0.1', 'fc00::1', 'fd00:ec2::254', 'fe80::1%eth0'],
    ...['ff02::1', '64:ff9b::a00:1', '2002:7f00:1::', '2001:0:1::1', '2001:db8::1', 'not an address'],
  ])('refuses %s', (address) => {
    expect(guard.mayReach(address, true)).toBe(false);
  });

  it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])('permits %s', (address) => {
    expect(guard.mayReach(address, true)).toBe(true);
  });

  it('permits no address without TLS', () => {
    expect(guard.mayReach('1.1.1.1', false)).toBe(false);
  });

  it('permits the configured networks, with and without TLS, and no others', () => {
    const opener = createAddressGuard([
      { address: '10.20.0.0', prefix: 16 },
      { address: 'fd00::', prefix: 8 },
    ]);
    for (const address of ['10.20.30.40', '::ffff:10.20.30.40', 'fd00::1']) {
      expect(opener.mayReach(address, true)).toBe(true);
      expect(opener.mayReach(address, false)).toBe(true);
    }
    expect(opener.mayReach('10.21.0.1', true)).toBe(false);
  });
});

describe('A guarded request', () => {
  const listen = async (status: number): Promise<{ port: number; requests: () => number }> => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('secret of the inside');
    });
    afterwards(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { port: (server.address() as AddressInfo).port, requests: () => requests };
  };
  const post = (url: string, guard = createAddressGuard([])): Promise<number> =>
    postGuarded({ url, headers: {}, body: '{}', guard, withinMs: 2_000 });
  const resolvingTo = (...addresses: string[]) => {
    const found: LookupAddress[] = addresses.map((address) => ({ address, family: 4 }));
    return (_name: string, _options: unknown, done: (error: null, all: LookupAddress[]) => void) => done(null, found);
  };

  it.each(['http://127.0.0.1', 'https://127.0.0.1', 'http://0x7f.1', 'http://2130706433', 'http://[::ffff:127.0.0.1]'])(
    'never reaches %s',
    async (origin) => {
      const { port, requests } = await listen(200);
      await expect(post(`${origin}:${port}/`)).rejects.toBeInstanceOf(AddressRefused);
      expect(requests()).toBe(0);
    },
  );

  it('is refused at connect time if the name now resolves to a private address', async () => {
    const { port, requests } = await listen(200);
    const rebound = createAddressGuard([], resolvingTo('127.0.0.1'));
    await expect(post(`https://wallet.example:${port}/`, rebound)).rejects.toBeInstanceOf(AddressRefused);
    const mixed = createAddressGuard([], resolvingTo('1.1.1.1', '127.0.0.1'));
    await expect(post(`https://wallet.example:${port}/`, mixed)).rejects.toBeInstanceOf(AddressRefused);
    expect(requests()).toBe(0);
  });

  it('returns the status, and follows no redirect', async () => {
    const loopback = createAddressGuard([{ address: '127.0.0.0', prefix: 8 }]);
    const { port, requests } = await listen(302);
    expect(await post(`http://127.0.0.1:${port}/`, loopback)).toBe(302);
    expect(requests()).toBe(1);
  });

  it('fails after its time limit', async () => {
    const server = createServer(() => undefined);
    afterwards(() => server.closeAllConnections());
    afterwards(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const guard = createAddressGuard([{ address: '127.0.0.0', prefix: 8 }]);
    const late = postGuarded({ url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}', guard, withinMs: 50 });
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
  });
});
