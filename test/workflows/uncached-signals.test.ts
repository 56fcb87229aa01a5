/** The same again with no workflow kept in memory: every task replays all before it, and must come to the same. */
import { describeOnPglite } from '../support/databases.js';
import { useScene } from '../support/release-scene.js';
import { signals } from './signals.js';

describeOnPglite('Without a cache', (databases) => {
  signals(useScene(databases, { maxCachedWorkflows: 0 }));
});
