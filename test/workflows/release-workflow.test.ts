import { describeOnPglite } from '../support/databases.js';
import { useScene } from '../support/release-scene.js';
import { journeys } from './journeys.js';

describeOnPglite('A release, followed by its workflow', (databases) => {
  journeys(useScene(databases));
});
