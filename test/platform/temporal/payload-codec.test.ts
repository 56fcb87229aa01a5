import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { CodecKey } from '../../../platform/temporal/codec-keys.js';
import { createPayloadCodec } from '../../../platform/temporal/payload-codec.js';

const old: CodecKey = { id: '2026-10', bytes: Buffer.alloc(32, 1) };
const current: CodecKey = { id: '2026-11', bytes: Buffer.alloc(32, 2) };
const value = { releaseId: 'r1', reason: 'crashes' };
const plain = defaultPayloadConverter.toPayload(value);

async function encoded(keys: readonly CodecKey[]): Promise<Payload> {
  const [payload] = await createPayloadCodec(keys).encode([plain]);
  if (payload === undefined) throw new Error('No payload');
  return payload;
}

async function decoded(payload: Payload, keys: readonly CodecKey[]): Promise<unknown> {
  const [result] = await createPayloadCodec(keys).decode([payload]);
  return defaultPayloadConverter.fromPayload(result ?? {});
}

/** Converts every byte array to one kind, for comparison. */
function plainForm({ metadata, data }: Payload): unknown {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('hex')]);
  return { metadata: Object.fromEntries(entries), data: Buffer.from(data ?? []).toString('hex') };
}

function changedAt(payload: Payload, index: number): Payload {
  const data = Buffer.from(payload.data ?? []);
  data[index < 0 ? data.length + index : index]! ^= 1;
  return { ...payload, data };
}

describe('the payload codec', () => {
  it('stores ciphertext and decrypts it again', async () => {
    const payload = await encoded([current]);
    expect(Buffer.from(payload.data ?? []).toString('latin1')).not.toContain('crashes');
    expect(Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString()).toMatch(/^2026-11\.[0-9a-f]{8}$/);
    expect(await decoded(payload, [current])).toEqual(value);
  });

  it('returns every payload unchanged, byte for byte, and stores none of it in clear', async () => {
    const bytes = fc.uint8Array({ maxLength: 500 });
    const payload = fc.record({ metadata: fc.dictionary(fc.string({ unit: 'grapheme' }), bytes), data: bytes });
    await fc.assert(
      fc.asyncProperty(fc.array(payload, { maxLength: 5 }), fc.constantFrom(old, current), async (payloads, key) => {
        const stored = await createPayloadCodec([key]).encode(payloads);
        for (const [index, { data }] of stored.entries()) {
          const clear = Buffer.from(payloads[index]?.data ?? []);
          if (clear.length >= 8) expect(Buffer.from(data ?? []).includes(clear)).toBe(false);
        }
        expect((await createPayloadCodec([current, old]).decode(stored)).map(plainForm)).toEqual(
          payloads.map(plainForm),
        );
      }),
    );
  });

  it('encrypts equal payloads to different ciphertexts', async () => {
    expect(await encoded([current])).not.toEqual(await encoded([current]));
  });

  it('encrypts with the first key, and decrypts with every key', async () => {
    expect(await decoded(await encoded([old]), [current, old])).toEqual(value);
    await expect(decoded(await encoded([current, old]), [old])).rejects.toThrow('"2026-11.');
  });

  it('returns empty data as bytes', async () => {
    const stored = await createPayloadCodec([current]).encode([{ metadata: {}, data: new Uint8Array() }]);
    expect((await createPayloadCodec([current]).decode(stored))[0]?.data).toBeInstanceOf(Uint8Array);
  });

  it('reads plain payloads, with keys and without', async () => {
    expect(await decoded(plain, [current])).toEqual(value);
    expect(await encoded([])).toEqual(plain);
    expect(await decoded(plain, [])).toEqual(value);
  });

  it('names the missing key, also if no key is configured', async () => {
    const payload = await encoded([old]);
    await expect(decoded(payload, [current])).rejects.toThrow(/"2026-10\.[0-9a-f]{8}", which is not in TEMPORAL_CODEC/);
    await expect(decoded(payload, [])).rejects.toThrow('"2026-10.');
  });

  it.each(['', 'other', 'projects/x/keys/1', 'a.b.c', '2026-10.a1b2c3d'])(
    'does not change a payload of another program with the key id %j',
    async (id) => {
      const foreign = {
        metadata: { encoding: Buffer.from('binary/encrypted'), 'encryption-key-id': Buffer.from(id) },
        data: Buffer.alloc(64, 7),
      };
      expect(await createPayloadCodec([current]).decode([foreign])).toEqual([foreign]);
    },
  );

  it('treats a different key under the same id as a missing key', async () => {
    await expect(decoded(await encoded([old]), [{ ...old, bytes: current.bytes }])).rejects.toThrow('"2026-10.');
  });

  it.each([0, 12, -1])('does not decrypt a payload with a changed byte at %s', async (index) => {
    const payload = changedAt(await encoded([current]), index);
    expect(await createPayloadCodec([current]).decode([payload])).toEqual([payload]);
    await expect(decoded(payload, [current])).rejects.toThrow('Unknown encoding');
  });

  it('authenticates the key id', async () => {
    const sameBytes = { ...current, id: 'other' };
    const [a, b] = [await encoded([current]), await encoded([sameBytes])];
    const swapped = { ...a, metadata: { ...b.metadata } };
    expect(await createPayloadCodec([current, sameBytes]).decode([swapped])).toEqual([swapped]);
  });

  it.each([0, 5, 12, 27])('does not change a payload of %s bytes', async (length) => {
    const payload = { ...(await encoded([current])), data: new Uint8Array(length) };
    expect(await createPayloadCodec([current]).decode([payload])).toEqual([payload]);
  });
});
