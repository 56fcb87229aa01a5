import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  applyConflict,
  type FieldConflict,
  fieldConflicts,
  type ManagedObject,
  specToStore,
} from '../../../domain/file/apply-conflict.js';
import { fieldChanges } from '../../../domain/file/field-changes.js';
import { anySpec } from './any-spec.js';

const template: ManagedObject = {
  kind: 'PlanTemplate',
  name: 'Careful',
  manager: 'repo',
  spec: { bake: 'P1D', at: 5 },
};
const members = (roles: object): ManagedObject => ({
  kind: 'WorkspaceMembers',
  name: 'members',
  manager: 'repo',
  spec: { members: roles },
});

describe('an apply', () => {
  const conflictOf = (current: object | undefined, wanted: object | undefined, manager = 'repo') =>
    applyConflict(template, { manager, current: current && { ...current }, wanted: wanted && { ...wanted } });
  const fields = (...all: readonly FieldConflict[]) => ({ manager: 'repo', fields: all });
  const { spec } = template;

  it.each([
    ['nothing has changed', spec, spec, null],
    ['only the files have changed', spec, { bake: 'P2D', at: 5 }, null],
    ['both were changed to the same', { bake: 'P2D', at: 5 }, { bake: 'P2D', at: 5 }, null],
    ['another way changed what the files keep', { bake: 'P2D', at: 5 }, { bake: 'P2D', at: 9 }, null],
    ['it is gone, and the files have it no more', undefined, undefined, null],
  ])('has no conflict when %s', (_, current, wanted, conflict) => {
    expect(conflictOf(current, wanted)).toEqual(conflict);
  });

  it.each([
    [
      'another way changed what the files would set back',
      [{ bake: 'P2D', at: 9 }, spec],
      [
        { path: '/spec/bake', applied: 'P1D', current: 'P2D', wanted: 'P1D' },
        { path: '/spec/at', applied: 5, current: 9, wanted: 5 },
      ],
    ],
    [
      'both changed it to different values',
      [
        { bake: 'P2D', at: 5 },
        { bake: 'P3D', at: 5 },
      ],
      [{ path: '/spec/bake', applied: 'P1D', current: 'P2D', wanted: 'P3D' }],
    ],
    ['it was deleted, and the files have it', [undefined, spec], [{ path: '/spec', applied: spec, wanted: spec }]],
    [
      'it was changed, and the apply removes it',
      [{ bake: 'P2D', at: 5 }, undefined],
      [{ path: '/spec/bake', applied: 'P1D', current: 'P2D' }],
    ],
  ] as const)('has a conflict when %s', (_, [current, wanted], all) => {
    expect(conflictOf(current, wanted)).toEqual(fields(...all));
  });

  it('has a conflict with another manager, also without a difference', () => {
    expect(conflictOf(spec, spec, 'other')).toEqual(fields());
    expect(applyConflict(undefined, { manager: 'other', current: spec, wanted: {} })).toBeNull();
  });

  it('minds the members that files have named', () => {
    const conflict = (current: object, wanted: object) =>
      applyConflict(members({ bob: 'reviewer' }), {
        manager: 'repo',
        current: { members: current },
        wanted: { members: wanted },
      });
    expect(conflict({ bob: 'reviewer', eve: 'admin' }, { bob: 'admin', eve: 'developer' })).toBeNull();
    expect(conflict({ bob: 'developer' }, { bob: 'reviewer' })?.fields).toMatchObject([{ path: '/spec/members/bob' }]);
    expect(conflict({}, { bob: 'reviewer' })?.fields).toEqual([
      { path: '/spec/members/bob', applied: 'reviewer', wanted: 'reviewer' },
    ]);
  });
});

describe('the stored spec of an object', () => {
  const kind = 'WorkspaceMembers';
  const applied = { members: { bob: 'admin', eve: 'admin', zoe: 'operator' } };
  const given = { members: { eve: 'admin' } };

  it('has every default', () => {
    const other = { kind: 'PlanTemplate', manager: 'repo', given: {}, applied: { bake: 'P1D' } } as const;
    expect(specToStore(template, other)).toEqual({ bake: 'P1D' });
  });

  it('has those members whom the files of the manager have named', () => {
    const before = members({ bob: 'reviewer' });
    expect(specToStore(before, { kind, manager: 'repo', given, applied })).toEqual({
      members: { bob: 'reviewer', eve: 'admin' },
    });
    expect(specToStore(before, { kind, manager: 'other', given, applied })).toEqual(given);
    expect(specToStore(undefined, { kind, manager: 'repo', given, applied })).toEqual(given);
  });
});

describe('conflicts of generated specs', () => {
  const pathsOf = (all: readonly { readonly path: string }[]): string[] => all.map(({ path }) => path);
  const meet = (one: string, other: string): boolean =>
    `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);

  it('are none without a change of one side', () => {
    const none = fc.property(anySpec, anySpec, (one, other) => {
      expect(fieldConflicts({ applied: one, current: one, wanted: other })).toEqual([]);
      expect(fieldConflicts({ applied: one, current: other, wanted: other })).toEqual([]);
      const setBack = fieldConflicts({ applied: one, current: other, wanted: one });
      expect(pathsOf(setBack).sort()).toEqual(pathsOf(fieldChanges(one, other)).sort());
    });
    fc.assert(none, { numRuns: 500 });
  });

  it('are where another way and the files both change a field, and nowhere else', () => {
    const exact = fc.property(anySpec, anySpec, anySpec, (applied, current, wanted) => {
      const conflicts = pathsOf(fieldConflicts({ applied, current, wanted }));
      const elsewhere = pathsOf(fieldChanges(applied, current));
      const byFiles = pathsOf(fieldChanges(current, wanted));
      for (const path of conflicts) {
        expect(elsewhere.some((one) => meet(one, path))).toBe(true);
        expect(byFiles.some((one) => meet(one, path))).toBe(true);
      }
      for (const path of byFiles.filter((one) => elsewhere.some((other) => meet(one, other))))
        expect(conflicts.some((one) => meet(one, path))).toBe(true);
    });
    fc.assert(exact, { numRuns: 1000 });
  });
});
