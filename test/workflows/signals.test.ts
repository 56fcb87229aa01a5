import { describeOnPglite } from '../support/databases.js';
import { useScene } from '../support/release-scene.js';
import { signals } from './signals.js';

describeOnPglite('Signals that no API has sent', (databases) => {
  signals(useScene(databases));
});
