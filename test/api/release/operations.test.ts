/** Routes for operation: probes, metrics, the OpenAPI document and its page, headers, rate limits. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createApp } from '../../../api/app.js';
import { hashOfToken } from '../../../api/access/authenticate.js';
import { createKnownTokens } from '../../../api/http/server/rate-limits.js';
import { allRoutes } from '../../../api/all-routes.js';
import { metricsRoutes } from '../../../api/http/operation-routes.js';
import { apiDeps } from '../../support/api/api-deps.js';
import { describeInTurn, describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { type Listening, listen } from '../../support/http/http.js';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function get(server: Listening, path: string, headers: Record<string, string> = {}): Promise<Answered> {
  const response = await fetch(`${server.url}${path}`, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describeInTurn('readiness', (databases) => {
  it('is 200 with the state of each part', async () => {
    const server = await listen(createApp(apiDeps(databases.db, { isTemporalReachable: () => Promise.resolve(true) })));
    const { status, text } = await get(server, '/readyz');
    await server.close();
    const ok = { ok: true };
    expect({ status, body: JSON.parse(text) as unknown }).toEqual({
      status: 200,
      body: { status: 'ready', parts: { database: ok, migrations: ok, temporal: ok } },
    });
  });

  it('is 200 and degraded without Temporal, because stop commands are still applied', async () => {
    const server = await listen(createApp(apiDeps(databases.db)));
    const { status, text } = await get(server, '/readyz');
    await server.close();
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ status: 'degraded', parts: { temporal: { ok: false } } });
  });

  it('is 503 on a database without migrations, and on a closed database', async () => {
    const empty = await databases.makeEmpty();
    const server = await listen(createApp(apiDeps(empty)));
    const behind = await get(server, '/readyz');
    await empty.close();
    // The last result is cached for a second, and served once more while a new read runs.
    await eventually(async () => {
      const { status, text } = await get(server, '/readyz');
      expect(status).toBe(503);
      expect(JSON.parse(text)).toMatchObject({ status: 'unavailable', parts: { database: { ok: false } } });
    });
    await server.close();
    expect(behind.status).toBe(503);
    expect(JSON.parse(behind.text)).toMatchObject({ parts: { database: { ok: true }, migrations: { ok: false } } });
  });
});

describeOnPglite('the server', (databases) => {
  let server: Listening;
  beforeAll(async () => {
    server = await listen(createApp(apiDeps(databases.db), [...allRoutes, ...metricsRoutes]));
  });
  afterAll(() => server.close());

  it('answers the liveness probe', async () => {
    expect(await get(server, '/healthz')).toMatchObject({ status: 200, text: '{"status":"alive"}' });
  });

  it('counts requests by operation, not by path', async () => {
    await get(server, '/healthz');
    const { text, headers } = await get(server, '/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toMatch(/halftone_http_request_seconds_count\{operation="isAlive",method="GET",status="200"\} \d+/);
    expect(text).toContain('halftone_commands_waiting 0');
  });

  it('serves an OpenAPI 3.1 document', async () => {
    const { text } = await get(server, '/openapi.json');
    expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'http://halftone.test' }] });
  });

  it('serves the page of the document with its own files and a policy that permits them', async () => {
    const page = await get(server, '/docs/');
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(sources.every((source) => source.startsWith('/docs/'))).toBe(true);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    for (const source of sources) expect((await get(server, source)).status).toBe(200);
    expect((await get(server, '/docs')).status).toBe(200);
  });

  it('permits an answer of the API to load nothing', async () => {
    for (const path of ['/healthz', '/v1/me'])
      expect((await get(server, path)).headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
  });

  it('sends upgrade-insecure-requests and HSTS only with an https PUBLIC_URL', async () => {
    const secure = await listen(createApp(apiDeps(databases.db, { publicUrl: 'https://halftone.test' })));
    const { headers } = await get(secure, '/docs/');
    await secure.close();
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toMatch(/max-age/);
  });

  it('keeps a valid request id from a proxy, and generates one otherwise', async () => {
    const given = await get(server, '/healthz', { 'x-request-id': 'abc-1' });
    const made = await get(server, '/healthz', { 'x-request-id': 'not an id' });
    expect(given.headers.get('x-request-id')).toBe('abc-1');
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers 429 with Retry-After beyond the limit of a token, and does not limit probes', async () => {
    const knownTokens = createKnownTokens();
    for (const token of ['one', 'two']) knownTokens.add(hashOfToken(token));
    const rateLimits = { perAddress: 1000, perToken: 2 };
    const limited = await listen(createApp(apiDeps(databases.db, { rateLimits, knownTokens })));
    const requested = { authorization: 'Bearer one' };
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await get(limited, '/openapi.json', requested)).status);
    const refused = await get(limited, '/openapi.json', requested);
    const other = await get(limited, '/openapi.json', { authorization: 'Bearer two' });
    const probe = await get(limited, '/healthz', requested);
    await limited.close();
    expect(statuses).toEqual([200, 200, 429]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect([other.status, probe.status]).toEqual([200, 200]);
  });
});

describeOnPglite('the request log', (databases) => {
  it('has one line for each request, without token and query', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const server = await listen(createApp(apiDeps(databases.db, { logger })));
    await get(server, '/openapi.json?q=typed', { authorization: 'Bearer s3cret' });
    await get(server, '/healthz');
    await server.close();
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ level: 30, msg: 'request', method: 'GET', path: '/openapi.json', status: 200 }),
      expect.objectContaining({ level: 20, operation: 'isAlive', durationMs: expect.any(Number) }),
    ]);
    expect(lines.join('')).not.toMatch(/s3cret|typed/);
  });
});
