/** The codec endpoint for the Temporal UI and the Temporal command line. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPayloadCodec } from '../../../platform/temporal/payload-codec.js';
import { clientOf, makeToken } from '../../support/http/client.js';
import { signIn } from '../../support/console/console-session.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const uiOrigin = 'http://localhost:8233';
const foreignOrigins = ['https://evil.example', 'http://localhost:3000', 'http://127.0.0.1:8233', 'null'];
const key = { id: 'current', bytes: Buffer.alloc(32, 1) };
const lost = { id: 'lost', bytes: Buffer.alloc(32, 2) };

interface Payload {
  readonly metadata: Record<string, string>;
  readonly data: string;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const plain: Payload = { metadata: { encoding: base64('json/plain') }, data: base64('{"reason":"crashes"}') };

async function encrypted({ metadata, data }: Payload, codecKey = key): Promise<Payload> {
  const bytes = Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')] as const);
  const payload = { metadata: Object.fromEntries(bytes), data: Buffer.from(data, 'base64') };
  const [stored] = await createPayloadCodec([codecKey]).encode([payload]);
  const texts = Object.entries(stored?.metadata ?? {}).map(([name, value]) => [
    name,
    Buffer.from(value).toString('base64'),
  ]);
  return { metadata: Object.fromEntries(texts), data: Buffer.from(stored?.data ?? []).toString('base64') };
}

describeOnPglite('the codec endpoint', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db, {
      payloadCodec: createPayloadCodec([key]),
      temporalUi: { url: `${uiOrigin}/base`, namespace: 'default' },
    });
  });
  afterAll(() => world.close());

  const post = (name: 'decode' | 'encode', payloads: readonly unknown[], secret: string, headers = {}) =>
    clientOf(world.url, secret).post(`/v1/temporal-codec/${name}`, { payloads }, headers);
  const admin = (limits = {}): Promise<string> =>
    makeToken(databases.db, world.nameOf('system admin'), { isSystemAdmin: true, ...limits });
  const preflight = (origin: string): Promise<Response> =>
    fetch(`${world.url}/v1/temporal-codec/decode`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-namespace',
      },
    });

  it('decodes payloads in order, and returns plain payloads and those of a lost key unchanged', async () => {
    const ofLostKey = await encrypted(plain, lost);
    const sent = [plain, await encrypted(plain), ofLostKey, await encrypted(plain)];
    expect(await post('decode', sent, await admin())).toMatchObject({
      status: 200,
      body: { payloads: [plain, plain, ofLostKey, plain] },
    });
  });

  it('encodes payloads so that it can decode them', async () => {
    const token = await admin();
    const { body } = await post('encode', [plain], token);
    const { payloads } = body as { payloads: Payload[] };
    expect(JSON.stringify(payloads)).not.toContain(plain.data);
    expect((await post('decode', payloads, token)).body).toEqual({ payloads: [plain] });
  });

  it('accepts payloads without data or metadata', async () => {
    expect((await post('decode', [{}], await admin())).body).toEqual({ payloads: [{ metadata: {}, data: '' }] });
  });

  it('requires a system admin with the scope read', async () => {
    const statusOf = async (secret: string): Promise<number> => (await post('decode', [plain], secret)).status;
    expect(await statusOf('halftone_unknown')).toBe(401);
    expect((await clientOf(world.url, null).post('/v1/temporal-codec/decode', { payloads: [] })).status).toBe(401);
    expect(await statusOf(await admin({ scopes: ['decide'] }))).toBe(403);
    expect(await statusOf(await admin({ scopes: ['read'] }))).toBe(200);
    expect(await post('decode', [plain], await makeToken(databases.db, world.nameOf('maker admin')))).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN', remedy: 'Ask a system admin.' },
    });
  });

  it('refuses malformed payloads', async () => {
    const token = await admin();
    expect((await post('decode', [{ data: 'no base64!' }], token)).status).toBe(422);
    expect((await post('decode', ['text'], token)).status).toBe(400);
  });

  it('accepts the session cookie from the Temporal UI without a CSRF header', async () => {
    const { secret } = await signIn(world.url, await admin());
    const headers = { cookie: `halftone_session=${secret}`, origin: uiOrigin, 'x-namespace': 'default' };
    const payloads = [await encrypted(plain)];
    const answer = await clientOf(world.url, null).post('/v1/temporal-codec/decode', { payloads }, headers);
    expect(answer).toMatchObject({ status: 200, body: { payloads: [plain] } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(uiOrigin);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  it('sends CORS headers with a refusal, so that the Temporal UI can read it', async () => {
    const answer = await clientOf(world.url, null).post(
      '/v1/temporal-codec/decode',
      { payloads: [] },
      { origin: uiOrigin },
    );
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(uiOrigin);
  });

  it('allows the preflight of the Temporal UI, with the headers that it sends', async () => {
    const { status, headers } = await preflight(uiOrigin);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(uiOrigin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    for (const name of ['authorization', 'content-type', 'x-namespace'])
      expect(headers.get('access-control-allow-headers')).toContain(name);
  });

  it.each(foreignOrigins)('refuses a page of %s with any credentials', async (origin) => {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(403);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const { secret } = await signIn(world.url, await admin());
    const sent = { cookie: `halftone_session=${secret}`, origin };
    for (const answer of [
      await clientOf(world.url, null).post('/v1/temporal-codec/decode', { payloads: [plain] }, sent),
      await post('decode', [plain], await admin(), { origin }),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { remedy: expect.stringContaining('TEMPORAL_UI_URL') } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('is the only route with CORS for the Temporal UI', async () => {
    const answer = await fetch(`${world.url}/v1/me`, {
      method: 'OPTIONS',
      headers: { origin: uiOrigin, 'access-control-request-method': 'GET' },
    });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
