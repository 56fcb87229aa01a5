import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { type AfterRound, type LoopOptions, startLoop } from '../../../platform/process/background-loop.js';
import { eventually } from '../../support/eventually.js';

describe('startLoop', () => {
  const lines: string[] = [];
  const logger: LoopOptions['logger'] = {
    warn: (_facts, message) => lines.push(`warn ${message}`),
    info: (_facts, message) => lines.push(`info ${message}`),
  };
  /** A stop that waits for a pause or for a round hangs, and does not merely take longer. */
  const start = (round: LoopOptions['round'], options: Partial<LoopOptions> = {}) =>
    startLoop({ name: 'test work', everyMs: hourMs, abandonAfterMs: hourMs, logger, round, ...options });

  it('stops at once during a pause', async () => {
    let rounds = 0;
    const loop = start(() => Promise.resolve(void (rounds += 1)));
    await eventually(() => expect(rounds).toBe(1));
    await loop.stop();
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
    await loop.stop();
  });

  it('aborts the signal of a running round, and waits for that round', async () => {
    let hasEnded = false;
    const loop = start(async (signal) => {
      await sleep(hourMs, undefined, { signal }).catch(() => undefined);
      hasEnded = true;
    });
    await sleep(20);
    await loop.stop();
    expect(hasEnded).toBe(true);
  });

  it('gives each round a signal of its own, so that no listener outlives its round', async () => {
    const signals: AbortSignal[] = [];
    const loop = start((signal) => Promise.resolve(void signals.push(signal)), { everyMs: 1 });
    await eventually(() => expect(signals.length).toBeGreaterThanOrEqual(2));
    await loop.stop();
    expect(new Set(signals).size).toBe(signals.length);
  });

  it('abandons a round that ignores its signal', async () => {
    let fail: (error: Error) => void = () => undefined;
    const round = new Promise<void>((_resolve, reject) => {
      fail = reject;
    });
    const loop = start(() => round, { abandonAfterMs: 20 });
    await sleep(20);
    await loop.stop();
    fail(new Error('planted')); // What it fails with after that ends no process.
    await expect(round).rejects.toThrow('planted');
  });

  it('stops during the pause before the first round, and starts none', async () => {
    let rounds = 0;
    const loop = start(() => Promise.resolve(void (rounds += 1)), { firstAfterMs: hourMs });
    await loop.stop();
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
