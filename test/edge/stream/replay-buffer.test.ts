/** The replay buffer of a stream, for readers that reconnect. */
import { describe, expect, it } from '@jest/globals';
import { ReplayBuffer } from '../../../edge/stream/topic-subscribers.js';

describe('the ring of events', () => {
  it('joins what came since a state and drops what is beyond its limits', () => {
    const ring = new ReplayBuffer({ events: 2, bytes: 100 });
    ring.push('a', Buffer.from('1'));
    ring.push('b', Buffer.from('2'));
    ring.push('c', Buffer.from('3'));
    expect(ring.since('b')?.toString()).toBe('23');
    expect(ring.since('a')).toBeUndefined();
    ring.push('d', Buffer.alloc(100));
    expect(ring.since('c')).toBeUndefined();
    expect(ring.since('d')).toHaveLength(100);
  });
});
