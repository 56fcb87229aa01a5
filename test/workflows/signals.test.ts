import { describeOnPglite } from '../support/databases.js';
import { useScene } from '../support/release-scene.js';
import { signals } from './signals.js';

describeOnPglite('Signals past the API', (databases) => {
  signals(useScene(databases));
});
