/** Runs every test that depends on the workflow cache without a cache. Each task then replays the whole history. */
import { describe } from '@jest/globals';
import { describeOnPglite } from '../support/databases.js';
import { useScene } from '../support/release-scene.js';
import { journeys } from './journeys.js';
import { lifetime } from './lifetime.js';
import { signals } from './signals.js';

describe.each(Object.entries({ journeys, lifetime, signals }))('Without a cache: %s', (_name, suite) => {
  describeOnPglite('on the embedded database', (databases) => {
    suite(useScene(databases, { maxCachedWorkflows: 0 }));
  });
});
