/**
 * Opens the answer schemas in an OpenAPI document for unknown fields. A later version may add a field, and generated
 * clients must accept it. Requests stay strict.
 */
type Json = Record<string, unknown>;

interface Document {
  readonly paths?: unknown;
  readonly components?: { readonly schemas?: Json | undefined } | undefined;
}

export function operationsOf({ paths }: Document): Json[] {
  return Object.values((paths ?? {}) as Json).flatMap((item) => Object.values(item as Json)) as Json[];
}

/** Changes `document`. A schema used by requests and answers is copied for answers, as `…Answer`. */
export function openResponses<Doc extends Document>(document: Doc): Doc {
  const schemas = document.components?.schemas ?? {};
  const operations = operationsOf(document);
  const inRequests = new Set<string>();
  for (const operation of operations) {
    const { requestBody, parameters } = operation;
    collect([requestBody, parameters], schemas, inRequests);
  }
  const inAnswers = new Set<string>();
  for (const operation of operations) collect(operation['responses'], schemas, inAnswers);
  const shared = new Set([...inAnswers].filter((name) => inRequests.has(name)));
  for (const name of inAnswers) {
    const open = opened(schemas[name], shared);
    if (shared.has(name)) schemas[`${name}Answer`] = open;
    else schemas[name] = open;
  }
  for (const operation of operations) operation['responses'] = opened(operation['responses'], shared);
  return document;
}

const prefix = '#/components/schemas/';

function collect(value: unknown, schemas: Json, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== '$ref' || typeof inner !== 'string') {
      collect(inner, schemas, into);
      continue;
    }
    const name = inner.slice(prefix.length);
    if (into.has(name)) continue;
    into.add(name);
    collect(schemas[name], schemas, into);
  }
}

function opened(value: unknown, shared: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => opened(one, shared));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) => !(key === 'additionalProperties' && inner === false));
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      const isShared = key === '$ref' && typeof inner === 'string' && shared.has(inner.slice(prefix.length));
      return [key, isShared ? `${inner}Answer` : opened(inner, shared)];
    }),
  );
}
