import { describe, expect, it } from '@jest/globals';
import { halftoneClient } from '../../client/halftone-client.js';
import { send } from '../../client/send.js';
import { listenEachTest } from './listen-each-test.js';

it('a token of two lines is refused without its text, which the error of fetch has', () => {
  const open = (): unknown => halftoneClient({ url: '', token: 'one\ntwo' });
  expect(open).toThrow(new TypeError('The token is not one line of visible characters'));
});

describe('a request without an answer', () => {
  const listening = listenEachTest();

  it('says that nothing listens', async () => {
    const { url, close } = await listening((_, response) => response.end());
    await close();
    await expect(halftoneClient({ url }).GET('/v1/me')).rejects.toMatchObject({
      name: 'NoAnswer',
      reason: 'unreachable',
      message: expect.stringContaining(`${url}/v1/me`),
    });
  });

  it('says that the connection was cut, before an answer and within it', async () => {
    const before = await listening((request) => request.socket.destroy());
    await expect(halftoneClient({ url: before.url }).GET('/v1/me')).rejects.toMatchObject({ reason: 'cut' });
    const within = await listening((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 }).write('{"user":', () => {
        request.socket.destroy();
      });
    });
    await expect(halftoneClient({ url: within.url }).GET('/v1/me')).rejects.toMatchObject({ reason: 'cut' });
    await expect(send({ url: within.url }, { method: 'GET', path: '/v1/me' })).rejects.toMatchObject({ reason: 'cut' });
  });

  it('says that the time is over, also when the answer has begun', async () => {
    const { url } = await listening((_, response) => response.writeHead(200).write('{'));
    await expect(halftoneClient({ url, timeoutMs: 50 }).GET('/v1/me')).rejects.toMatchObject({
      reason: 'timeout',
      message: expect.stringContaining('0.05 s'),
    });
  });

  it('says that the page of another server is not an answer', async () => {
    const { url } = await listening((_, response) => response.end('<h1>Welcome</h1>'));
    await expect(halftoneClient({ url }).GET('/v1/me')).rejects.toMatchObject({ reason: 'foreign' });
  });

  it('rejects with the reason of the signal that ended it', async () => {
    const gone = new AbortController();
    const left = new Error('the page was left');
    const { url } = await listening(() => {
      gone.abort(left);
    });
    await expect(halftoneClient({ url }).GET('/v1/me', { signal: gone.signal })).rejects.toBe(left);
  });
});
