/** The browser tests that look at every page know every path of the router. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { pagesOf, pagesWithoutSession } from '../support/pages.js';

const router = readFileSync(join(import.meta.dirname, '..', '..', '..', 'console', 'app', 'routes.tsx'), 'utf8');

it('the pages that are looked at are those of the router', () => {
  const subjects = { workspace: 'w', miniProgram: 'm', targetApp: 'a', release: 'r', review: 'v' };
  const known = [...Object.keys(pagesOf(subjects)), ...pagesWithoutSession];
  expect(known.sort()).toEqual([...new Set(pathsIn(router))].sort());
});

/** Of `page('…')`, `path: '…'` and lists of paths. */
function pathsIn(source: string): string[] {
  const lists = [...source.matchAll(/\[((?:'[^']+',? ?)+)\]\.map\(\(path\)/g)].flatMap(([, list = '']) =>
    list.split(/, ?/),
  );
  const single = [...source.matchAll(/(?:page\(\s*|path: )('[^']+')/g)].map(([, path = '']) => path);
  return [...lists, ...single].map((quoted) => quoted.slice(1, -1));
}
