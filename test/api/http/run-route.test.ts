/** Order of the checks and shape of the problem documents, on test routes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createApp } from '../../../api/app.js';
import { hashOfToken } from '../../../api/access/authenticate.js';
import { type Route, route } from '../../../api/http/route.js';
import { reasonSchema } from '../../../contracts/http/common.js';
import { apiDeps } from '../../support/api/api-deps.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { type Listening, listen } from '../../support/http/http.js';

const subjectRoles = { developersMayStop: true, isSystemAdmin: false };

const things = route({
  method: 'post',
  path: '/v1/things/{id}/notes',
  operationId: 'noteThing',
  summary: 'Note something',
  description: 'Of a test',
  tag: 'Operations',
  subjectName: 'thing',
  params: z.strictObject({ id: z.string().regex(/^[a-z]+$/) }),
  query: z.strictObject({ loud: z.enum(['yes']).optional() }),
  headers: z.object({ 'if-match': z.string().regex(/^\d+$/).optional() }),
  body: z.strictObject({ reason: reasonSchema, count: z.int().min(1).optional(), allowed: z.boolean().optional() }),
  responses: { 201: { description: 'Noted', schema: z.object({ id: z.string(), by: z.string() }) } },
  loadSubject: ({ params }) => (params.id === 'known' ? { subject: { id: params.id }, subjectRoles } : undefined),
  permission: { of: (body) => (body.allowed === true ? 'signedIn' : 'goLive'), among: ['signedIn', 'goLive'] },
  handle: ({ subject, principal }) => ({ status: 201, body: { id: subject.id, by: principal.user } }),
});

const broken = route({
  method: 'get',
  path: '/v1/broken',
  operationId: 'breakDown',
  summary: 'Break',
  description: 'Of a test',
  tag: 'Operations',
  responses: { 200: { description: 'Never' } },
  permission: 'public',
  handle: () => {
    throw new Error('secret inner text');
  },
});

describeOnPglite('runRoute', (databases) => {
  let server: Listening;

  beforeAll(async () => {
    await databases.db.kysely
      .insertInto('api_token')
      .values({
        id: 'token-1',
        hash: hashOfToken('s3cret'),
        kind: 'API',
        user_name: 'alice',
        name: 'test',
        scopes: JSON.stringify([]),
        workspace_id: null,
        system_admin: false,
        created_by: 'test',
        created_at: new Date(0),
        expires_at: null,
        revoked_at: null,
        last_used_at: null,
      })
      .execute();
    server = await listen(createApp(apiDeps(databases.db), [things, broken] satisfies Route[]));
  });

  afterAll(() => server.close());

  const alice = { authorization: 'Bearer s3cret' };

  async function post(path: string, body: unknown, headers: Record<string, string> = alice) {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  }

  it('sends the answer of the handler with a generated idempotency key', async () => {
    const answer = await post('/v1/things/known/notes', { reason: 'because', allowed: true });
    expect(answer).toMatchObject({ status: 201, body: { id: 'known', by: 'alice' } });
    expect(answer.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('returns the idempotency key of the client', async () => {
    const body = { reason: 'because', allowed: true };
    const answer = await post('/v1/things/known/notes', body, { ...alice, 'idempotency-key': 'mine' });
    expect(answer.headers.get('idempotency-key')).toBe('mine');
  });

  describe('runs the checks in this order:', () => {
    const unknown = { authorization: 'Bearer wrong' };
    it.each([
      ['401 before 404', 'unknown', '{', unknown, 401, 'UNAUTHENTICATED'],
      ['404 before 400', 'unknown', '{', alice, 404, 'NOT_FOUND'],
      ['404 for a malformed id', 'NOT-AN-ID', {}, alice, 404, 'NOT_FOUND'],
      ['400 for invalid JSON', 'known', '{', alice, 400, 'INVALID_SHAPE'],
      ['400 for a missing body', 'known', '', alice, 400, 'INVALID_SHAPE'],
      ['400 for an unknown field', 'known', { reason: 'x', more: 1 }, alice, 400, 'INVALID_SHAPE'],
      ['400 for a wrong type', 'known', { reason: 7 }, alice, 400, 'INVALID_SHAPE'],
      ['400 before 422', 'known', { reason: '', count: 'x' }, alice, 400, 'INVALID_SHAPE'],
      ['422 before 403', 'known', { reason: '' }, alice, 422, 'INVALID_VALUE'],
      ['422 for a fraction', 'known', { reason: 'x', count: 1.5 }, alice, 422, 'INVALID_VALUE'],
      ['422 for a number beyond doubles', 'known', '{"reason":"x","count":1e999}', alice, 422, 'INVALID_VALUE'],
      ['422 for U+0000', 'known', { reason: 'a\u0000b' }, alice, 422, 'INVALID_VALUE'],
      ['422 for half a surrogate pair', 'known', '{"reason":"\\ud800"}', alice, 422, 'INVALID_VALUE'],
      ['422 for an invalid header', 'known', { reason: 'x' }, { ...alice, 'if-match': 'x' }, 422, 'INVALID_VALUE'],
      [
        '422 for an invalid idempotency key',
        'known',
        { reason: 'x' },
        { ...alice, 'idempotency-key': 'a b' },
        422,
        'INVALID_VALUE',
      ],
      ['403 last', 'known', { reason: 'x' }, alice, 403, 'FORBIDDEN'],
    ] as const)('%s', async (_name, id, body, headers, status, code) => {
      const answer = await post(`/v1/things/${id}/notes`, body, headers);
      expect(answer).toMatchObject({ status, body: { status, code, instance: `/v1/things/${id}/notes` } });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    });
  });

  it('names every field that is wrong', async () => {
    const { body } = await post('/v1/things/known/notes?loud=no', { reason: '', count: 0 });
    expect(body['errors']).toEqual([
      { path: 'query/loud', code: 'NOT_AMONG', facts: { values: 'yes' }, message: 'Use one of yes.' },
      { path: '/reason', code: 'EMPTY', message: 'Is empty.' },
      { path: '/reason', code: 'NO_REASON', message: 'Say why.' },
      { path: '/count', code: 'TOO_SMALL', facts: { least: 1 }, message: 'Must be at least 1.' },
    ]);
  });

  it('refuses a body above 256 KiB with 413', async () => {
    const { status, body } = await post('/v1/things/known/notes', { reason: 'x'.repeat(256 * 1024) });
    expect({ status, code: body['code'] }).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('refuses a content type other than JSON with 415', async () => {
    const { status, body } = await post('/v1/things/known/notes', 'a=b', { ...alice, 'content-type': 'text/plain' });
    expect({ status, code: body['code'] }).toEqual({ status: 415, code: 'BODY_NOT_JSON' });
  });

  it('refuses a body nested a hundred thousand levels deep with 400', async () => {
    const { status } = await post('/v1/things/known/notes', `{"reason":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(status).toBe(400);
  });

  it('answers an unexpected error with an id only', async () => {
    const response = await fetch(`${server.url}/v1/broken`);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).toMatchObject({ code: 'UNEXPECTED', facts: { errorId: expect.any(String) } });
  });

  it('answers 405 with the allowed methods, and 404 for an unknown path', async () => {
    const wrong = await fetch(`${server.url}/v1/broken`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
    const nowhere = await fetch(`${server.url}/v1/nowhere`);
    expect([nowhere.status, nowhere.headers.get('content-type')]).toEqual([
      404,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    expect((await fetch(`${server.url}/v1/things/%E0%A4%A/notes`, { method: 'POST' })).status).toBe(404);
  });
});

describe('a route', () => {
  it('does not compile without a permission', () => {
    // @ts-expect-error permission is mandatory
    const nameless = () => route({ ...routeWithoutPermission });
    expect(nameless).toBeDefined();
  });
});

const routeWithoutPermission = {
  method: 'get',
  path: '/v1/x',
  operationId: 'x',
  summary: 'x',
  description: 'Of a test',
  tag: 'x',
  responses: { 200: { description: 'x' } },
  handle: () => ({ status: 200 }) as const,
} as const;
