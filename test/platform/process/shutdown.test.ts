import { describe, expect, it, jest } from '@jest/globals';
import { silentLogger } from '../../../platform/log/logger.js';
import { createShutdown, type Shutdown } from '../../../platform/process/shutdown.js';

describe('shutdown', () => {
  it('stops the parts one after another, in reverse order of their start', async () => {
    const { shutdown, exitCodes } = fixture();
    const order: string[] = [];
    shutdown.onStop('database', () => void order.push('database'));
    shutdown.onStop('api', async () => {
      await Promise.resolve();
      order.push('api');
    });
    await shutdown.begin('test');
    expect(order).toEqual(['api', 'database']);
    expect(exitCodes).toEqual([0]);
  });

  it('continues if one part cannot be stopped, and reports it by the exit code', async () => {
    const { shutdown, exitCodes } = fixture();
    const stopDatabase = jest.fn<() => void>();
    shutdown.onStop('database', stopDatabase);
    shutdown.onStop('api', () => Promise.reject(new Error('stuck')));
    await shutdown.begin('test');
    expect(stopDatabase).toHaveBeenCalledTimes(1);
    expect(exitCodes).toEqual([1]);
  });

  it('stops waiting for a part at the deadline', async () => {
    const { shutdown, exitCodes } = fixture({ deadlineMs: 20 });
    shutdown.onStop('worker', () => new Promise<void>(() => undefined));
    await shutdown.begin('test');
    expect(exitCodes).toEqual([1]);
  });

  it('runs once, however often it is called', async () => {
    const { shutdown, exitCodes } = fixture();
    const stop = jest.fn<() => void>();
    shutdown.onStop('api', stop);
    await Promise.all([shutdown.begin('first'), shutdown.begin('second')]);
    expect(stop).toHaveBeenCalledTimes(1);
    expect(exitCodes).toEqual([0]);
  });

  it('also stops a part that is registered during the shutdown', async () => {
    const { shutdown } = fixture();
    const late = jest.fn<() => void>();
    shutdown.onStop('api', () => {
      shutdown.onStop('late', late);
    });
    await shutdown.begin('test');
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('keeps the exit code of its first call', async () => {
    const { shutdown, exitCodes } = fixture();
    await shutdown.begin('worker failed', 1);
    expect(exitCodes).toEqual([1]);
  });
});

function fixture(options: { deadlineMs?: number } = {}): { shutdown: Shutdown; exitCodes: number[] } {
  const exitCodes: number[] = [];
  const shutdown = createShutdown({ logger: silentLogger(), exit: (code) => void exitCodes.push(code), ...options });
  return { shutdown, exitCodes };
}
