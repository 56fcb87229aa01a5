/**
 * Decodes QR codes from images, in a separate thread. Inside jest's sandbox each look-up of a global passes through an
 * interceptor. An image needs a million look-ups, which would take minutes there.
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
  /** Null if the image holds no readable code. */
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
