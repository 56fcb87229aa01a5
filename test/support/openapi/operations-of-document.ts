/**
 * The operations of routes in the OpenAPI document, with the responses that it declares. Those of the decision plane
 * are answered before Express, and have their own tests.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { decisionTag } from '../../../api/http/openapi/decision-operations.js';
import { openApiDocument } from '../../../api/http/openapi/openapi.js';
import { allRoutes } from '../../../api/all-routes.js';
import type { Answered, Method } from '../http/client.js';
import type { JsonSchema } from './schema-arbitrary.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema?: JsonSchema }>> }>
  >;
}

const document = openApiDocument(allRoutes, 'http://halftone.test') as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
};

interface RawOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } };
  readonly responses: Operation['responses'];
}

export const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, { tags }]) => !tags.includes(decisionTag.name))
    .map(([method, operation]) => ({
      method: method.toUpperCase() as Method,
      path,
      operationId: operation.operationId,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content['application/json'].schema,
      responses: operation.responses,
    })),
);

export function resolve(ref: string): JsonSchema {
  const schema = document.components.schemas[ref.replace('#/components/schemas/', '')];
  if (schema === undefined) throw new Error(`The document has no ${ref}`);
  return schema;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'document', ...document });
const validators = new Map<string, ValidateFunction>();

function validatorAt(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` });
  validators.set(pointer, known);
  return known;
}

function escaped(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** Describes how a response differs from the document. Null if the document declares this response. */
export function surprise({ path, method, responses }: Operation, answer: Answered): string | null {
  const text = JSON.stringify(answer.body);
  const described = responses[answer.status];
  if (described === undefined) return `status ${answer.status} is not in the document: ${text.slice(0, 300)}`;
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';', 1);
  if (described.content === undefined) return answer.body === '' ? null : `a body where there should be none: ${text}`;
  const content = described.content[type];
  if (content === undefined) return `the type ${type} is not in the document for ${answer.status}`;
  if (content.schema === undefined || !type.endsWith('json')) return null;
  const pointer = ['paths', path, method.toLowerCase(), 'responses', `${answer.status}`, 'content', type, 'schema'];
  const validate = validatorAt(pointer.map((segment) => `/${escaped(segment)}`).join(''));
  return validate(answer.body) ? null : `${text.slice(0, 300)} ${JSON.stringify(validate.errors?.slice(0, 3))}`;
}
