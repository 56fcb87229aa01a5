/**
 * Reads QR codes as a camera does. In a thread of its own: inside of jest's sandbox each look-up of a global passes
 * through an interceptor, and the million of them that an image takes would be minutes instead of moments.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes each: red, green, blue, alpha. */
  readonly data: Uint8ClampedArray;
}

export interface ReadQrCode {
  readonly width: number;
  readonly height: number;
  /** Null when there is none to be read. */
  readonly text: string | null;
}

export async function readQrCode(
  image: { readonly png: ArrayBuffer } | { readonly pixels: Pixels },
): Promise<ReadQrCode> {
  const worker = new Worker(new URL('./read-qr-code.mjs', import.meta.url), { workerData: image });
  const [answer] = (await once(worker, 'message')) as [ReadQrCode];
  await worker.terminate();
  return answer;
}
