/**
 * Generates values from schemas of the OpenAPI document: valid, nearly valid and hostile ones. Supports the keywords
 * that the document uses and throws at any other keyword.
 */
import fc from 'fast-check';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export type Resolve = (ref: string) => JsonSchema;

export function valueOf(schema: JsonSchema, resolve: Resolve): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valueOf(resolve(schema.$ref), resolve);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valueOf(choice, resolve)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  return typedValue(schema, resolve);
}

function typedValue(schema: JsonSchema, resolve: Resolve): fc.Arbitrary<unknown> {
  const { type } = schema;
  if (typeof type === 'object') return fc.oneof(...type.map((one) => typedValue({ ...schema, type: one }, resolve)));
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1_000, 1_000_000) });
    case 'number':
      return fc.integer({ min: 1, max: 10_000 }).map((bp) => bp / 100);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, resolve), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case 'object':
      return objectOf(schema, resolve);
    case undefined:
    default:
      throw new Error(`No values for the schema ${JSON.stringify(schema)}`);
  }
}

function textOf({ pattern, format, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 20) });
}

function objectOf({ properties = {}, required = [] }: JsonSchema, resolve: Resolve): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueOf(schema, resolve)]),
  );
  return fc.record(fields, { requiredKeys: [...required] });
}

/** Input that must not crash the server: text that databases refuse, extreme numbers, deep nesting, odd keys. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udc00x',
    '%00',
    "'; drop table release; --",
    '../../etc/passwd',
    '\u202e',
    'x'.repeat(5_000),
    Number.MAX_SAFE_INTEGER,
    -1,
    1e308,
    -0,
    0.1 + 0.2,
    2 ** 31,
    2 ** 63,
    true,
    [],
    {},
    [[[[[[[]]]]]]],
    { __proto__: null, constructor: { prototype: { polluted: true } } },
    { $ref: '#/components/schemas/Problem' },
    nested(2_000),
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.jsonValue({ maxDepth: 3 }),
);

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** A valid value with one defect: a missing field, an extra field, or a field of another type. */
export function nearly(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(value, fc.nat(), hostileValue, fc.constantFrom('replace', 'drop', 'add'))
    .map(([fitting, at, hostile, how]) => {
      if (typeof fitting !== 'object' || fitting === null || Array.isArray(fitting)) return hostile;
      const names = Object.keys(fitting);
      const name = names[at % Math.max(names.length, 1)] ?? 'reason';
      if (how === 'add') return { ...fitting, [`${name}Too`]: hostile };
      if (how === 'replace') return { ...fitting, [name]: hostile };
      return Object.fromEntries(Object.entries(fitting).filter(([field]) => field !== name));
    });
}
