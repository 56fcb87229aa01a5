/** The items of a list over all of its pages. */
import { type Answer, bodyOf } from './problem.js';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/**
 * Asks for each page when its first item is needed. `read` adds what it is given to the query of the list:
 *
 *     for await (const release of allItems((page) => client.GET('/v1/releases', { params: { query: page } }))) …
 *
 * @throws {ApiProblem} and {NoAnswer} as the calls do.
 */
export async function* allItems<Item>(
  read: (page: { readonly cursor?: string }) => Promise<Answer<Page<Item>>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await bodyOf(read(cursor === undefined ? {} : { cursor }));
    yield* items;
    cursor = nextCursor;
  } while (cursor !== undefined);
}
