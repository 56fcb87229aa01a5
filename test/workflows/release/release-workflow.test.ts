import { describeInTurn } from '../../support/database/databases.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { journeys } from './journeys.js';

describeInTurn('A release with its workflow', (databases) => {
  journeys(useScene(databases));
});
