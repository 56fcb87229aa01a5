/** Temporary folders for tests, deleted afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from '@jest/globals';
// Hooks run in the order of their definition: what still writes into a folder ends before the folder is deleted.
import './end-processes.js';

const ofTest: string[] = [];
const ofFile: string[] = [];

afterEach(() => remove(ofTest));
afterAll(() => remove(ofFile));

export function tempDir(): string {
  return make(ofTest);
}

/** One folder for all tests of a file. */
export function tempDirOfFile(): string {
  return make(ofFile);
}

function make(folders: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-test-'));
  folders.push(folder);
  return folder;
}

function remove(folders: string[]): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
