/**
 * Requests made from the document itself, operation by operation: fitting, nearly fitting, hostile. Whatever is sent,
 * the answer is one that the document names, in the shape it names, and never a 500.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { openApiDocument } from '../../api/openapi.js';
import { allRoutes } from '../../api/routes/all-routes.js';
import type { Answered, Client, Method } from '../support/client.js';
import { describeOnEachDatabase } from '../support/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../support/registry-world.js';
import { hostileValue, type JsonSchema, nearly, valueOf } from '../support/schema-arbitrary.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema?: JsonSchema }>> }>
  >;
}

/** It never ends; a test of its own reads it. */
const endless = new Set(['streamRelease']);
const runsEach = Number(process.env['GENERATED_RUNS'] ?? 25);

const document = openApiDocument(allRoutes, 'http://halftone.test') as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
};

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } };
  readonly responses: Operation['responses'];
}

const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase() as Method,
    path,
    operationId: operation.operationId,
    parameters: operation.parameters ?? [],
    body: operation.requestBody?.content['application/json'].schema,
    responses: operation.responses,
  })),
);

function resolve(ref: string): JsonSchema {
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

/** What is wrong with an answer, in words; null when the document foretold it. */
function surprise({ path, method, responses }: Operation, answer: Answered): string | null {
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

interface Asked {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** Short enough for Node, which answers 431 by itself to what is longer than its headers may be. */
function asText(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 600);
}

function inUrl(value: unknown): string {
  return encodeURIComponent(asText(value).replaceAll(/[\ud800-\udfff]/g, '\ufffd'));
}

/** Clients resolve empty segments and dots before they send. */
function inPath(value: unknown): string {
  const segment = inUrl(value);
  return /^\.{0,2}$/.test(segment) ? `${segment}%20` : segment;
}

/** Header values that an HTTP client can send at all. */
function inHeader(value: unknown): string {
  return asText(value)
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .trim();
}

function requestOf(operation: Operation, known: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<Asked> {
  const of = ({ name, in: where, required, schema }: Parameter): fc.Arbitrary<readonly [Parameter, unknown]> => {
    const parameter = { name, in: where, schema };
    const fitting = valueOf(schema, resolve);
    const value =
      where === 'path'
        ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(known[name] ?? ['x'])) }, fitting, hostileValue)
        : fc.oneof({ weight: 3, arbitrary: fitting }, hostileValue);
    const isThere = required === true ? fc.constant(true) : fc.integer({ min: 0, max: 3 }).map((n) => n === 0);
    return fc.tuple(value, isThere).map(([given, there]) => [parameter, there ? given : undefined] as const);
  };
  const body =
    operation.body === undefined
      ? fc.constant(undefined)
      : fc.oneof(
          { weight: 4, arbitrary: valueOf(operation.body, resolve) },
          { weight: 4, arbitrary: nearly(valueOf(operation.body, resolve)) },
          { weight: 2, arbitrary: hostileValue },
        );
  return fc.tuple(fc.tuple(...operation.parameters.map(of)), body).map(([parameters, sent]) => {
    const given = parameters.filter(([, value]) => value !== undefined);
    const path = given
      .filter(([parameter]) => parameter.in === 'path')
      .reduce((rest, [{ name }, value]) => rest.replace(`{${name}}`, inPath(value)), operation.path);
    const query = given
      .filter(([parameter]) => parameter.in === 'query')
      .map(([{ name }, value]) => `${name}=${inUrl(value)}`);
    const headers = given
      .filter(([parameter]) => parameter.in === 'header')
      .map(([{ name }, value]) => [name, inHeader(value)]);
    return {
      url: query.length === 0 ? path : `${path}?${query.join('&')}`,
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: sent,
    };
  });
}

describeOnEachDatabase('requests made from the document', (databases) => {
  let world: RegistryWorld;
  let known: Record<string, readonly string[]>;
  const seen = new Set<number>();

  beforeAll(async () => {
    // Without a worker most commands wait: here nobody has the patience.
    world = await makeRegistryWorld(databases.db, {
      patience: { answerMs: 20, stopMs: 10, signalMs: 10, queryMs: 10 },
    });
    known = await thingsOf(world);
  });
  afterAll(() => world.close());

  it('cover every operation', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      allRoutes.map(({ operationId }) => operationId).sort(),
    );
  });

  describe.each(
    operations
      .filter(({ operationId }) => !endless.has(operationId))
      .map((operation) => [operation.operationId, operation] as const),
  )('%s', (_name, operation) => {
    it('answers as the document says', async () => {
      const client = ['maker admin', 'host admin'] as const;
      await fc.assert(
        fc.asyncProperty(requestOf(operation, known), fc.constantFrom(...client), async (asked, person) => {
          const answer = await world.as(person).send(operation.method, asked.url, asked.body, asked.headers);
          seen.add(answer.status);
          expect(surprise(operation, answer)).toBeNull();
        }),
        { numRuns: runsEach },
      );
    });
  });

  describe('all together', () => {
    it('reached what they were meant to reach', () => {
      expect([...seen]).toEqual(expect.arrayContaining([200, 201, 204, 400, 403, 404, 409, 422]));
    });
  });
});

/** Ids that are there, by the name of the path parameter. */
async function thingsOf(world: RegistryWorld): Promise<Record<string, readonly string[]>> {
  const gray = await world.release('1.0.0');
  await world.run(gray, { type: 'apply' });
  await world.run(gray, { type: 'approve' }, 'host reviewer');
  await world.run(gray, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
  const reviewed = await world.release('2.0.0');
  await world.run(reviewed, { type: 'apply' });
  const created = await world.release('1.0.0', 'sandbox');
  const maker = world.as('maker admin');
  const reviews = await itemsOf(maker, '/v1/reviews');
  const commands = await itemsOf(maker, `/v1/releases/${gray.id}/commands`);
  return {
    release: [gray.id, reviewed.id, created.id],
    review: reviews.map(({ id }) => id),
    command: commands.map(({ id }) => id),
    miniProgram: [world.miniProgram],
    version: ['1.0.0', '2.0.0'],
    targetApp: [world.targetApp],
    environment: ['production', 'sandbox'],
    workspace: [world.makers, world.hosts],
    user: [world.nameOf('maker operator'), world.nameOf('program developer')],
    userKey: ['user-1'],
    code: ['none'],
    token: ['none'],
  };
}

async function itemsOf(client: Client, path: string): Promise<{ readonly id: string }[]> {
  return ((await client.get(path)).body as { items: { id: string }[] }).items;
}
