/** Keyset pagination. A cursor is the key of the last item, opaque to the client. */
import { isStorableText } from '../../domain/values/text.js';

export interface PageRequest {
  /** 1…200. */
  readonly limit: number;
  /** As returned with an earlier page. Absent: from the start. */
  readonly cursor?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** The text is not a cursor of this list. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';

  constructor() {
    super('The cursor is not one that this list gave');
  }
}

type Key = string | number | readonly string[];

/** `fetched` holds at most one item more than requested. The extra item only shows that there is another page. */
export function pageOf<Item>(fetched: readonly Item[], page: PageRequest, keyOf: (item: Item) => Key): Page<Item> {
  const items = fetched.slice(0, page.limit);
  const last = items.at(-1);
  const hasMore = fetched.length > page.limit && last !== undefined;
  return { items, nextCursor: hasMore ? encode(keyOf(last)) : null };
}

/** @throws InvalidCursor */
export function textCursor(page: PageRequest): string | null {
  const key = keyIn(page);
  if (key === null || isText(key)) return key;
  throw new InvalidCursor();
}

/** @throws InvalidCursor */
export function numberCursor(page: PageRequest): number | null {
  const key = keyIn(page);
  if (key === null || (typeof key === 'number' && Number.isSafeInteger(key))) return key;
  throw new InvalidCursor();
}

/** @throws InvalidCursor */
export function textsCursor(page: PageRequest, length: number): readonly string[] | null {
  const key = keyIn(page);
  if (key === null || (Array.isArray(key) && key.length === length && key.every(isText))) return key;
  throw new InvalidCursor();
}

function encode(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function keyIn({ cursor }: PageRequest): unknown {
  if (cursor === undefined) return null;
  try {
    return (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown) ?? undefined;
  } catch {
    throw new InvalidCursor();
  }
}

/** A forged cursor may hold characters that the database refuses. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && isStorableText(value);
}
