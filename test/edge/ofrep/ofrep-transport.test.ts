/** How clients really send OFREP requests: preflights, compression, byte order marks, nulls, joined addresses. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { edgeOfEachTest } from '../../support/edge/edge-of-each-test.js';
import { bearer, contextOf, evaluate, servingTarget } from '../../support/edge/edge-world.js';

const open = edgeOfEachTest();
const body = JSON.stringify(contextOf('ada'));

function post(url: string, path: string, sent: string | Uint8Array, headers: Record<string, string> = {}) {
  const content = typeof sent === 'string' ? sent : new Uint8Array(sent);
  return fetch(`${url}${path}`, { method: 'POST', headers: { ...bearer, ...headers }, body: content });
}
const flag = '/ofrep/v1/evaluate/flags/weather';

describe('a preflight', () => {
  const preflight = (url: string, headers: Record<string, string>) =>
    fetch(`${url}${flag}`, { method: 'OPTIONS', headers: { Origin: 'https://a.example', ...headers } });

  it('allows the headers that are asked for, and varies with them', async () => {
    const { url } = await open([servingTarget()]);
    const requested = 'authorization,baggage,content-type,sentry-trace,traceparent,tracestate,x-request-id';
    const answer = await preflight(url, { 'Access-Control-Request-Headers': requested });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toBe(requested);
    expect(answer.headers.get('vary')).toBe('Access-Control-Request-Headers');
  });

  it.each(['', ' ', 'a b', 'a,,b', 'x-héader', '<script>', ',a'])('does not repeat %j', async (requested) => {
    const { url } = await open([servingTarget()]);
    const answer = await preflight(url, requested === '' ? {} : { 'Access-Control-Request-Headers': requested });
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
  });
});

describe('a body', () => {
  it.each([
    ['gzip', gzipSync(body)],
    ['GZIP', gzipSync(body)],
    ['x-gzip', gzipSync(body)],
    ['deflate', deflateSync(body)],
    ['deflate', deflateRawSync(body)],
    ['br', brotliCompressSync(body)],
    ['identity', Buffer.from(body)],
  ])('is taken in %s', async (encoding, sent) => {
    const { url } = await open([servingTarget()]);
    const answer = await post(url, flag, sent, { 'Content-Encoding': encoding });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['deflate', deflateSync(Buffer.alloc(5_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(5_000_000))],
  ])('that grows beyond the limit is refused in %s', async (encoding, sent) => {
    expect(sent.length).toBeLessThan(64 * 1024);
    const { url } = await open([servingTarget()]);
    expect((await post(url, flag, sent, { 'Content-Encoding': encoding })).status).toBe(413);
  });

  it.each(['zstd', 'compress', 'gzip, gzip', '__proto__', 'constructor'])('in %s is answered 415', async (encoding) => {
    const { url } = await open([servingTarget()]);
    const answer = await post(url, flag, body, { 'Content-Encoding': encoding });
    expect(answer.status).toBe(415);
    expect(answer.headers.get('accept-encoding')).toBe('gzip, deflate, br');
  });

  it.each([
    ['gzip', Buffer.from(body)],
    ['gzip', gzipSync(body).subarray(0, 20)],
    ['br', Buffer.from(body)],
  ])('that is not in its encoding %s is answered 400', async (encoding, sent) => {
    const { url } = await open([servingTarget()]);
    const answer = await post(url, flag, sent, { 'Content-Encoding': encoding });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ key: 'weather', errorCode: 'PARSE_ERROR' });
  });

  it('may begin with a byte order mark, compressed too', async () => {
    const { url } = await open([servingTarget()]);
    expect((await post(url, flag, `\uFEFF${body}`)).status).toBe(200);
    expect((await post(url, flag, gzipSync(`\uFEFF${body}`), { 'Content-Encoding': 'gzip' })).status).toBe(200);
  });

  it('may say null for what is absent', async () => {
    const { url } = await open([servingTarget()]);
    const answer = await evaluate(url, 'weather', contextOf('ada', { targetApp: null, environment: null, plan: null }));
    expect(answer.status).toBe(200);
    expect(await (await evaluate(url, 'weather', { context: null })).json()).toMatchObject({
      errorCode: 'TARGETING_KEY_MISSING',
    });
  });
});

describe('a path', () => {
  it.each([
    '//ofrep/v1/evaluate/flags/weather',
    '/ofrep//v1/evaluate/flags/weather/',
    '/ofrep/v1/evaluate/flags//weather',
  ])('%s evaluates one flag', async (path) => {
    const { url } = await open([servingTarget()]);
    const answer = await post(url, path, body);
    expect(await answer.json()).toMatchObject({ key: 'weather', value: expect.any(String) as unknown });
  });

  it.each(['/ofrep/v1/evaluate/flags/', '//ofrep/v1/evaluate/flags', '/ofrep/v1/evaluate//flags//?a=b//c'])(
    '%s evaluates all flags',
    async (path) => {
      const { url } = await open([servingTarget()]);
      expect(await (await post(url, path, body)).json()).toMatchObject({ flags: [{ key: 'weather' }] });
    },
  );

  it.each(['/ofrep', '/ofrep/', '/ofrep/v1', '/ofrep/v2/evaluate/flags/weather', '/ofrep/v1/evaluate/flag/weather'])(
    '%s is answered 404 in the form of OFREP',
    async (path) => {
      const { url } = await open([servingTarget()]);
      const answer = await post(url, path, body, { Origin: 'https://a.example' });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(await answer.json()).toEqual({
        key: expect.any(String),
        errorCode: 'FLAG_NOT_FOUND',
        errorDetails: expect.any(String),
      });
    },
  );
});
