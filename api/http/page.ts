/** Pagination: from `?limit=&cursor=` to a page of the store, and from there to the wire shape. */
import { defaultPageSize } from '../../contracts/http/common.js';
import type { Page, PageRequest } from '../../store/database/pages.js';

interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export function pageRequest({ limit = defaultPageSize, cursor }: PageQuery): PageRequest {
  return { limit, cursor };
}

export function pageBody<Item, Body>(
  { items, nextCursor }: Page<Item>,
  bodyOf: (item: Item) => Body,
): { items: Body[]; nextCursor?: string } {
  return { items: items.map(bodyOf), ...(nextCursor === null ? {} : { nextCursor }) };
}
