/**
 * Encrypts payloads in Temporal: arguments, results, signals, queries, summaries and details. Every client and worker
 * uses the codec of its `TemporalTarget`, also without keys: without the codec it would read ciphertext as data.
 */
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { fingerprintOf, openBytes, sealBytes } from '../process/secret-box.js';
import type { CodecKey } from './codec-keys.js';

export class PayloadKeyMissing extends Error {
  override readonly name = 'PayloadKeyMissing';

  constructor(readonly keyId: string) {
    super(`A payload is encrypted with the key "${keyId}", which is not in TEMPORAL_CODEC_KEYS of this process`);
  }
}

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
const encoding = 'binary/encrypted';
/** The format of `nameOf`. */
const keyName = /^[\w.-]{1,64}\.[0-9a-f]{8}$/;

/**
 * The first key encrypts, all of them decrypt. Without keys nothing is encrypted. `decode` returns
 * payloads of other codecs and altered payloads unchanged. The payload converter rejects the encoding of the latter.
 */
export function createPayloadCodec(keys: readonly CodecKey[]): PayloadCodec {
  const byName = new Map(keys.map((key) => [nameOf(key), key.bytes]));
  const [first] = keys;
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- The interface is asynchronous; rejections are its errors.
    encode: async (payloads) => (first === undefined ? payloads : payloads.map((payload) => encrypted(payload, first))),
    // eslint-disable-next-line @typescript-eslint/require-await
    decode: async (payloads) => payloads.map((payload) => decrypted(payload, byName)),
  };
}

function encrypted(payload: Payload, key: CodecKey): Payload {
  const name = nameOf(key);
  const data = sealBytes(PayloadMessage.encode(payload).finish(), key.bytes, contextOf(name));
  return { metadata: { encoding: Buffer.from(encoding), 'encryption-key-id': Buffer.from(name) }, data };
}

/** @throws PayloadKeyMissing, which fails the workflow task or call. It succeeds once the key is configured. */
function decrypted(payload: Payload, byName: ReadonlyMap<string, Buffer>): Payload {
  const { metadata, data } = payload;
  if (textOf(metadata?.['encoding']) !== encoding) return payload;
  const name = textOf(metadata?.['encryption-key-id']);
  if (!keyName.test(name)) return payload; // Encrypted by another program.
  const key = byName.get(name);
  if (key === undefined) throw new PayloadKeyMissing(name);
  return opened(Buffer.from(data ?? []), { name, key }) ?? payload;
}

/** Null when the data was altered. */
function opened(box: Buffer, { name, key }: { readonly name: string; readonly key: Buffer }): Payload | null {
  try {
    const { metadata, data } = PayloadMessage.decode(openBytes(box, key, contextOf(name)));
    return { metadata, data: Buffer.from(data) }; // The decoder gives an array for empty data.
  } catch {
    return null;
  }
}

function contextOf(name: string): string {
  return `${encoding}:${name}`;
}

/** The id and the fingerprint of the key: another key with the same id is a missing key, and not altered data. */
function nameOf({ id, bytes }: CodecKey): string {
  return `${id}.${fingerprintOf(bytes)}`;
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
