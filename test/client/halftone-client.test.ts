import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { halftoneClient } from '../../client/halftone-client.js';
import { apiOfEachTest } from '../support/api/api-of-each-test.js';
import { makeToken } from '../support/http/client.js';
import { describeOnPglite } from '../support/database/databases.js';
import { listenEachTest } from './listen-each-test.js';

describeOnPglite('the HTTP client', (databases) => {
  const start = apiOfEachTest();
  const listening = listenEachTest();

  const signedIn = async () => {
    const { url } = await start(databases.db);
    return halftoneClient({ url, token: await makeToken(databases.db, `alice-${randomUUID()}`) });
  };
  const acme = { name: 'Acme', kind: 'tenant' } as const;

  it('a write repeated under its key has one effect', async () => {
    const client = await signedIn();
    const params = { header: { 'idempotency-key': 'once' } };
    const first = await client.POST('/v1/workspaces', { params, body: acme });
    const second = await client.POST('/v1/workspaces', { params, body: acme });
    expect(first.response.headers.get('idempotency-key')).toBe('once');
    expect(second.data).toEqual(first.data);
    expect((await client.GET('/v1/workspaces')).data?.items).toHaveLength(1);
  });

  it('each write without a key gets one of its own, a read gets none', async () => {
    const { url, received } = await listening((_, response) => response.writeHead(204).end());
    const client = halftoneClient({ url });
    await client.POST('/v1/workspaces', { body: acme });
    await client.POST('/v1/workspaces', { body: acme });
    await client.GET('/v1/workspaces');
    const [first, second, read] = received.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
    expect(read).toBeUndefined();
  });

  it('a problem is data, with its code and errors', async () => {
    const client = await signedIn();
    const { data, error, response } = await client.POST('/v1/workspaces', { body: { ...acme, name: '' } });
    expect(data).toBeUndefined();
    expect(response.status).toBe(422);
    expect(error).toMatchObject({ status: 422, code: 'INVALID_VALUE', errors: [{ path: '/name' }, {}] });
  });

  it('the error page of a proxy is a problem too, and its text is not kept', async () => {
    const { url } = await listening((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
    const { error } = await halftoneClient({ url }).GET('/v1/me');
    expect(error).toMatchObject({ status: 502, code: 'UNEXPECTED', title: 'HTTP 502', instance: '/v1/me' });
  });

  it('the path of PUBLIC_URL is in front of every path, and parameters are escaped', async () => {
    const { url, received } = await listening((_, response) => response.writeHead(204).end());
    const client = halftoneClient({ url: `${url}/halftone/` });
    await client.GET('/v1/releases/{release}', { params: { path: { release: 'a/b' } } });
    expect(received.map((request) => request.url)).toEqual(['/halftone/v1/releases/a%2Fb']);
  });

  it('headers of a session are read for each request', async () => {
    const { url, received } = await listening((_, response) => response.writeHead(204).end());
    let token = 'first';
    const client = halftoneClient({ url, headersOf: (method) => ({ 'x-csrf-token': `${method} ${token}` }) });
    await client.GET('/v1/me');
    token = 'second';
    await client.DELETE('/v1/session');
    expect(received.map(({ headers }) => headers['x-csrf-token'])).toEqual(['GET first', 'DELETE second']);
  });
});
