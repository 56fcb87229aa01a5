import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type AfterRound, type LoopOptions, startLoop } from '../../platform/process/background-loop.js';
import { eventually } from '../support/eventually.js';

const hourMs = 3_600_000;

describe('startLoop', () => {
  const lines: string[] = [];
  const logger: LoopOptions['logger'] = {
    warn: (_facts, message) => lines.push(`warn ${message}`),
    info: (_facts, message) => lines.push(`info ${message}`),
  };
  const start = (round: LoopOptions['round'], options: Partial<LoopOptions> = {}) =>
    startLoop({ name: 'test work', everyMs: hourMs, logger, round, ...options });
  const stopTakesMs = async (loop: { readonly stop: () => Promise<void> }): Promise<number> => {
    const startedAtMs = performance.now();
    await loop.stop();
    return performance.now() - startedAtMs;
  };

  it('stops at once during a pause', async () => {
    let rounds = 0;
    const loop = start(() => Promise.resolve(void (rounds += 1)));
    await eventually(() => expect(rounds).toBe(1));
    expect(await stopTakesMs(loop)).toBeLessThan(500);
    expect(rounds).toBe(1);
  });

  it('stops at once during the pause after a failed round', async () => {
    let rounds = 0;
    const loop = start(
      (): Promise<void> => {
        rounds += 1;
        return Promise.reject(new Error('planted'));
      },
      { retryMs: hourMs },
    );
    await eventually(() => expect(rounds).toBe(1));
    expect(await stopTakesMs(loop)).toBeLessThan(500);
  });

  it('aborts the signal of a running round, and waits for that round', async () => {
    let hasEnded = false;
    const loop = start(async (signal) => {
      await sleep(hourMs, undefined, { signal }).catch(() => undefined);
      hasEnded = true;
    });
    await sleep(20);
    expect(await stopTakesMs(loop)).toBeLessThan(500);
    expect(hasEnded).toBe(true);
  });

  it('abandons a round that ignores its signal', async () => {
    let hasEnded = false;
    const loop = start(async () => {
      await sleep(3_000);
      hasEnded = true;
      throw new Error('planted');
    });
    await sleep(20);
    expect(await stopTakesMs(loop)).toBeLessThan(2_000);
    expect(hasEnded).toBe(false);
    await eventually(() => expect(hasEnded).toBe(true));
  });

  it('stops during the pause before the first round, and starts none', async () => {
    let rounds = 0;
    const loop = start(() => Promise.resolve(void (rounds += 1)), { firstAfterMs: hourMs });
    expect(await stopTakesMs(loop)).toBeLessThan(500);
    expect(rounds).toBe(0);
    await loop.stop();
  });

  it('starts the next round when it is woken, also by a call during the round before', async () => {
    let rounds = 0;
    const loop = start(() => {
      rounds += 1;
      if (rounds === 1) loop.wake();
      return Promise.resolve();
    });
    await eventually(() => expect(rounds).toBe(2));
    loop.wake();
    await eventually(() => expect(rounds).toBe(3));
    await loop.stop();
  });

  it('pauses for the time that the round returns, and ends when the round returns an end', async () => {
    let rounds = 0;
    const loop = start((): Promise<AfterRound> => {
      rounds += 1;
      return Promise.resolve(rounds < 4 ? 0 : 'end');
    });
    await eventually(() => expect(rounds).toBe(4));
    loop.wake();
    await sleep(30);
    expect(rounds).toBe(4);
    await loop.stop();
  });

  it('continues after failures with growing pauses, and logs an outage once', async () => {
    lines.length = 0;
    const atMs: number[] = [];
    const loop = start(
      async () => {
        atMs.push(performance.now());
        if (atMs.length < 5) throw new Error('planted');
        return Promise.resolve();
      },
      { retryMs: 20, longestRetryMs: 160 },
    );
    await eventually(() => expect(atMs).toHaveLength(5));
    await loop.stop();
    const pauses = atMs.slice(1).map((at, index) => at - (atMs[index] ?? 0));
    for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(9 * 2 ** index);
    expect(lines).toEqual(['warn test work fails, and is tried again', 'info test work works again']);
  });
});
