/** Compatibility with the OFREP providers of the OpenFeature SDKs. */
import { afterEach, beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import { OpenFeature as WebOpenFeature, type Provider as WebProvider } from '@openfeature/web-sdk';
import { grayPosition, isInGray, targetSeed, threshold, userHash } from '../../../domain/serving/assign.js';
import {
  bearer,
  type EdgeWorld,
  edgeWorld,
  salt,
  servingTarget,
  servingTargets,
} from '../../support/edge/edge-world.js';
import { TestEventSource } from '../../support/http/event-source.js';
import { eventually } from '../../support/eventually.js';

const headersFactory = (): [string, string][] => [['Authorization', bearer.Authorization]];
let edge: EdgeWorld | undefined;

afterEach(async () => {
  await OpenFeature.close();
  await WebOpenFeature.close();
  await edge?.close();
  edge = undefined;
});

async function open(...args: Parameters<typeof edgeWorld>): Promise<EdgeWorld> {
  edge = await edgeWorld(...args);
  return edge;
}

describe('the OFREP provider of the OpenFeature server SDK', () => {
  async function client(world: EdgeWorld, headers: [string, string][] = headersFactory()) {
    await OpenFeature.setProviderAndWait(
      'ofrep',
      new OFREPProvider({ baseUrl: world.url, headersFactory: () => headers }),
    );
    return OpenFeature.getClient('ofrep');
  }

  it('puts the same users in the gray group as the algorithm does', async () => {
    const flags = await client(await open([servingTarget()]));
    for (let i = 0; i < 300; i++) {
      const user = `openid-${i}`;
      const isIn = isInGray(userHash(user), targetSeed(salt), threshold(2500));
      const details = await flags.getStringDetails('weather', 'none', { targetingKey: user, targetApp: 'wallet' });
      expect(details).toMatchObject({
        value: isIn ? '2.0.0' : '1.0.0',
        variant: isIn ? 'candidate' : 'baseline',
        reason: 'SPLIT',
      });
    }
    expect(grayPosition(userHash('openid-1'), targetSeed(salt))).toBeGreaterThan(0);
  });

  it('reads metadata and every error', async () => {
    const world = await open([
      servingTarget({ candidate: null }),
      servingTarget({ miniProgram: 'maps', suspended: true }),
    ]);
    const flags = await client(world);
    const context = { targetingKey: 'ada', targetApp: 'wallet' };
    expect(await flags.getStringDetails('weather', 'none', context)).toMatchObject({
      value: '1.0.0',
      reason: 'STATIC',
      flagMetadata: { releaseId: 'release-1', percentage: 100, revision: 4 },
    });
    expect(await flags.getStringDetails('nothing', 'none', context)).toMatchObject({
      value: 'none',
      errorCode: 'FLAG_NOT_FOUND',
    });
    expect(await flags.getStringDetails('weather', 'none', { targetApp: 'wallet' })).toMatchObject({
      value: 'none',
      errorCode: 'TARGETING_KEY_MISSING',
    });
    expect(await flags.getStringDetails('weather', 'none', { ...context, environment: 'x' })).toMatchObject({
      errorCode: 'INVALID_CONTEXT',
    });
    expect((await flags.getStringDetails('maps', 'none', context)).value).toBe('none');
    expect(await flags.getBooleanDetails('weather', true, context)).toMatchObject({
      value: true,
      errorCode: 'TYPE_MISMATCH',
    });
  });

  it('returns the default value when it is not authenticated', async () => {
    const flags = await client(await open([servingTarget()]), [['Authorization', 'Bearer unknown']]);
    expect(await flags.getStringValue('weather', 'none', { targetingKey: 'ada', targetApp: 'wallet' })).toBe('none');
  });
});

describe('the OFREP provider of the OpenFeature web SDK', () => {
  const globals = globalThis as { EventSource?: unknown };
  const before = globals.EventSource;
  beforeAll(() => {
    globals.EventSource = TestEventSource;
  });
  afterAll(() => {
    globals.EventSource = before;
  });

  it('receives a step and a cancel through the stream that the bulk evaluation names', async () => {
    const gray = (revision: number, bp: number) =>
      servingTarget({ revision, candidate: { releaseId: 'release-2', version: '2.0.0', bp, salt, hashVersion: 1 } });
    const world = await open([gray(4, 1), ...servingTargets(20)]);
    await WebOpenFeature.setContext({ targetingKey: 'ada', targetApp: 'wallet' });
    const provider = new OFREPWebProvider({
      baseUrl: world.url,
      headersFactory: () => Promise.resolve(headersFactory()),
      pollInterval: 0,
      changeDetection: 'sse',
    });
    await WebOpenFeature.setProviderAndWait(provider as WebProvider);
    const flags = WebOpenFeature.getClient();
    expect(flags.getStringValue('weather', 'none')).toBe('1.0.0');
    await eventually(() => expect(world.hub.size).toBe(1));
    world.deps.state.put(gray(5, 9999));
    await eventually(() =>
      expect(flags.getStringDetails('weather', 'none')).toMatchObject({ value: '2.0.0', variant: 'candidate' }),
    );
    world.deps.state.put(servingTarget({ revision: 6, candidate: null }));
    await eventually(() => expect(flags.getStringValue('weather', 'none')).toBe('1.0.0'));
    expect(world.deps.counts.bulk).toBeGreaterThanOrEqual(3);
  });
});
