/**
 * What routes answer: documented statuses, each with its body. And the parts that many bodies share: ETags and pages.
 */
import type { Response } from 'express';
import type { z } from 'zod';
import { defaultPageSize } from '../../contracts/http/common.js';
import type { Page, PageRequest } from '../../store/database/pages.js';
import type { Problem } from './problem.js';

export type HeaderName = 'ETag' | 'Location' | 'Idempotency-Key' | 'Retry-After';

export interface ResponseSpec {
  readonly description: string;
  /** Headers in the OpenAPI document. The `Idempotency-Key` of a write is added automatically. */
  readonly headers?: readonly HeaderName[];
  /** The JSON body; absent where there is none. */
  readonly schema?: z.ZodType;
  /** The possible types of a body that is not JSON, instead of the JSON body or beside it. It is sent with `send`. */
  readonly contentTypes?: readonly string[];
}

export type Responses = Readonly<Record<number, ResponseSpec>>;

type HeaderValues = Readonly<Record<string, string>>;

/** A body that is not JSON, or a stream: `send` owns the response from here on. */
export interface Sent {
  readonly send: (response: Response) => void | Promise<void>;
}

/** What a route answers: one of its documented statuses with that status' body, or a problem. */
export type Answer<R extends Responses> =
  | {
      [Status in keyof R & number]: R[Status] extends { schema: infer Schema extends z.ZodType }
        ? { readonly status: Status; readonly body: z.input<Schema>; readonly headers?: HeaderValues }
        : { readonly status: Status; readonly headers?: HeaderValues };
    }[keyof R & number]
  | Sent
  | Problem;

/** The revision of a release or a target, in the form of ETag and If-Match. */
export function etag(revision: number): string {
  return `"${revision}"`;
}

/** `?limit=&cursor=` of a list. */
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
