/** QR codes over HTTP: validation, images and visibility. Scans are in scans.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { hourMs } from '../../../domain/values/time-units.js';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { type Pixels, readQrCode } from '../../support/qr/qr-reader.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Code {
  readonly id: string;
  readonly url: string;
}

const publicUrl = 'https://go.example/halftone';
const soon = (): string => new Date(Date.now() + hourMs).toISOString();

describeInTurn('QR codes', (databases) => {
  let world: RegistryWorld;
  let piloting: Release;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db, { publicUrl });
    const full = await world.prepared('1.0.0');
    await world.run(full, { type: 'fullRelease', supersede: false, reason: null });
    await world.as('host admin').patch(`/v1/target-apps/${world.targetApp}`, { pilotSupport: true });
    piloting = await world.release('2.0.0');
    await world.run(piloting, { type: 'apply' });
    await world.run(piloting, { type: 'approve' }, 'host reviewer');
  });
  afterAll(() => world.close());

  const promo = (part: object = {}): object => ({
    kind: 'PROMO',
    miniProgram: world.miniProgram,
    targetApp: world.targetApp,
    environment: 'production',
    page: 'pages/index',
    ...part,
  });
  const preview = (part: object = {}): object =>
    promo({ kind: 'PREVIEW', releaseId: piloting.id, expiresAt: soon(), page: 'pages/2.0.0', ...part });
  const make = (body: object, headers?: Record<string, string>) =>
    world.as('maker operator').post('/v1/qr-codes', body, headers);
  const made = async (body: object): Promise<Code> => (await make(body)).body as Code;

  it('point to a page of the full release', async () => {
    const wanted = promo({ query: 'from=poster&x=ü', description: 'Poster 海报' });
    const created = await make(wanted);
    expect(created.status).toBe(201);
    const { id } = created.body as Code;
    expect(created.headers.get('location')).toBe(`/halftone/v1/qr-codes/${id}`);
    expect(created.body).toEqual({
      id,
      ...wanted,
      url: `${publicUrl}/q/${id}`,
      createdBy: world.nameOf('maker operator'),
      createdAt: expect.any(String),
    });
    expect((await world.as('host reviewer').get(`/v1/qr-codes/${id}`)).body).toEqual(created.body);
  });

  it('pin a release in pilot testing as a preview', async () => {
    expect((await make(preview())).body).toMatchObject({ kind: 'PREVIEW', releaseId: piloting.id });
  });

  it('return the recorded answer to a repeated creation', async () => {
    const key = { 'idempotency-key': 'qr' };
    const first = await make(promo(), key);
    expect((await make(promo(), key)).body).toEqual(first.body);
  });

  it.each([
    ['on a target without a full release', () => promo({ environment: 'sandbox' }), 'NO_FULL_RELEASE'],
    ['on a page that the full release lacks', () => promo({ page: 'pages/2.0.0' }), 'PAGE_UNKNOWN'],
    ['as a preview on a page that the release lacks', () => preview({ page: 'pages/1.0.0' }), 'PAGE_UNKNOWN'],
    ['as a preview of a release on another target', () => preview({ environment: 'sandbox' }), 'NOT_IN_PILOT'],
    ['as a preview of an unknown release', () => preview({ releaseId: 'nothing' }), 'NOT_IN_PILOT'],
  ])('are refused %s', async (_, body, code) => {
    const answered = await make(body());
    expect(answered.status).toBe(409);
    expect(answered.body).toMatchObject({ code });
  });

  it.each([
    ['a page of 257 characters', () => promo({ page: 'x'.repeat(257) }), 422, '/page'],
    ['a query of 65 characters', () => promo({ query: '😀'.repeat(65) }), 422, '/query'],
    ['a description of 65 characters', () => promo({ description: 'x'.repeat(65) }), 422, '/description'],
    ['an expiry in the past', () => promo({ expiresAt: '2020-01-01T00:00:00Z' }), 422, '/expiresAt'],
    ['a preview without an expiry', () => preview({ expiresAt: undefined }), 400, '/expiresAt'],
    ['a preview without its release', () => preview({ releaseId: undefined }), 400, '/releaseId'],
    ['a pinned release of a code that is not a preview', () => promo({ releaseId: 'x' }), 400, '/releaseId'],
    ['an unknown kind', () => promo({ kind: 'VIDEO' }), 422, '/kind'],
    ['an unknown mini program', () => promo({ miniProgram: 'nowhere' }), 422, '/miniProgram'],
    ['an unknown target app', () => promo({ targetApp: 'nowhere' }), 422, '/targetApp'],
  ])('refuse %s', async (_, body, status, path) => {
    const answered = await make(body());
    expect(answered.status).toBe(status);
    expect(answered.body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ path })]) });
  });

  it('have length limits in characters, not code units', async () => {
    expect((await make(promo({ query: '😀'.repeat(64) }))).status).toBe(201);
  });

  it('are listed newest first for both sides, page by page', async () => {
    const one = await made(promo());
    const two = await made(promo());
    const list = async (person: 'maker reviewer' | 'host operator' | 'stranger', query: string) =>
      (await world.as(person).get(`/v1/qr-codes?miniProgram=${world.miniProgram}&${query}`)).body as {
        items: Code[];
        nextCursor: string;
      };
    const first = await list('maker reviewer', 'limit=1');
    await made(promo());
    const second = await list('host operator', `limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toMatchObject([
      { id: two.id, targetAppName: 'Wallet' },
      { id: one.id, targetAppName: 'Wallet' },
    ]);
    expect((await list('stranger', '')).items).toEqual([]);
    expect((await world.as('maker reviewer').get('/v1/qr-codes?miniProgram=nowhere')).body).toEqual({ items: [] });
  });

  it('are revoked permanently', async () => {
    const { id } = await made(promo());
    const maker = world.as('maker admin');
    expect((await maker.delete(`/v1/qr-codes/${id}`)).status).toBe(204);
    expect((await maker.delete(`/v1/qr-codes/${id}`)).status).toBe(204);
    expect((await maker.get(`/v1/qr-codes/${id}`)).body).toMatchObject({ revokedBy: world.nameOf('maker admin') });
    const image = await maker.get(`/v1/qr-codes/${id}/image`);
    expect(image.status).toBe(410);
    expect(image.body).toMatchObject({ code: 'GONE' });
  });

  describe('as an image', () => {
    const fetchImage = async (id: string, query: string): Promise<Response> => {
      const secret = await makeToken(databases.db, world.nameOf('maker admin'));
      return fetch(`${world.url}/v1/qr-codes/${id}/image${query}`, { headers: { authorization: `Bearer ${secret}` } });
    };

    it.each([128, 256, 301, 1024])('of %i pixels is a PNG that decodes to the URL', async (size) => {
      const { id, url } = await made(promo());
      const response = await fetchImage(id, `?format=png&size=${size}`);
      expect(response.headers.get('content-type')).toBe('image/png');
      const read = await readQrCode({ png: await response.arrayBuffer() });
      expect(read).toEqual({ width: size, height: size, text: url });
    });

    it('is by default an SVG with the same modules as the PNG', async () => {
      const { id, url } = await made(promo());
      const response = await fetchImage(id, '?size=512');
      expect(response.headers.get('content-type')).toBe('image/svg+xml');
      const svg = await response.text();
      expect(svg).toContain('width="512" height="512"');
      expect(svg).not.toMatch(/<script|href/i);
      expect(await readQrCode({ pixels: rasterized(svg) })).toMatchObject({ text: url });
    });

    it.each(['size=127', 'size=1025', 'size=1e3', 'format=gif', 'colour=red'])('refuses ?%s', async (query) => {
      const { id } = await made(promo());
      expect([400, 422]).toContain((await fetchImage(id, `?${query}`)).status);
    });
  });
});

/** Renders the path of the library's SVG. It has horizontal strokes: `M x y`, `m dx dy`, `h length`, in modules. */
function rasterized(svg: string): Pixels {
  const scale = 6;
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const size = modules * scale;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  let x = 0;
  let y = 0;
  for (const [, step = '', first, second] of (/stroke[^>]* d="([^"]+)"/.exec(svg)?.[1] ?? '').matchAll(
    /([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g,
  )) {
    if (step === 'h') {
      paint(data, { x, y, length: Number(first), scale, size });
      x += Number(first);
    } else {
      x = Number(first) + (step === 'm' ? x : 0);
      y = Number(second) + (step === 'm' ? y : 0);
    }
  }
  return { data, width: size, height: size };
}

interface Stroke {
  readonly x: number;
  /** The middle of a row of modules, in pixels. */
  readonly y: number;
  readonly length: number;
  readonly scale: number;
  readonly size: number;
}

function paint(data: Uint8ClampedArray, { x, y, length, scale, size }: Stroke): void {
  for (let row = Math.floor(y) * scale; row < (Math.floor(y) + 1) * scale; row += 1)
    for (let column = x * scale; column < (x + length) * scale; column += 1)
      data.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
}
