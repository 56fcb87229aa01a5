/** The OpenAPI document and the table of routes that it is generated from. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { openApiDocument } from '../../../api/http/openapi/openapi.js';
import type { Route } from '../../../api/http/route.js';
import { allRoutes } from '../../../api/all-routes.js';
import { problemCodes } from '../../../contracts/http/problem.js';
import { flagsPath } from '../../../edge/http/edge-path.js';
import { rejectionCatalog } from '../../../domain/release/rejection-catalog.js';
import {
  isReleaseCommand,
  permissionOfCommand,
  releaseCommandTypes,
  stopCommandTypes,
} from '../../../domain/release/command-catalog.js';
import { tempDir } from '../../support/process/temp-dir.js';

/** The public operations by name, so that a route cannot become public by mistake. */
const publicOperations = ['isAlive', 'isReady', 'readFileSchema', 'readInvitation', 'scanQrCode', 'signIn'];

function nameOf({ method, path }: Route): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Routes without a permission. The compiler refuses them, but a cast can hide them. */
function withoutPermission(routes: readonly Route[]): string[] {
  return routes.filter(({ permission }) => permissionsOf(permission).length === 0).map(nameOf);
}

function permissionsOf(permission: Route['permission'] | undefined): readonly string[] {
  if (permission === undefined) return [];
  return typeof permission === 'string' ? [permission] : permission.among;
}

type Json = { readonly [key: string]: unknown };

/** The required properties of each object in a JSON schema, by its path; references are followed. */
function requiredIn(schema: unknown, root: Json, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { $ref, properties, required, items, oneOf, anyOf, allOf } = schema as Json;
  if (typeof $ref === 'string') {
    const parts = $ref.slice(2).split('/');
    return requiredIn(
      parts.reduce<unknown>((at, part) => (at as Json)[part], root),
      root,
      path,
    );
  }
  // Null requires nothing. The document writes it as a type, and the schema of a body as one more form.
  const variants = [oneOf, anyOf, allOf]
    .flatMap((list) => (list ?? []) as unknown[])
    .filter((one) => (one as Json)['type'] !== 'null');
  return [
    ...(properties === undefined ? [] : [`${path}: ${[...((required ?? []) as string[])].sort().join(' ')}`]),
    ...Object.entries((properties ?? {}) as Json).flatMap(([name, one]) => requiredIn(one, root, `${path}/${name}`)),
    ...requiredIn(items, root, `${path}[]`),
    ...variants.flatMap((one, index) => requiredIn(one, root, variants.length === 1 ? path : `${path}(${index})`)),
  ];
}

describe('the table of routes', () => {
  it('has a permission for every route', () => {
    expect(withoutPermission(allRoutes)).toEqual([]);
  });

  it('describes every operation in its OpenAPI document', () => {
    const { paths = {} } = openApiDocument(allRoutes, 'http://api');
    const operations = Object.values(paths).flatMap((path) => Object.values(path as Json) as Json[]);
    const short = operations.filter(({ description }) => typeof description !== 'string' || description.length < 40);
    expect(short.map(({ operationId }) => operationId)).toEqual([]);
    expect(operations.length).toBeGreaterThan(90);
  });

  it('fails the check when a route has no permission', () => {
    const [route] = allRoutes;
    const bare = { ...route, permission: undefined } as unknown as Route;
    const open = { ...route, permission: { of: () => 'public', among: [] } } as unknown as Route;
    expect(withoutPermission([bare, open])).toHaveLength(2);
  });

  it('has no public operation beyond the listed ones', () => {
    const open = allRoutes.filter(({ permission }) => permission === 'public');
    expect(open.map(({ operationId }) => operationId).sort()).toEqual(publicOperations);
  });

  it('names every permission that a command may need', () => {
    const command = allRoutes.find(({ operationId }) => operationId === 'commandRelease');
    // `reviewAsAdmin`: of a step whose approvers are admins.
    const needed = new Set<string>([...releaseCommandTypes.map((type) => permissionOfCommand(type)), 'reviewAsAdmin']);
    expect([...permissionsOf(command?.permission)].sort()).toEqual([...needed].sort());
  });

  it('requires in the document what its bodies require', () => {
    const document = openApiDocument(allRoutes, '') as unknown as Json;
    const paths = document['paths'] as Record<string, Record<string, { requestBody?: { content: Json } }>>;
    for (const { method, path, body } of allRoutes) {
      if (body === undefined) continue;
      const content = paths[path]?.[method]?.requestBody?.content ?? {};
      const requested = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as unknown as Json;
      for (const media of Object.values(content))
        expect([path, requiredIn((media as Json)['schema'], document)]).toEqual([
          path,
          requiredIn(requested, requested),
        ]);
    }
  });

  it('shows a valid example of each form of a body that has several', () => {
    const severalForms = allRoutes.filter(({ body }) => body instanceof z.ZodUnion);
    expect(severalForms.map(({ operationId }) => operationId)).toContain('commandRelease');
    expect(allRoutes.find(({ operationId }) => operationId === 'stopReleases')?.examples).toBeDefined();
    for (const { body, operationId, examples = {} } of severalForms) {
      const forms = (body as z.ZodUnion).options.length;
      expect([operationId, Object.keys(examples).length]).toEqual([operationId, forms]);
    }
    for (const { body, examples = {} } of allRoutes)
      for (const example of Object.values(examples)) expect(body?.safeParse(example).error).toBeUndefined();
  });

  it('has each operation and each path once', () => {
    const operations = allRoutes.map(({ operationId }) => operationId);
    const paths = allRoutes.map((route) => nameOf(route).replaceAll(/\{\w+\}/g, '{}'));
    expect(new Set(operations).size).toBe(operations.length);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('gives every path parameter a schema', () => {
    for (const route of allRoutes) {
      const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = [...Object.keys(route.params?.shape ?? {}), ...Object.keys(route.values?.shape ?? {})];
      expect({ route: nameOf(route), described: described.sort() }).toEqual({
        route: nameOf(route),
        described: named.sort(),
      });
    }
  });
});

describe('the OpenAPI document', () => {
  it('lists every code of a problem, and leaves the type open for those of later versions', () => {
    const { components } = openApiDocument(allRoutes, '');
    const { code } = (components?.schemas?.['Problem'] as { properties: { code: Json } }).properties;
    expect(code).toMatchObject({ type: 'string', description: expect.any(String) });
    expect(code).not.toHaveProperty('enum');
    const listed = new Set(String(code['description']).match(/[A-Z_]{4,}/g));
    expect(listed).toEqual(new Set([...problemCodes, ...Object.keys(rejectionCatalog)]));
  });

  it('has an example for no parameter that may be left out', () => {
    const { paths } = openApiDocument(allRoutes, '') as unknown as {
      paths: Record<string, Record<string, { parameters?: { required?: boolean; name: string; schema: Json }[] }>>;
    };
    const parameters = Object.values(paths).flatMap((path) =>
      Object.values(path).flatMap((one) => one.parameters ?? []),
    );
    const optional = parameters.filter(({ required }) => required !== true);
    expect(optional.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['if-match', 'miniProgram', 'changedSince']),
    );
    expect(
      optional.filter(({ schema }) => JSON.stringify(schema).includes('"example')).map(({ name }) => name),
    ).toEqual([]);
  });

  it('describes the decision plane, with its own kind of token', () => {
    const { paths, components } = openApiDocument(allRoutes, '');
    expect(Object.keys(paths ?? {})).toEqual(
      expect.arrayContaining([flagsPath, `${flagsPath}/{key}`, '/ofrep/v1/events', '/v1/serving/stream']),
    );
    expect(components?.securitySchemes).toHaveProperty('decideToken');
  });

  it('passes the linter without findings', async () => {
    const folder = tempDir();
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(openApiDocument(allRoutes, 'https://halftone.test')));
    const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
    const { stdout } = await promisify(execFile)(process.execPath, [redocly, 'lint', file, '--format=json'], {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      cwd: folder,
    });
    const { totals } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { totals: object };
    expect(totals).toMatchObject({ errors: 0, warnings: 0 });
  });
});

describe('a list of stop commands in a text', () => {
  const lineOf = (file: string, beginning: string): string =>
    readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
      .split('\n')
      .find((line) => line.startsWith(beginning)) ?? '';
  const commandRelease = allRoutes.find(({ operationId }) => operationId === 'commandRelease');
  const ofReleases = stopCommandTypes.filter(isReleaseCommand);

  it.each([
    ['the OpenAPI document', ofReleases, commandRelease?.description ?? ''],
    ['docs/operations.md', ofReleases, lineOf('docs/operations.md', 'Set `TEMPORAL_STOPS=accept`')],
    ['the glossary', stopCommandTypes, lineOf('docs/architecture.md', '| stop command |')],
  ])('names all of them in %s', (_, types, text) => {
    expect(types.filter((type) => !new RegExp(`\\b${type}\\b`).test(text))).toEqual([]);
  });
});
