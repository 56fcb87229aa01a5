import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partsOfPointer, pointerPart } from '../../../domain/values/json-pointer.js';

describe('JSON pointers', () => {
  it('have the escapes of RFC 6901', () => {
    expect(['a/b', 'm~n', '~1', 'bake', ''].map(pointerPart)).toEqual(['a~1b', 'm~0n', '~01', 'bake', '']);
    expect(partsOfPointer('/a~1b/m~0n/~01/0/')).toEqual(['a/b', 'm~n', '~1', '0', '']);
    expect(partsOfPointer('')).toEqual([]);
  });

  it('lead back to the names that they are made of', () => {
    const name = fc.string({ unit: fc.constantFrom('a', '/', '~', '0', '1', '界') });
    const same = fc.property(fc.array(name), (names) => {
      expect(partsOfPointer(names.map((one) => `/${pointerPart(one)}`).join(''))).toEqual(names);
    });
    fc.assert(same, { numRuns: 500 });
  });
});
