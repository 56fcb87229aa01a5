import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type Delivery, deliverInLanes } from '../../../worker/outbox/delivery.js';

describe('deliverInLanes', () => {
  const log: string[] = [];
  const delivery = (to: string, name: string, work: () => Promise<unknown> = () => sleep(1)): Delivery => ({
    to,
    deliver: async () => {
      log.push(`${name} begins`);
      await work();
      log.push(`${name} ends`);
    },
    handBack: () => {
      log.push(`${name} handed back`);
      return Promise.resolve();
    },
  });

  it('delivers messages of one workflow in order, and messages of several workflows in parallel', async () => {
    log.length = 0;
    const result = await deliverInLanes(
      [delivery('a', 'a1', () => sleep(30)), delivery('a', 'a2'), delivery('b', 'b1')],
      () => true,
    );
    expect(result).toEqual({ failures: [], handedBack: 0 });
    expect(log.filter((line) => line.startsWith('a'))).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
    expect(log.indexOf('b1 ends')).toBeLessThan(log.indexOf('a1 ends'));
  });

  it('starts no delivery that the lease may not cover, and returns the rest of the lane in order', async () => {
    log.length = 0;
    const hasEnded = (name: string): boolean => log.includes(`${name} ends`);
    const lane = ['a1', 'a2', 'a3', 'a4'].map((name) => delivery('a', name));
    const result = await deliverInLanes(lane, () => !hasEnded('a2'));
    expect(result).toEqual({ failures: [], handedBack: 2 });
    expect(log.slice(-2)).toEqual(['a3 handed back', 'a4 handed back']);
  });

  it('stops a lane at its first failure, and no other lane', async () => {
    log.length = 0;
    const failing = delivery('a', 'a1', () => Promise.reject(new Error('planted')));
    const result = await deliverInLanes([failing, delivery('a', 'a2'), delivery('b', 'b1')], () => true);
    expect(result.failures).toEqual([new Error('planted')]);
    expect(log).toContain('b1 ends');
    expect(log).not.toContain('a2 begins');
  });
});
