/** Generated specs of documents: few names and values, so that several of them often agree in some fields. */
import fc from 'fast-check';
import type { Fields } from '../../../domain/file/field-changes.js';

const value = fc.constantFrom<unknown>(1, 2, 'P1D', null, [], [1, 5], ['a']);
const names = ['name', 'a/b', 'bake'] as const;
const flat = fc.dictionary(fc.constantFrom(...names), value);
const deep = fc.oneof(value, flat, fc.array(flat, { maxLength: 3 }));

export const anySpec: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...names, 'steps'), deep, {
  noNullPrototype: true,
});
