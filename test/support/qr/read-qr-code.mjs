/** Thread of qr-reader.ts. Reads one image, a PNG or raw pixels, and posts its size and the text in it. */
import { Buffer } from 'node:buffer';
import { parentPort, workerData } from 'node:worker_threads';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';

const { png, pixels } = workerData;
const { width, height, data } = png ? PNG.sync.read(Buffer.from(png)) : pixels;
const text = (jsqr.default ?? jsqr)(new Uint8ClampedArray(data), width, height)?.data ?? null;
parentPort.postMessage({ width, height, text });
