/** OpenAPI documents for code generators: responses allow further fields, requests do not, in 3.0 and 3.1. */
import { describe, expect, it } from '@jest/globals';
import { decisionTag } from '../../../api/http/openapi/decision-operations.js';
import { largestExport } from '../../../contracts/release/event-feed.js';
import { openApi30Document, openApiDocument } from '../../../api/http/openapi/openapi.js';
import { allRoutes } from '../../../api/all-routes.js';

type Json = Record<string, unknown>;
const documents = {
  '3.1': openApiDocument(allRoutes, 'http://halftone.test') as unknown as Json,
  '3.0': openApi30Document(allRoutes, 'http://halftone.test') as unknown as Json,
};

/** Every schema below `value`. References are resolved. */
function schemasIn(value: unknown, document: Json, seen = new Set<unknown>()): Json[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const { $ref } = value as { $ref?: string };
  if ($ref !== undefined) {
    const found = $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, name) => (at as Json)[name], document);
    expect({ $ref, found }).toEqual({ $ref, found: expect.anything() as unknown });
    return schemasIn(found, document, seen);
  }
  return [value as Json, ...Object.values(value).flatMap((inner) => schemasIn(inner, document, seen))];
}

function operationsOf(document: Json): Json[] {
  return Object.values(document['paths'] as Json).flatMap((item) => Object.values(item as Json) as Json[]);
}

/** The largest `limit` where it is not that of a page. */
const otherLimits: Readonly<Record<string, number>> = { listEvents: largestExport, searchAll: 20 };

/** Without the decision plane, which follows OFREP: its requests are open, and it answers fewer statuses. */
function ofRoutes(document: Json): Json[] {
  return operationsOf(document).filter(({ tags }) => !(tags as string[]).includes(decisionTag.name));
}

describe.each(Object.entries(documents))('the document of OpenAPI %s', (version, document) => {
  it('names its version', () => {
    expect(document['openapi']).toMatch(new RegExp(`^${version}\\.\\d$`));
  });

  it('allows further fields in responses and not in requests', () => {
    for (const operation of operationsOf(document)) {
      const closed = (part: unknown) =>
        schemasIn(part, document).filter((schema) => schema['additionalProperties'] === false).length;
      expect({ operation: operation['operationId'], closed: closed(operation['responses']) }).toEqual({
        operation: operation['operationId'],
        closed: 0,
      });
    }
    for (const { requestBody } of ofRoutes(document))
      if (requestBody !== undefined)
        expect(schemasIn(requestBody, document)).toContainEqual(
          expect.objectContaining({ additionalProperties: false }),
        );
  });

  it('describes the bounds of limit and the common statuses of every route', () => {
    for (const operation of ofRoutes(document)) {
      const parameters = (operation['parameters'] ?? []) as Json[];
      const limit = parameters.find(({ name }) => name === 'limit');
      const maximum = otherLimits[String(operation['operationId'])] ?? 200;
      if (limit !== undefined) expect(limit['schema']).toMatchObject({ type: 'integer', minimum: 1, maximum });
      const statuses = Object.keys(operation['responses'] as Json);
      expect(statuses).toEqual(expect.arrayContaining(['400', '429', '431', '500', '503']));
      if (operation['requestBody'] !== undefined) expect(statuses).toEqual(expect.arrayContaining(['413', '415']));
    }
  });

  it('describes a body that is not JSON as text or bytes', () => {
    const contentOf = (operationId: string) => {
      const operation = operationsOf(document).find((one) => one['operationId'] === operationId);
      return ((operation?.['responses'] as Json)['200'] as Json)['content'];
    };
    const image = { schema: { type: 'string', format: 'binary' } };
    expect(contentOf('streamRelease')).toEqual({ 'text/event-stream': { schema: { type: 'string' } } });
    expect(contentOf('getQrCodeImage')).toEqual({ 'image/svg+xml': image, 'image/png': image });
  });
});

it('the document of OpenAPI 3.0 uses no keywords of 3.1', () => {
  const { '3.0': document } = documents;
  for (const schema of schemasIn(document, document)) {
    expect(Array.isArray(schema['type'])).toBe(false);
    expect(schema['type']).not.toBe('null');
    expect(schema).not.toHaveProperty('const');
    if (typeof schema['exclusiveMinimum'] !== 'undefined') expect(typeof schema['exclusiveMinimum']).toBe('boolean');
  }
  expect(JSON.stringify(document)).toContain('"nullable":true');
});
