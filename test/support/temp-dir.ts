/** A folder of its own for one test, deleted afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

export function tempDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-test-'));
  made.push(folder);
  return folder;
}
