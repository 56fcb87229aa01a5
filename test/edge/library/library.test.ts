import { describe, expect, it } from '@jest/globals';
import { OpenFeature } from '@openfeature/server-sdk';
import { type Decisions, type OpenOptions, open } from '../../../edge/library/decide.js';
import { HalftoneProvider } from '../../../edge/library/openfeature-provider.js';
import { closedAfterEach } from '../../support/closed-after-each.js';
import {
  bearer,
  type EdgeWorld,
  edgeWorld,
  secret,
  servingTarget,
  servingTargets,
  tokenOf,
} from '../../support/edge/edge-world.js';
import { eventually } from '../../support/eventually.js';
import { listen } from '../../support/http/http.js';

const afterwards = closedAfterEach();

async function world(...args: Parameters<typeof edgeWorld>): Promise<EdgeWorld> {
  const edge = await edgeWorld(...args);
  afterwards(() => edge.close());
  return edge;
}

async function decisionsOf(url: string, options: Partial<OpenOptions> = {}): Promise<Decisions> {
  const decisions = await open({ url, token: secret, ...options });
  afterwards(() => decisions.close());
  return decisions;
}

describe('the library', () => {
  it('decides from memory what the decision plane decides', async () => {
    const edge = await world([servingTarget({ pilots: [{ releaseId: 'r3', version: '3.0.0', users: ['tess'] }] })]);
    const decisions = await decisionsOf(edge.url);
    expect(decisions.decide('wallet', 'weather', 'tess')).toMatchObject({ version: '3.0.0', variant: 'pilot' });
    expect(decisions.decide('wallet', 'weather', '')).toMatchObject({ version: '1.0.0', reason: 'UNASSIGNED' });
    expect(decisions.decide('wallet', 'maps', 'ada')).toBeUndefined();
    expect(decisions.decide('bank', 'weather', 'ada')).toBeUndefined();
    expect(decisions.ageSeconds).toBeGreaterThanOrEqual(0);
  });

  it('applies a change and reports it', async () => {
    const edge = await world([servingTarget()]);
    const decisions = await decisionsOf(edge.url);
    const received: string[] = [];
    decisions.onChange(({ miniProgram }) => received.push(miniProgram));
    edge.deps.state.put(servingTarget({ revision: 5, suspended: true }));
    await eventually(() => expect(decisions.decide('wallet', 'weather', 'ada')?.reason).toBe('SUSPENDED'));
    expect(received).toEqual(['weather']);
  });

  it('decides from memory without its server, and catches up when the server is reachable again', async () => {
    const edge = await world([servingTarget({ candidate: null })]);
    const { port } = new URL(edge.url);
    const decisions = await decisionsOf(edge.url);
    await edge.server.close();
    await eventually(() => expect(decisions.isConnected).toBe(false));
    expect(decisions.decide('wallet', 'weather', 'ada')?.version).toBe('1.0.0');
    edge.deps.state.put(
      servingTarget({ revision: 5, candidate: null, baseline: { releaseId: 'r9', version: '9.0.0' } }),
    );
    const back = await listen(edge.handle, Number(port));
    afterwards(() => back.close());
    await eventually(() => expect(decisions.decide('wallet', 'weather', 'ada')?.version).toBe('9.0.0'));
  });

  it('keeps what is newer when it meets a server that is behind, and drops what it may not see any more', async () => {
    const edge = await world([servingTarget({ revision: 9 }), servingTarget({ targetApp: 'bank' })], {
      targetApps: ['wallet', 'bank'],
    });
    const { port } = new URL(edge.url);
    const decisions = await decisionsOf(edge.url);
    await edge.server.close();
    const behind = await world([servingTarget({ revision: 8, suspended: true }), ...servingTargets(1)]);
    const back = await listen(behind.handle, Number(port));
    afterwards(() => back.close());
    await eventually(() => expect(decisions.decide('wallet', 'program-0', 'ada')).toBeDefined());
    expect(decisions.decide('wallet', 'weather', 'ada')).toMatchObject({ revision: 9 });
    expect(decisions.decide('bank', 'weather', 'ada')).toBeUndefined();
  });

  it('does not open with a token for pages, and says which kind it needs', async () => {
    const edge = await world([servingTarget()], { kind: 'page' });
    await expect(open({ url: edge.url, token: secret })).rejects.toMatchObject({
      name: 'CannotOpen',
      status: 403,
      code: 'WRONG_TOKEN_KIND',
      message: expect.stringContaining('kind server') as unknown,
    });
  });

  it('does not open with a token that is refused', async () => {
    const edge = await world([servingTarget()]);
    await expect(open({ url: edge.url, token: 'unknown' })).rejects.toMatchObject({ name: 'CannotOpen', status: 401 });
  });

  it('does not open when no snapshot comes in time', async () => {
    const silent = await listen(() => undefined);
    afterwards(() => silent.close());
    await expect(open({ url: silent.url, token: secret, timeoutMs: 50 })).rejects.toMatchObject({ status: null });
  });

  it('reconnects when its token is valid again', async () => {
    const edge = await world([servingTarget()]);
    const decisions = await decisionsOf(edge.url);
    edge.deps.tokenCache.replace([]);
    await eventually(() => expect(decisions.isConnected).toBe(false));
    edge.deps.tokenCache.replace([tokenOf(bearer.Authorization.slice(7), ['wallet'])]);
    edge.deps.state.put(servingTarget({ revision: 5, suspended: true }));
    await eventually(() => expect(decisions.decide('wallet', 'weather', 'ada')?.reason).toBe('SUSPENDED'));
  });

  it('answers for all mini programs of a user as for each', async () => {
    const edge = await world(servingTargets(50));
    const decisions = await decisionsOf(edge.url);
    let count = 0;
    decisions.decideAll('wallet', 'ada', (answer) => {
      count += 1;
      expect(answer).toBe(decisions.decide('wallet', answer.miniProgram, 'ada'));
    });
    expect(count).toBe(50);
  });
});

describe('the OpenFeature provider', () => {
  it('answers through the server SDK, with reason, variant and metadata', async () => {
    const edge = await world([
      servingTarget({ candidate: null }),
      servingTarget({ miniProgram: 'maps', suspended: true }),
    ]);
    const decisions = await decisionsOf(edge.url);
    await OpenFeature.setProviderAndWait('library', new HalftoneProvider(decisions));
    afterwards(() => OpenFeature.close());
    const client = OpenFeature.getClient('library');
    const context = { targetingKey: 'ada', targetApp: 'wallet' };
    expect(await client.getStringDetails('weather', 'none', context)).toMatchObject({
      value: '1.0.0',
      variant: 'baseline',
      reason: 'STATIC',
      flagMetadata: { releaseId: 'release-1', percentage: 100, revision: 4 },
    });
    expect(await client.getStringDetails('maps', 'none', context)).toMatchObject({
      value: 'none',
      variant: 'unavailable',
      reason: 'DISABLED',
    });
    expect(await client.getStringDetails('nothing', 'none', context)).toMatchObject({
      value: 'none',
      errorCode: 'FLAG_NOT_FOUND',
    });
    expect(await client.getStringDetails('weather', 'none', { targetApp: 'wallet' })).toMatchObject({
      errorCode: 'TARGETING_KEY_MISSING',
    });
    expect(await client.getStringDetails('weather', 'none', { targetingKey: 'ada' })).toMatchObject({
      errorCode: 'INVALID_CONTEXT',
    });
    expect(await client.getBooleanDetails('weather', true, context)).toMatchObject({
      value: true,
      errorCode: 'TYPE_MISMATCH',
    });
  });

  it('announces changes', async () => {
    const edge = await world([servingTarget()]);
    const provider = new HalftoneProvider(await decisionsOf(edge.url));
    const changed: unknown[] = [];
    provider.events.addHandler(
      'PROVIDER_CONFIGURATION_CHANGED' as never,
      (details) => void changed.push(details?.flagsChanged),
    );
    edge.deps.state.put(servingTarget({ revision: 5 }));
    await eventually(() => expect(changed).toEqual([['weather']]));
    await provider.onClose();
  });
});
