import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FieldChange, fieldChanges } from '../../../domain/file/field-changes.js';
import { partsOfPointer } from '../../../domain/values/json-pointer.js';
import { anySpec } from './any-spec.js';

describe('field changes', () => {
  it.each([
    ['a value', { bake: 'P1D' }, { bake: 'P2D' }, [{ path: '/bake', before: 'P1D', after: 'P2D' }]],
    ['a new field', {}, { end: null }, [{ path: '/end', after: null }]],
    ['a lost field', { end: null }, {}, [{ path: '/end', before: null }]],
    ['a name with a slash', {}, { 'carl/x': 1 }, [{ path: '/carl~1x', after: 1 }]],
    ['objects by name, in any order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, []],
    [
      'lists of objects by position',
      { steps: [{ at: 1 }, { at: 2 }] },
      { steps: [{ at: 1 }, { at: 3 }, { at: 9 }] },
      [
        { path: '/steps/1/at', before: 2, after: 3 },
        { path: '/steps/2', after: { at: 9 } },
      ],
    ],
    [
      'other lists as a whole',
      { presets: [1, 5] },
      { presets: [5, 1] },
      [{ path: '/presets', before: [1, 5], after: [5, 1] }],
    ],
    [
      'an object in place of a value',
      { approval: null },
      { approval: {} },
      [{ path: '/approval', before: null, after: {} }],
    ],
    ['everything', undefined, { a: 1 }, [{ path: '', after: { a: 1 } }]],
  ])('has %s', (_, before, after, changes) => {
    expect(fieldChanges(before, after)).toEqual(changes);
  });

  it('are none for equal documents, and the other way round for the other way', () => {
    const mirrored = fc.property(anySpec, anySpec, (one, other) => {
      expect(fieldChanges(one, structuredClone(one))).toEqual([]);
      const back = fieldChanges(other, one).map(({ path, before, after }) => ({ path, before: after, after: before }));
      expect(sorted(back)).toEqual(sorted(fieldChanges(one, other)));
    });
    fc.assert(mirrored, { numRuns: 500 });
  });

  it('lead from the one document to the other', () => {
    const complete = fc.property(anySpec, anySpec, (one, other) => {
      expect(fieldChanges(changed(one, fieldChanges(one, other)), other)).toEqual([]);
    });
    fc.assert(complete, { numRuns: 500 });
  });
});

const sorted = (changes: readonly FieldChange[]): FieldChange[] =>
  [...changes].sort((one, other) => (one.path < other.path ? -1 : 1));

/** From the last one on, so that the end of a list is cut first. */
function changed(document: object, changes: readonly FieldChange[]): unknown {
  const copy = JSON.parse(JSON.stringify(document)) as object;
  for (const { path, after } of [...changes].reverse()) {
    const parts = partsOfPointer(path);
    const name = parts.pop() ?? '';
    const parent = parts.reduce<object>((around, part) => Reflect.get(around, part) as object, copy);
    if (after !== undefined) Reflect.set(parent, name, after);
    else if (Array.isArray(parent)) parent.splice(Number(name), 1);
    else Reflect.deleteProperty(parent, name);
  }
  return copy;
}
