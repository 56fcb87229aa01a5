/** Releases with a payload codec, on a real server. */
import { expect, it } from '@jest/globals';
import type { PayloadCodec } from '@temporalio/common';
import type { ReleaseCommand } from '../../domain/release/command-catalog.js';
import type { Release } from '../../domain/release/release.js';
import type { CodecKey } from '../../platform/temporal/codec-keys.js';
import { createPayloadCodec } from '../../platform/temporal/payload-codec.js';
import { describeOnPglite } from '../support/database/databases.js';
import { useScene } from '../support/temporal/release-scene.js';
import { raise, type ReleaseWorld } from '../support/temporal/release-world.js';
import { testTemporal } from '../support/temporal/temporal-server.js';

const first: CodecKey = { id: 'first', bytes: Buffer.alloc(32, 1) };
const second: CodecKey = { id: 'second', bytes: Buffer.alloc(32, 2) };
const rotated = [second, first];

/** Content that the SDK's core writes into markers itself: ids, times and names of activities and patches. */
const writtenByCore = /^markerRecordedEventAttributes\.details\.(data|patch-data)\./;

describeOnPglite('Releases with encrypted payloads', (databases) => {
  let keysInUse: readonly CodecKey[] = [];
  let codec = createPayloadCodec(keysInUse);
  const payloadCodec: PayloadCodec = {
    encode: (payloads) => codec.encode(payloads),
    decode: (payloads) => codec.decode(payloads),
  };
  const scene = useScene(databases, { temporal: async () => ({ ...(await testTemporal()), payloadCodec }) });

  /** Stops the worker and starts another with these keys, as a deployment does. */
  async function deploy(keys: readonly CodecKey[]): Promise<void> {
    if (keys === keysInUse) return;
    await scene.stopWorker();
    keysInUse = keys;
    codec = createPayloadCodec(keys);
    await scene.startWorker();
  }

  /** Fails at the command that is not applied, not at a later assertion. */
  async function apply(world: ReleaseWorld, release: Release, command: ReleaseCommand): Promise<void> {
    const { outcome } = await world.command(release, command);
    expect({ [command.type]: outcome }).toEqual({ [command.type]: 'APPLIED' });
  }

  it('continue when encryption is turned on, and when the key is rotated', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await apply(world, release, raise(5));
    await deploy([first]);
    await apply(world, release, { type: 'pause', reason: 'crashes' });
    await deploy(rotated);
    await apply(world, release, { type: 'resume' });
    await apply(world, release, raise(10));
    expect(await world.view(release)).toMatchObject({ percentage: 10 });

    const keyIds = (await payloadsOf(world, release)).map(({ keyId }) => keyId.split('.')[0]);
    expect(new Set(keyIds)).toEqual(new Set(['', 'first', 'second']));
  });

  it('pass raise, pause, resume and full release, and leave only ciphertext in the history', async () => {
    await deploy(rotated);
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await apply(world, release, raise(20));
    await apply(world, release, { type: 'pause', reason: 'crashes' });
    await apply(world, release, { type: 'resume' });
    await apply(world, release, { type: 'fullRelease', supersede: false, reason: null });
    expect(await world.view(release)).toMatchObject({ status: 'FULL_RELEASE' });

    const payloads = await payloadsOf(world, release);
    const encrypted = payloads.filter(({ encoding }) => encoding === 'binary/encrypted');
    expect(encrypted.length).toBeGreaterThan(15);
    for (const { path } of payloads.filter((payload) => !encrypted.includes(payload)))
      expect(path).toMatch(writtenByCore);
    for (const { text } of payloads) expect(text).not.toMatch(/crashes|alice|targetRevision/);
  });
});

interface StoredPayload {
  readonly path: string;
  readonly encoding: string;
  readonly keyId: string;
  readonly text: string;
}

/** Every payload in the current run's history, without search attributes, which Temporal never encodes. */
async function payloadsOf(world: ReleaseWorld, release: Release): Promise<StoredPayload[]> {
  await world.untilQuiet(release);
  const { events } = await world.handle(release).fetchHistory();
  return (events ?? []).flatMap((event) => payloadsIn(event, ''));
}

function payloadsIn(value: unknown, path: string): StoredPayload[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const { metadata, data } = value as { metadata?: Record<string, Uint8Array>; data?: Uint8Array };
  if (metadata?.['encoding'] instanceof Uint8Array) {
    const [encoding, keyId] = ['encoding', 'encryption-key-id'].map((name) => textOf(metadata[name]));
    return [{ path, encoding: encoding ?? '', keyId: keyId ?? '', text: textOf(data) }];
  }
  return Object.entries(value)
    .filter(([name]) => name !== 'searchAttributes')
    .flatMap(([name, inner]) => payloadsIn(inner, path === '' ? name : `${path}.${name}`));
}

function textOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('latin1');
}
