/**
 * The suites of the release workflow, with and without a workflow cache. Without a cache each task replays the whole
 * history. The journeys with a cache are in release-workflow.test.ts.
 */
import { describe, expect, it } from '@jest/globals';
import { describeOnPglite } from '../../support/database/databases.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { raise } from '../../support/temporal/release-world.js';
import { journeys } from './journeys.js';
import { lifetime } from './lifetime.js';
import { signals } from './signals.js';

const cached = {};
const uncached = { maxCachedWorkflows: 0 };

describe.each([
  ['lifetime, with a cache', lifetime, cached],
  ['signals, with a cache', signals, cached],
  ['journeys, without a cache', journeys, uncached],
  ['lifetime, without a cache', lifetime, uncached],
  ['signals, without a cache', signals, uncached],
] as const)('%s', (_name, suite, options) => {
  describeOnPglite('a release', (databases) => {
    suite(useScene(databases, options));
  });
});

describeOnPglite('a run', (databases) => {
  const scene = useScene(databases);

  it('has at most 500 events, also when commands follow each other without a pause', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    let next: Promise<unknown> = Promise.resolve();
    for (let step = 1; step <= 80; step += 1) {
      await next;
      next = world.command(release, raise(step));
    }
    await next;
    const lengths = await world.runLengths(release);
    expect(lengths.length).toBeGreaterThan(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(500);
    const raises = (await world.ledger(release)).filter(({ type }) => type === 'setPercentage');
    expect(raises.map(({ outcome }) => outcome)).toEqual(Array(80).fill('APPLIED'));
  });
});
