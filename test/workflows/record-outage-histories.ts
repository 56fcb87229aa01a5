/** Records a run that waited for its database, for the replay test. */
import { expect, it } from '@jest/globals';
import { cuttable, type Cuttable } from '../support/database/cuttable-database.js';
import { describeOnPglite } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { useScene } from '../support/temporal/release-scene.js';
import { raise } from '../support/temporal/release-world.js';
import { record } from './recorded-histories.js';

describeOnPglite('Histories of database outages', (databases) => {
  let database: Cuttable | undefined;
  const scene = useScene(databases, { workerDatabase: () => (database ??= cuttable(databases.db)) });
  const setAway = (isAway: boolean): void => {
    if (database !== undefined) database.isAway = isAway;
  };

  it('waited for the database', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    setAway(true);
    const id = await world.send(release, raise(10));
    await eventually(async () => expect(await world.currentDetails(release)).toContain('Tried 3 times'));
    setAway(false);
    await world.outcome(id);
    await world.command(release, raise(100));
    await record('database-outage', world, release);
  });
});
