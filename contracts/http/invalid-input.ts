/** Distinguishes a request of the wrong shape (400) from a request of the right shape with an invalid value (422). */
import type { z } from 'zod';
import { assertNever } from '../../domain/values/assert-never.js';
import type { InputError } from './problem.js';

export interface InvalidInput {
  readonly kind: 'shape' | 'value';
  readonly errors: readonly InputError[];
}

/**
 * One issue of shape makes the whole request one of shape. Needs `reportInput: true`: otherwise every enum counts as
 * shape.
 */
export function invalidInput(error: z.ZodError, part: string): InvalidInput {
  const isShape = error.issues.some((issue) => !isValueIssue(issue));
  return { kind: isShape ? 'shape' : 'value', errors: error.issues.flatMap((issue) => inputErrors(issue, part)) };
}

function isValueIssue(issue: z.core.$ZodIssue): boolean {
  switch (issue.code) {
    case 'invalid_type':
      // 1.5 for an integer, and 1e999, which JSON parses as Infinity.
      return typeof issue.input === 'number' && (issue.expected === 'number' || issue.expected === 'int');
    case 'invalid_value':
      return issue.values.some((value) => typeof value === typeof issue.input);
    case 'invalid_union':
      return typeof discriminatorOf(issue) === 'string';
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
      return false;
    case 'too_big':
    case 'too_small':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'custom':
      return true;
    default:
      return assertNever(issue);
  }
}

/** The value of the discriminator of a discriminated union. Undefined in any other union. */
function discriminatorOf({ input, path, discriminator }: z.core.$ZodIssueInvalidUnion): unknown {
  if (discriminator === undefined) return undefined;
  // The issue's path names the discriminator. Its input is the object around it.
  const name = path.at(-1) ?? discriminator;
  return typeof input === 'object' && input !== null ? Reflect.get(input, name) : input;
}

function inputErrors(issue: z.core.$ZodIssue, part: string): InputError[] {
  const path = pointer(part, issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, 20).map((key) => ({ path: pointer(part, [...issue.path, key]), message: 'Unknown.' }));
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, message: 'Is missing.' }];
  return [{ path, message: issue.message }];
}

/** `/reason` in the body, `?limit` in the query, `If-Match` among the headers. `part` is the prefix. */
function pointer(part: string, path: readonly PropertyKey[]): string {
  const names = path.map((name) => String(name).slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1'));
  return part === 'body' ? `/${names.join('/')}` : `${part}/${names.join('/')}`;
}
