/** Makes the OpenAPI documents from the routes. Only what a route declares is in them. */
import {
  OpenApiGeneratorV3,
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  type ResponseConfig,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import type { z } from 'zod';
import { type ProblemCode, problemSchema } from '../../../contracts/http/problem.js';
import { decisionOperations, decisionTag } from './decision-operations.js';
import { introduction } from './introduction.js';
import { openResponses, operationsOf } from './open-responses.js';
import { statusesOf } from '../problem.js';
import type { HeaderName, ResponseSpec } from '../answer.js';
import { type Route, tags } from '../route.js';
import { keyHeader, takesKey } from '../read-input.js';

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;
type OpenApi30Document = ReturnType<OpenApiGeneratorV3['generateDocument']>;

export function openApiDocument(routes: readonly Route[], serverUrl: string): OpenApiDocument {
  const generator = new OpenApiGeneratorV31(definitionsOf(routes), { sortComponents: 'alphabetically' });
  const license = { name: 'Apache-2.0', identifier: 'Apache-2.0' };
  return finished(
    generator.generateDocument({ openapi: '3.1.0', info: { ...info, license }, ...about(routes, serverUrl) }),
  );
}

/** The same in OpenAPI 3.0, for generators that support no later version: `nullable` instead of a list of types. */
export function openApi30Document(routes: readonly Route[], serverUrl: string): OpenApi30Document {
  const generator = new OpenApiGeneratorV3(definitionsOf(routes), { sortComponents: 'alphabetically' });
  const license = { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' };
  return finished(
    generator.generateDocument({ openapi: '3.0.3', info: { ...info, license }, ...about(routes, serverUrl) }),
  );
}

const finished = <Doc extends OpenApiDocument | OpenApi30Document>(document: Doc): Doc =>
  withoutOptionalExamples(openResponses(document));

/**
 * Pages that try an API send an example as the value, and a filter or an If-Match that was not asked for changes the
 * answer. So optional parameters have none.
 */
function withoutOptionalExamples<Doc extends OpenApiDocument | OpenApi30Document>(document: Doc): Doc {
  const parameters = operationsOf(document).flatMap(
    (operation) => (operation['parameters'] ?? []) as OptionalExample[],
  );
  for (const { required, schema } of parameters) if (required !== true) delete schema.example;
  return document;
}

interface OptionalExample {
  readonly required?: boolean;
  readonly schema: { example?: unknown };
}

const info = { title: 'Halftone', version: '1', description: introduction };

function about(routes: readonly Route[], serverUrl: string) {
  const names = [...new Set(routes.map((route) => route.tag))];
  const ofRoutes = names.map((name) => ({ name, description: tags[name] }));
  return { servers: [{ url: serverUrl }], tags: [...ofRoutes, decisionTag] };
}

function definitionsOf(routes: readonly Route[]): OpenAPIRegistry['definitions'] {
  const registry = new OpenAPIRegistry();
  const token = registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  const decideToken = registry.registerComponent('securitySchemes', 'decideToken', { type: 'http', scheme: 'bearer' });
  for (const route of routes) registry.registerPath(operationOf(route, token.name));
  for (const operation of decisionOperations(decideToken.name)) registry.registerPath(operation);
  return registry.definitions;
}

function operationOf(route: Route, tokenScheme: string): RouteConfig {
  const { method, path, operationId, summary, description, tag } = route;
  const isPublic = route.permission === 'public';
  return {
    method,
    path,
    operationId,
    summary,
    description,
    tags: [tag],
    security: isPublic ? [] : [{ [tokenScheme]: [] }],
    request: requestOf(route),
    responses: { ...successesOf(route), ...problemsOf(route), ...tooLargeHead },
  };
}

function requestOf(route: Route): NonNullable<RouteConfig['request']> {
  const params = merged(route.params, route.values);
  const headers = merged(route.headers, takesKey(route) ? keyHeader : undefined);
  return {
    ...(params === undefined ? {} : { params }),
    ...(route.query === undefined ? {} : { query: route.query }),
    ...(headers === undefined ? {} : { headers }),
    ...(route.body === undefined
      ? {}
      : {
          body: {
            required: !route.body.safeParse(undefined).success,
            content: { 'application/json': { schema: route.body, ...examplesOf(route) } },
          },
        }),
  };
}

function examplesOf({ examples }: Route): { examples?: Record<string, { value: object }> } {
  if (examples === undefined) return {};
  return { examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])) };
}

function merged(one: z.ZodObject | undefined, other: z.ZodObject | undefined): z.ZodObject | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one.extend(other.shape);
}

function successesOf(route: Route): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, spec]: [string, ResponseSpec]) => [
      status,
      {
        description: spec.description,
        headers: headersOf([...(spec.headers ?? []), ...(takesKey(route) ? (['Idempotency-Key'] as const) : [])]),
        ...contentOf(spec),
      },
    ]),
  );
}

const headerWords: Record<HeaderName, string> = {
  ETag: 'The revision, in quotes, as If-Match takes it.',
  Location: 'The address of the resource.',
  'Idempotency-Key': 'The key of this request: the same request with it gets the same answer.',
  'Retry-After': 'Seconds to wait.',
};

type Header = { readonly description: string; readonly schema: { readonly type: 'string' } };

/** Node answers this itself before any route, so there is no body. */
const tooLargeHead: RouteConfig['responses'] = {
  431: { description: 'The headers of the request are larger than 16 KiB.' },
};

function headersOf(names: readonly HeaderName[]): Record<string, Header> {
  return Object.fromEntries(
    names.map((name) => [name, { description: headerWords[name], schema: { type: 'string' } }]),
  );
}

function contentOf({ schema, contentTypes = [] }: ResponseSpec): Pick<ResponseConfig, 'content'> {
  if (schema === undefined && contentTypes.length === 0) return {};
  const content: NonNullable<ResponseConfig['content']> = {};
  if (schema !== undefined) content['application/json'] = { schema };
  for (const type of contentTypes) content[type] = { schema: bodyOf(type) };
  return { content };
}

/**
 * A body that is not JSON has no inner schema: with one, generated clients would parse the whole text as that schema.
 */
function bodyOf(contentType: string): { type: 'string'; format?: 'binary' } {
  return contentType.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' };
}

function problemsOf(route: Route): RouteConfig['responses'] {
  const byStatus = statusesOf([...generalProblems(route), ...(route.problems ?? []), ...(route.rejections ?? [])]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        headers: headersOf(status === 429 || status === 503 ? ['Retry-After'] : []),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

/** Problems of this route that follow from the order of checks and from unavailable dependencies. */
function generalProblems(route: Route): ProblemCode[] {
  const isPublic = route.permission === 'public';
  return [
    ...(isPublic ? [] : (['UNAUTHENTICATED', 'FORBIDDEN'] as const)),
    ...(route.params === undefined ? [] : (['NOT_FOUND'] as const)),
    'INVALID_SHAPE',
    'INVALID_VALUE',
    ...(takesKey(route) ? (['IDEMPOTENCY_KEY_REUSED'] as const) : []),
    ...(route.body === undefined ? [] : (['BODY_TOO_LARGE', 'BODY_NOT_JSON'] as const)),
    'TOO_MANY_REQUESTS',
    'UNEXPECTED',
    'UNAVAILABLE',
  ];
}
