/** The progress stream of a release: full state after each change, resumable, with read permission only. */
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { ProgressStreams } from '../../../api/release/streams/progress-streams.js';
import type { Release } from '../../../domain/release/release.js';
import { streamsOf } from '../../support/api/api-deps.js';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { openStream, type OpenStream } from '../../support/http/event-stream-reader.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

describeInTurn('the stream of a release', (databases) => {
  let world: RegistryWorld;
  let streams: ProgressStreams;
  let release: Release;
  let secret: string;
  let tokenId: string;
  const open: OpenStream[] = [];

  beforeAll(async () => {
    streams = streamsOf(databases.db, { heartbeatMs: 50 });
    world = await makeRegistryWorld(databases.db, { streams });
    release = await world.prepared('1.0.0');
    tokenId = `token-${world.mark}`;
    secret = await makeToken(databases.db, world.nameOf('maker admin'), { id: tokenId });
  });
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });
  afterAll(() => world.close());

  const follow = async (headers: Record<string, string> = {}, of = release.id): Promise<OpenStream> => {
    const stream = await openStream(`${world.url}/v1/releases/${of}/stream`, secret, headers);
    open.push(stream);
    return stream;
  };

  it('begins with the current state, and sends each change', async () => {
    const stream = await follow();
    expect([stream.status, stream.contentType]).toEqual([200, 'text/event-stream']);
    const first = await stream.next();
    expect(first).toMatchObject({
      id: expect.stringMatching(/^3\.0-/),
      event: 'progress',
      data: { status: 'RELEASE_PREPARATION', percentage: 0 },
    });
    await world.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
    expect(await stream.until(({ revision }) => revision === 4)).toMatchObject({
      data: { status: 'GRAYSCALE_RELEASE', percentage: 10 },
    });
    const requested = await world.as('maker admin').get(`/v1/releases/${release.id}`);
    await world.run(release, { type: 'setPercentage', bp: 2_000, supersede: false, reason: null });
    expect(await stream.until(({ revision }) => revision === 5)).toMatchObject({ data: { percentage: 20 } });
    expect(requested.body).toMatchObject({ percentage: 10 });
  });

  it('sends the current state only to a client with an older event id', async () => {
    const { id } = (await (await follow()).next()) ?? { id: '' };
    const upToDate = await follow({ 'last-event-id': id });
    const behind = await follow({ 'last-event-id': '1.0' });
    expect(await behind.next()).toMatchObject({ id });
    await world.run(release, { type: 'pause', reason: 'stop' });
    expect(await upToDate.until(({ revision }) => revision === 6)).toMatchObject({ data: { phase: 'PAUSED' } });
  });

  it('sends changes of the target', async () => {
    const other = await world.release('2.0.0');
    const stream = await follow({}, other.id);
    const first = await stream.next();
    await world.run(release, { type: 'cancel', reason: 'stop' });
    const second = await stream.next();
    expect(first).toMatchObject({ data: { revision: 1, target: { candidate: { releaseId: release.id } } } });
    expect(second).toMatchObject({ data: { revision: 1, target: { candidate: null } } });
  });

  it('keeps the connection open with comments', async () => {
    const stream = await follow();
    await stream.next();
    void stream.next();
    await eventually(() => {
      expect(stream.comments).toBeGreaterThan(1);
    });
  });

  it('answers HEAD with its content type, and ends', async () => {
    const url = `${world.url}/v1/releases/${release.id}/stream`;
    const head = await fetch(url, { method: 'HEAD', headers: { authorization: `Bearer ${secret}` } });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    await eventually(() => {
      expect(streams.size).toBe(0);
    });
  });

  it('is 404 for strangers and 401 without a token', async () => {
    const stranger = await world.as('stranger').get(`/v1/releases/${release.id}/stream`);
    const anonymous = await world.as('anonymous').get(`/v1/releases/${release.id}/stream`);
    expect([stranger.status, anonymous.status]).toEqual([404, 401]);
  });

  it('ends when the token is revoked', async () => {
    const stream = await follow();
    await stream.next();
    await databases.db.kysely
      .updateTable('api_token')
      .set({ revoked_at: new Date() })
      .where('id', '=', tokenId)
      .execute();
    expect(await stream.next()).toBeNull();
    secret = await makeToken(databases.db, world.nameOf('maker admin'));
  });

  it('ends when the session that opened it is signed out', async () => {
    const signedIn = await world.as('anonymous').post('/v1/session', { token: secret });
    const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
    const csrf = cookies.find((cookie) => cookie.startsWith('halftone_csrf'))?.split('=')[1] ?? '';
    const stream = await openStream(`${world.url}/v1/releases/${release.id}/stream`, null, {
      cookie: cookies.join('; '),
    });
    open.push(stream);
    await stream.next();
    const headers = { cookie: cookies.join('; '), 'x-csrf-token': csrf };
    expect((await world.as('anonymous').delete('/v1/session', headers)).status).toBe(204);
    expect(await stream.next()).toBeNull();
  });

  it('counts open streams, removes closed ones, and ends all when the process stops', async () => {
    await eventually(() => {
      expect(streams.size).toBe(0);
    });
    const stream = await follow();
    await stream.next();
    expect(streams.size).toBe(1);
    streams.close();
    expect(await stream.next()).toBeNull();
    const late = await follow();
    expect(await late.next()).toBeNull();
  });
});
