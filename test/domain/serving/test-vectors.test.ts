/**
 * Keeps the published vectors and the code together. They may not change for a number of the algorithm that is in use.
 * When they change for a reason, write the file again with WRITE_TEST_VECTORS=1. Check it with
 * `scripts/check-test-vectors.py`, which shares no code with us.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildTestVectors } from './build-test-vectors.js';

const file = new URL('../../../domain/serving/test-vectors.json', import.meta.url);

/** Everything beyond ASCII escaped: an unpaired surrogate cannot be written as UTF-8. */
function asAsciiJson(value: unknown): string {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value, null, 2).replace(/[\u007f-\uffff]/g, escape)}\n`;
}

describe('test-vectors.json', () => {
  if (process.env['WRITE_TEST_VECTORS'] === '1') writeFileSync(file, asAsciiJson(buildTestVectors()));
  const text = readFileSync(file, 'utf8');

  it('is what the code computes today', () => {
    expect(JSON.parse(text)).toEqual(buildTestVectors());
  });

  it('is plain ASCII, so that every reader gets the same strings', () => {
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });
});
