/** Distinguishes a request of the wrong shape (400) from a request of the right shape with an invalid value (422). */
import type { z } from 'zod';
import { assertNever } from '../../domain/values/assert-never.js';
import { pointerPart } from '../../domain/values/json-pointer.js';
import { nearestWord } from '../../domain/values/nearest.js';
import { knownFields } from './known-fields.js';
import type { InputError } from './problem.js';
import {
  fieldErrors,
  type FieldError,
  type FieldErrorCode,
  type FieldFacts,
  fieldSentence,
} from '../../domain/values/field-errors.js';

export interface InvalidInput {
  readonly kind: 'shape' | 'value';
  readonly errors: readonly InputError[];
}

/**
 * One issue of shape makes the whole request one of shape. Needs `reportInput: true`: otherwise every enum counts as
 * shape. `schema`: the one that was not met, for the names that it knows.
 */
export function invalidInput(error: z.ZodError, part: string, schema: z.ZodType): InvalidInput {
  const isShape = error.issues.some((issue) => !isValueIssue(issue));
  const errors = error.issues.flatMap((issue) => inputErrors(issue, part, schema));
  return { kind: isShape ? 'shape' : 'value', errors };
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
    case 'invalid_key':
      return true;
    case 'unrecognized_keys':
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

/** For `refine` of a schema: an error whose sentence has facts. */
export function withFacts(code: FieldErrorCode, facts: FieldFacts): { error: string; params: FieldError } {
  return { error: fieldSentence(code, facts), params: { code, facts } };
}

/** An error of one field, with its sentence. */
export function inputError(path: string, code: FieldErrorCode, facts?: FieldFacts): InputError {
  return { path, code, ...(facts === undefined ? {} : { facts }), message: fieldSentence(code, facts) };
}

function inputErrors(issue: z.core.$ZodIssue, part: string, schema: z.ZodType): InputError[] {
  if (issue.code === 'unrecognized_keys') {
    const sent = Object.keys(issue.input ?? {});
    const free = knownFields(schema, issue.path, issue.input).filter((name) => !sent.includes(name));
    return issue.keys
      .slice(0, 20)
      .map((key) => inputError(pointer(part, [...issue.path, key]), 'UNKNOWN_FIELD', nearestFact(key, free)));
  }
  const { code, facts } = whatIsWrong(issue);
  return [inputError(pointer(part, issue.path), code, facts)];
}

const codesBySentence = new Map(Object.entries(fieldErrors).map(([code, text]) => [text, code as FieldErrorCode]));

/** What the schema says itself comes before what zod has found. */
function whatIsWrong(issue: z.core.$ZodIssue): FieldError {
  if (issue.code === 'custom' && issue.params !== undefined) return issue.params as FieldError;
  const said = codesBySentence.get(issue.message);
  return said === undefined ? foundByZod(issue) : { code: said };
}

function foundByZod(issue: z.core.$ZodIssue): FieldError {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return { code: 'MISSING' };
      if (issue.expected === 'int') return { code: 'NOT_INTEGER' };
      return { code: 'WRONG_TYPE', facts: { expected: issue.expected } };
    case 'invalid_value':
      return notAmong(issue.input, issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue
        ? notAmong(discriminatorOf(issue), issue.options.map(String))
        : { code: 'NO_KNOWN_FORM' };
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return { code: bounds[issue.origin]?.most ?? 'TOO_LARGE', facts: { most: Number(issue.maximum) } };
    case 'invalid_format':
      return { code: issue.format === 'datetime' ? 'NOT_A_TIME' : 'INVALID' };
    case 'invalid_key': {
      // Of a record, by the schema of its keys.
      const [first] = issue.issues;
      return first === undefined ? { code: 'INVALID' } : whatIsWrong(first);
    }
    case 'not_multiple_of':
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'custom':
      return { code: 'INVALID' };
    default:
      return assertNever(issue);
  }
}

function notAmong(given: unknown, values: readonly string[]): FieldError {
  return { code: 'NOT_AMONG', facts: { values: values.join(', '), ...nearestFact(given, values) } };
}

function nearestFact(given: unknown, allowed: readonly string[]): FieldFacts | undefined {
  const found = typeof given === 'string' ? nearestWord(given, allowed) : null;
  return found === null ? undefined : { nearest: found };
}

const bounds: Readonly<Record<string, { readonly least: FieldErrorCode; readonly most: FieldErrorCode } | undefined>> =
  {
    string: { least: 'TOO_SHORT', most: 'TOO_LONG' },
    array: { least: 'TOO_FEW', most: 'TOO_MANY' },
  };

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): FieldError {
  const least = Number(minimum);
  if (origin === 'string' && least === 1) return { code: 'EMPTY' };
  return { code: bounds[origin]?.least ?? 'TOO_SMALL', facts: { least } };
}

/** `/reason` in the body, `?limit` in the query, `If-Match` among the headers. `part` is the prefix. */
function pointer(part: string, path: readonly PropertyKey[]): string {
  const names = path.map((name) => pointerPart(String(name).slice(0, 80)));
  return part === 'body' ? `/${names.join('/')}` : `${part}/${names.join('/')}`;
}
