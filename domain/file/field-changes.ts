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

/** Both are JSON. Lists of objects are compared by position, other lists as a whole. */
export function fieldChanges(before: unknown, after: unknown, path = ''): FieldChange[] {
  const isSameKind = (isObject(before) && isObject(after)) || (isListOfObjects(before) && isListOfObjects(after));
  if (isSameKind) {
    const [old, now] = [before as Fields, after as Fields];
    const names = [...Object.keys(old), ...Object.keys(now).filter((name) => !Object.hasOwn(old, name))];
    return names.flatMap((name) => fieldChanges(old[name], now[name], `${path}/${pointerPart(name)}`));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}
