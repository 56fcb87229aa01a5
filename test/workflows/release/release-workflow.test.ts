import { describeInTurn } from '../../support/databases.js';
import { useScene } from '../../support/release-scene.js';
import { journeys } from './journeys.js';

describeInTurn('A release with its workflow', (databases) => {
  journeys(useScene(databases));
});
