import { getEventListeners } from 'node:events';
import { expect, it, jest } from '@jest/globals';
import { halftoneClient } from '../../client/halftone-client.js';
import { waitFor } from '../../client/wait-for.js';
import { listenEachTest } from './listen-each-test.js';

const listening = listenEachTest();

it('a wait over an outage gathers no listeners on its signal', async () => {
  const any = jest.spyOn(AbortSignal, 'any');
  const most: number[] = [];
  const { url } = await listening((request, response) => {
    const signal = any.mock.results[0]?.value as AbortSignal;
    most.push(getEventListeners(signal, 'abort').length);
    if (most.length <= 100) request.socket.destroy();
    else response.setHeader('content-type', 'application/json').end('{}');
  });
  const waiting = new AbortController();
  await waitFor(halftoneClient({ url }), 'r', () => true, { pollMs: 1, signal: waiting.signal });
  // The pauses of poll and stream.
  expect(Math.max(...most)).toBeLessThanOrEqual(4);
});
