import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, holdsStream, leaderOf, maxStreams } from '../../../console/live/stream-election.js';

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    topic: fc.constantFrom('alice/r1', 'alice/r2', 'alice/r3', 'alice/r4', 'alice/r5', 'bob/r1'),
    sinceMs: fc.integer({ min: 0, max: 5 }),
  }),
  { selector: ({ id }) => id, maxLength: 45 },
);

const holders = (tabs: readonly Candidate[]): Candidate[] => tabs.filter(({ id }) => holdsStream(id, tabs));

describe('the election of streaming tabs', () => {
  it('no more tabs stream than connections can be spared, and never two for one topic', () => {
    fc.assert(
      fc.property(candidates, (tabs) => {
        const topics = new Set(tabs.map(({ topic }) => topic)).size;
        const streaming = holders(tabs);
        expect(streaming).toHaveLength(Math.min(maxStreams, topics));
        expect(new Set(streaming.map(({ topic }) => topic)).size).toBe(streaming.length);
      }),
    );
  });

  it('every tab comes to the same result, in whatever order it has met the others', () => {
    fc.assert(
      fc.property(candidates, (tabs) => {
        const reversed = [...tabs].reverse();
        const ids = (list: Candidate[]) => list.map(({ id }) => id).sort();
        expect(ids(holders(reversed))).toEqual(ids(holders(tabs)));
      }),
    );
  });

  it('a tab that comes later takes no stream over', () => {
    fc.assert(
      fc.property(candidates, fc.uuid(), (tabs, id) => {
        const before = holders(tabs);
        const newcomer = { id, topic: 'alice/r1', sinceMs: 6 };
        fc.pre(!tabs.some((tab) => tab.id === id));
        const after = holders([...tabs, newcomer]);
        expect(before.every((tab) => after.includes(tab))).toBe(true);
      }),
    );
  });

  it('when the leader leaves, another tab of its topic leads', () => {
    const tabs = [
      { id: 'a', topic: 'alice/r1', sinceMs: 1 },
      { id: 'b', topic: 'alice/r1', sinceMs: 2 },
    ];
    expect(leaderOf('alice/r1', tabs)?.id).toBe('a');
    expect(leaderOf('alice/r1', tabs.slice(1))?.id).toBe('b');
    expect(leaderOf('alice/r1', [])).toBeUndefined();
  });
});
