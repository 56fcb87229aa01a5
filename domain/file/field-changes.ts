/** The fields in which two documents differ. */
import { pointerPart } from '../values/json-pointer.js';

export interface FieldChange {
  /** A JSON pointer. */
  readonly path: string;
  /** Absent: the field was not there. */
  readonly before?: unknown;
  /** Absent: the field is not there any more. */
  readonly after?: unknown;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Both are JSON. Lists of objects are compared by position, other lists as a whole. */
export function fieldChanges(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (isSameKind(before, after)) {
    const [old, now] = [before as Fields, after as Fields];
    const names = [...Object.keys(old), ...Object.keys(now).filter((name) => !Object.hasOwn(old, name))];
    return names.flatMap((name) => fieldChanges(old[name], now[name], `${path}/${pointerPart(name)}`));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

/** Whether they are compared field by field. */
export function isSameKind(one: unknown, other: unknown): boolean {
  return (isObject(one) && isObject(other)) || (isListOfObjects(one) && isListOfObjects(other));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}
