/** The library with a given snapshot, by its public interface: the stream, fed from memory. */
import { encodeServingPart, encodeServedTarget } from '../../dist/contracts/serving/serving.js';
import { open } from '../../dist/edge/library/decide.js';
import { token } from './targets.mjs';

export async function openLibrary(targets) {
  const encoder = new TextEncoder();
  let send;
  const body = new ReadableStream({
    start(controller) {
      send = (text) => controller.enqueue(encoder.encode(text));
      for (let from = 0; from < targets.length; from += 200) {
        const part = targets.slice(from, from + 200).map(encodeServedTarget);
        const isLast = from + 200 >= targets.length;
        send(`${isLast ? 'id: 1\n' : ''}event: snapshot\ndata: ${encodeServingPart(part, isLast, 0)}\n\n`);
      }
    },
  });
  const decisions = await open({
    url: 'http://bench',
    token,
    fetch: () => Promise.resolve(new Response(body)),
    timeoutMs: 60_000,
  });
  return { decisions, send };
}
