/**
 * What an apply of files would overwrite. Compares three specs of an object: the one of the last apply, the present
 * one, and that of this apply.
 */
import { pointerPart } from '../values/json-pointer.js';
import { type FieldChange, type Fields, fieldChanges, isSameKind } from './field-changes.js';
import type { FileKind } from './file-kinds.js';

/** The last apply of an object. */
export interface ManagedObject {
  readonly kind: FileKind;
  readonly name: string;
  readonly manager: string;
  /** Of members, the users that the files of the manager named. */
  readonly spec: Fields;
}

/** A field that was changed by another way than files. Absent values: the field, or the object, is not there. */
export interface FieldConflict {
  /** A JSON pointer. */
  readonly path: string;
  readonly applied?: unknown;
  readonly current?: unknown;
  readonly wanted?: unknown;
}

export interface ApplyConflict {
  /** Who applied the object last. Another manager is a conflict, also without fields. */
  readonly manager: string;
  readonly fields: readonly FieldConflict[];
}

interface Specs {
  readonly applied: unknown;
  readonly current: unknown;
  readonly wanted: unknown;
}

/** Null when the apply overwrites nothing. Absent specs: there is no such object. */
export function applyConflict(
  managed: ManagedObject | undefined,
  {
    manager,
    current,
    wanted,
  }: { readonly manager: string; readonly current?: Fields | undefined; readonly wanted?: Fields | undefined },
): ApplyConflict | null {
  if (managed === undefined) return null;
  const { spec: applied } = managed;
  const specs = { applied, current: managedPart(managed, current), wanted: managedPart(managed, wanted) };
  const fields = fieldConflicts(specs, '/spec');
  return fields.length === 0 && managed.manager === manager ? null : { manager: managed.manager, fields };
}

/** The spec to remember of an applied object. Of members: users whom the manager's files do not name any more stay. */
export function specToStore(
  managed: ManagedObject | undefined,
  { kind, manager, given, applied }: Pick<ManagedObject, 'kind' | 'manager'> & Record<'given' | 'applied', Fields>,
): Fields {
  if (kind !== 'WorkspaceMembers') return applied;
  const before = managed?.manager === manager ? membersOf(managed.spec) : {};
  return { members: { ...before, ...membersOf(given) } };
}

/** Fields that differ from the last apply, and that this one would change. Those that it leaves do not count. */
export function fieldConflicts({ applied, current, wanted }: Specs, path = ''): FieldConflict[] {
  if (isSameKind(applied, current) && isSameKind(current, wanted)) {
    const [old, now, next] = [applied as Fields, current as Fields, wanted as Fields];
    const names = Object.keys({ ...old, ...now, ...next });
    return names.flatMap((name) =>
      fieldConflicts({ applied: old[name], current: now[name], wanted: next[name] }, `${path}/${pointerPart(name)}`),
    );
  }
  const changes = fieldChanges(applied, current, path);
  if (changes.length === 0 || fieldChanges(current, wanted).length === 0) return [];
  if (wanted === undefined) return changes.map(conflictWithRemoval);
  const values = Object.entries({ applied, current, wanted }).filter(([, value]) => value !== undefined);
  return [{ path, ...Object.fromEntries(values) }];
}

function conflictWithRemoval({ path, before, after }: FieldChange): FieldConflict {
  return {
    path,
    ...(before === undefined ? {} : { applied: before }),
    ...(after === undefined ? {} : { current: after }),
  };
}

/** Users that no file of the manager named do not count. A file that names one for the first time adopts its role. */
function managedPart({ kind, spec }: ManagedObject, whole: Fields | undefined): Fields | undefined {
  if (kind !== 'WorkspaceMembers' || whole === undefined) return whole;
  const named = Object.entries(membersOf(whole)).filter(([user]) => Object.hasOwn(membersOf(spec), user));
  return { members: Object.fromEntries(named) };
}

export function memberNames(spec: Fields): string[] {
  return Object.keys(membersOf(spec));
}

function membersOf(spec: Fields): Fields {
  return spec['members'] as Fields;
}
