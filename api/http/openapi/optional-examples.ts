/**
 * Takes the examples of optional parameters out of an OpenAPI document. Pages that try an API send an example as the
 * value, and a filter or an If-Match that was not asked for changes the answer.
 */
type Json = Record<string, unknown>;

/** Changes `document`. */
export function withoutOptionalExamples<Doc extends { readonly paths?: unknown }>(document: Doc): Doc {
  const operations = Object.values((document.paths ?? {}) as Json).flatMap((item) => Object.values(item as Json));
  for (const { parameters } of operations as { readonly parameters?: readonly Json[] }[])
    for (const parameter of parameters ?? [])
      if (parameter['required'] !== true) delete (parameter['schema'] as Json)['example'];
  return document;
}
