/** Selection of the rate limit budget of a request: by token, or by client address. */
import { expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.js';
import { addressBudget, clientAddresses } from '../../../platform/http/reverse-proxy.js';
import { apiDeps } from '../../support/api/api-deps.js';
import { clientOf, makeToken } from '../../support/http/client.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { listen } from '../../support/http/http.js';

const perAddress = 5;

describeOnPglite('the budget of requests', (databases) => {
  const open = async (trusted: string[]) => {
    const networks = trusted.map((address) => ({ address, prefix: 32 }));
    const rateLimits = { perAddress, perToken: 1000 };
    return await listen(createApp(apiDeps(databases.db, { rateLimits, clientAddresses: clientAddresses(networks) })));
  };
  const statusesOf = async (url: string, headersOf: (n: number) => Record<string, string>): Promise<number[]> => {
    const statuses = [];
    for (let n = 0; n < perAddress + 2; n += 1)
      statuses.push((await fetch(`${url}/v1/me`, { headers: headersOf(n) })).status);
    return statuses;
  };

  it('of requests with unknown, malformed or missing tokens is the budget of their address', async () => {
    const server = await open([]);
    const credentials = ['Bearer made-up', 'Bearer', 'Basic eA==', 'Bearer \u00e9', ''];
    const statuses = await statusesOf(server.url, (n) => ({ authorization: `${credentials[n % 5] ?? ''}${n}` }));
    await server.close();
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  it('ignores an X-Forwarded-For header from an untrusted peer', async () => {
    const server = await open([]);
    const statuses = await statusesOf(server.url, (n) => ({ 'x-forwarded-for': `10.0.0.${n}` }));
    await server.close();
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  it('of a client behind a trusted proxy is that of the client address, which the client cannot choose', async () => {
    const server = await open(['127.0.0.1']);
    const own = await statusesOf(server.url, (n) => ({ 'x-forwarded-for': `10.0.0.${n}` }));
    const chosen = await statusesOf(server.url, (n) => ({ 'x-forwarded-for': `10.0.1.${n}, 10.0.2.1` }));
    await server.close();
    expect(own).not.toContain(429);
    expect(chosen.slice(-2)).toEqual([429, 429]);
  });

  it('of a valid token is separate from the budget of its address, until the token is revoked', async () => {
    const server = await open([]);
    const secret = await makeToken(databases.db, 'alice', { id: 'valid' });
    const client = clientOf(server.url, secret);
    await client.get('/v1/me');
    await statusesOf(server.url, () => ({}));
    expect((await client.get('/v1/me')).status).toBe(200);
    await databases.db.kysely
      .updateTable('api_token')
      .set({ revoked_at: new Date() })
      .where('id', '=', 'valid')
      .execute();
    expect([(await client.get('/v1/me')).status, (await client.get('/v1/me')).status]).toEqual([401, 429]);
    await server.close();
  });

  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of address %s has the key %s', (address, budget) => {
    expect(addressBudget(address)).toBe(budget);
  });
});
