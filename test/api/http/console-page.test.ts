/** Serving of the built console: exact Content-Security-Policy, cache headers, and 404 on the paths of the API. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import helmet from 'helmet';
import { serveConsole } from '../../../api/http/server/serve-pages.js';
import { type Listening, listen } from '../../support/http/http.js';
import { tempDirOfFile } from '../../support/process/temp-dir.js';

describe('the console’s page', () => {
  let server: Listening;
  beforeAll(async () => {
    const folder = tempDirOfFile();
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'export {};');
    writeFileSync(join(folder, 'assets', 'index-1a2b.js.br'), brotliCompressSync('export {};'));
    writeFileSync(join(folder, 'assets', 'logo-3c4d.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>Console</p>');
    server = await listen(express().use(helmet(), serveConsole({ basePath: '', csrfCookie: 'csrf' }, [folder])));
  });
  afterAll(() => server.close());
  const ask = (path: string, accept = 'text/html'): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers: { accept } });

  it('has a Content-Security-Policy that permits its own files and styles only, and no frame around it', async () => {
    const answer = await ask('/');
    const nonce = /content="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    );
  });

  it('has a new nonce at each load and is not cached', async () => {
    const [first, second] = [await ask('/releases/1'), await ask('/releases/1')];
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(await first.text()).not.toBe(await second.text());
  });

  it('has hashed asset files that are cached for a year', async () => {
    expect((await ask('/assets/index-1a2b.js')).headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    expect((await ask('/assets/index-gone.js')).status).toBe(404);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', null],
    ['br;q=0, identity', null],
  ])('has files that the build compressed, for %s as %s', async (accepted, encoding) => {
    const answer = await fetch(`${server.url}/assets/index-1a2b.js`, { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    expect(await answer.text()).toBe('export {};');
  });

  it('has the headers of documents on the page and on pictures, not on scripts', async () => {
    const [page, picture, script] = [
      await ask('/'),
      await ask('/assets/logo-3c4d.svg'),
      await ask('/assets/index-1a2b.js'),
    ];
    for (const { headers } of [page, picture]) {
      expect(headers.get('content-security-policy')).toMatch(/default-src/);
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    }
    for (const { headers } of [page, picture, script]) expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(script.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(script.headers.get('content-security-policy')).toBeNull();
    expect(script.headers.get('x-frame-options')).toBeNull();
  });

  it.each([
    ['/v1/releases', 'text/html'],
    ['/q/abc', 'text/html'],
    ['/metrics', 'text/html'],
    ['/somewhere', 'application/json'],
  ])('is not served at %s for %s', async (path, accept) => {
    expect((await ask(path, accept)).status).toBe(404);
  });
});
