/** The guide at `/docs/guide`: every document, and every link of every page, also below a path. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import helmet from 'helmet';
import { docsPage } from '../../../api/http/server/serve-pages.js';
import { type Listening, listen } from '../../support/http/http.js';

const docs = join(import.meta.dirname, '../../../docs');
const documents = readdirSync(docs).filter((file) => file.endsWith('.md'));
const names = documents.filter((file) => file !== 'README.md').map((file) => file.slice(0, -'.md'.length));

describe.each(['', '/halftone'])('the guide below the path "%s"', (basePath) => {
  let server: Listening;
  beforeAll(async () => {
    const address = { basePath, csrfCookie: 'csrf' };
    const app = express().set('strict routing', true);
    server = await listen(app.use(helmet(), express().use(`${basePath}/docs`, docsPage(address))));
  });
  afterAll(() => server.close());
  const ask = (path: string, accept = 'text/html'): Promise<Response> =>
    fetch(`${server.url}${basePath}${path}`, { headers: { accept } });

  it.each(names)('has a page of %s', async (name) => {
    const answer = await ask(`/docs/guide/${name}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const [, title = ''] = /^# (.*)$/m.exec(readFileSync(join(docs, `${name}.md`), 'utf8')) ?? [];
    expect(await answer.text()).toContain(`<title>${title} · Halftone</title>`);
  });

  it.each(['/docs/guide', '/docs/guide/'])('lists every page at %s', async (path) => {
    const { links } = await read(`${server.url}${basePath}${path}`);
    const listed = links.filter(({ hash }) => hash === '').map(({ pathname }) => pathname);
    expect(listed).toEqual(expect.arrayContaining(names.map((name) => `${basePath}/docs/guide/${name}`)));
  });

  it('has no dead link and no dead anchor, on any page', async () => {
    const pages = [
      '/docs/guide',
      '/docs/guide/',
      ...names.map((name) => `/docs/guide/${name}`),
      '/docs/guide/none/at/all',
    ];
    const seen = new Map<string, Awaited<ReturnType<typeof read>>>();
    for (const path of pages)
      seen.set(`${server.url}${basePath}${path}`, await read(`${server.url}${basePath}${path}`));
    const dead: string[] = [];
    for (const [address, { links }] of seen)
      for (const { origin, pathname, hash } of links) {
        if (origin !== server.url || pathname === `${basePath}/`) continue; // Other sites, and the console.
        const target = `${origin}${pathname}`;
        if (!seen.has(target)) seen.set(target, await read(target));
        const { status, ids } = seen.get(target)!;
        const isThere = status === 200 || target === address;
        if (!isThere || (hash !== '' && !ids.includes(hash.slice(1)))) dead.push(`${address}: ${target}${hash}`);
      }
    expect(dead).toEqual([]);
    expect(seen.size).toBeGreaterThan(names.length + 5);
  });

  it('permits its own styles and pictures only, and no script', async () => {
    for (const path of ['/docs/guide', '/docs/guide/plans', '/docs/guide/none']) {
      const answer = await ask(path);
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.text()).not.toMatch(/<script|<style| style=| on\w+=|javascript:/);
    }
  });

  it('has headings in order, each id once, and leaves no mark of the build', async () => {
    for (const name of ['', ...names.map((one) => `/${one}`)]) {
      const page = await read(`${server.url}${basePath}/docs/guide${name}`);
      const levels = [...page.text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1)).toEqual([]);
      expect(page.ids).toEqual([...new Set(page.ids)]);
      expect(page.text).toContain('<html lang="en">');
      expect(page.text).not.toContain('__DOCS__');
    }
  });

  it('answers 404 with a page that leads to the guide, or with the next handler for a program', async () => {
    for (const path of ['none', 'plans/', 'plans.md', '404', 'a/b/c', '..%2findex', '__proto__']) {
      const answer = await ask(`/docs/guide/${path}`);
      const text = await answer.text();
      expect(answer.status).toBe(404);
      expect(text).toMatch(/<a href="[./]*guide">The guide<\/a> lists its pages/);
      expect(await (await ask(`/docs/guide/${path}`, '*/*')).text()).not.toContain('The guide');
    }
  });
});

describe('the documents', () => {
  it('link only to files that exist', () => {
    const dead = documents.flatMap((file) =>
      [...readFileSync(join(docs, file), 'utf8').matchAll(/\]\(([^)#]+)[^)]*\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !target.startsWith('https://') && !existsSync(join(docs, target)))
        .map((target) => `${file}: ${target}`),
    );
    expect(dead).toEqual([]);
  });
});

/** A page with its links, resolved as a browser does. */
async function read(address: string): Promise<{ status: number; text: string; links: URL[]; ids: string[] }> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  const text = await answer.text();
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
  const links = [...(isPage ? text : '').matchAll(/ (?:href|src)="([^"]+)"/g)].map(
    ([, link = '']) => new URL(link, address),
  );
  return { status: answer.status, text, links, ids: [...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id) };
}
