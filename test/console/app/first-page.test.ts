import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const built = join(import.meta.dirname, '../../../dist/console');
const read = (path: string) => readFileSync(join(built, path));

/** What the browser loads before the first page is there. `npm test` builds it. */
(existsSync(built) ? describe : describe.skip)('the first page', () => {
  it('weighs at most 400 kB, gzip, with everything it loads', () => {
    const html = read('index.html');
    const loaded = [...html.toString().matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path]) => read(path!));
    expect(loaded.length).toBeGreaterThan(3);
    const total = [html, ...loaded].reduce((sum, file) => sum + gzipSync(file).length, 0);
    expect(total).toBeLessThanOrEqual(400_000);
  });

  it('loads nothing from elsewhere', () => {
    expect(read('index.html').toString()).not.toMatch(/(?:src|href)="(?!\.\/assets\/)/);
  });
});
