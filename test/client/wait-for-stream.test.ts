import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, expect, it, jest } from '@jest/globals';
import { halftoneClient } from '../../client/halftone-client.js';
import { waitFor } from '../../client/wait-for.js';
import { listenEachTest } from './listen-each-test.js';

const listening = listenEachTest();
afterEach(() => {
  jest.restoreAllMocks();
});

it.each(['stream', 'poll'])(
  'a wait that ends by the %s closes its stream, also if the request receives no abort',
  async (by) => {
    // A composite signal that was collected receives none.
    jest.spyOn(AbortSignal, 'any').mockImplementation(() => new AbortController().signal);
    const streams: ServerResponse[] = [];
    let reads = 0;
    const { url } = await listening((request, response) => {
      if (request.url?.endsWith('/stream') !== true) {
        reads += 1;
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ isOver: by === 'poll' && reads > 5 }));
        return;
      }
      streams.push(response);
      response.setHeader('content-type', 'text/event-stream').write('data: {"isOver":false}\n\n');
      if (by === 'stream') setTimeout(() => response.write('data: {"isOver":true}\n\n'), 50);
    });
    await waitFor(halftoneClient({ url }), 'r', (state) => 'isOver' in state && state.isOver === true, { pollMs: 20 });
    expect(streams).toHaveLength(1);
    const [stream] = streams;
    if (stream?.destroyed === false) await once(stream, 'close');
  },
);
