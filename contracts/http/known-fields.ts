/** The names that a schema knows at a place of the input, for the suggestion beside an unknown name. */
import { z } from 'zod';

/** `input`: the object at the end of `path`. It selects the form of a union by its discriminator. */
export function knownFields(schema: z.ZodType, path: readonly PropertyKey[], input: unknown): string[] {
  const [name, ...rest] = path;
  const objects = objectsIn(schema, name === undefined ? input : undefined);
  if (name === undefined) return objects.flatMap(({ shape }) => Object.keys(shape));
  const next = objects.flatMap(({ shape }) => (shape[String(name)] as z.ZodType | undefined) ?? []);
  const items = typeof name === 'number' ? elementsOf(schema) : [];
  return [...next, ...items].flatMap((one) => knownFields(one, rest, input));
}

function objectsIn(schema: z.ZodType, input: unknown): z.ZodObject[] {
  const inner = innerOf(schema);
  if (inner instanceof z.ZodObject) return [inner];
  if (!(inner instanceof z.ZodUnion)) return [];
  const forms = inner.options.flatMap((form) => objectsIn(form as z.ZodType, input));
  if (!(inner instanceof z.ZodDiscriminatedUnion) || input === undefined) return forms;
  const { discriminator } = inner.def;
  return forms.filter(({ shape }) => {
    const kind = shape[discriminator] as z.ZodType | undefined;
    return kind?.safeParse((input as Record<string, unknown>)[discriminator]).success === true;
  });
}

function elementsOf(schema: z.ZodType): z.ZodType[] {
  const inner = innerOf(schema);
  return inner instanceof z.ZodArray ? [inner.element as z.ZodType] : [];
}

/** Without what may be left out, has a default, or is converted first. */
function innerOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return innerOf(schema.unwrap() as z.ZodType);
  if (!(schema instanceof z.ZodPipe)) return schema;
  const { in: before, out: after } = schema.def;
  return innerOf((before instanceof z.ZodTransform ? after : before) as z.ZodType);
}
