/** A command that a run in Temporal has in its queue gets no second signal, however slowly its worker starts. */
import { expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { markSignalled } from '../../../store/outbox/relay-queue.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { raise } from '../../support/temporal/release-world.js';

describeOnPglite('The relay of a new worker', (databases) => {
  // The default of ten seconds is shorter than a start on a busy machine.
  const scene = useScene(databases, { commandsFirst: { lookAgainMs: 500, stallMs: 600_000 } });

  it('a command that waits for a worker is signalled once, at any age', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await scene.stopWorker();
    const commandId = await world.send(release, raise(10));
    await markSignalled(databases.db.kysely, commandId, Date.now() - hourMs);
    await scene.startWorker();
    expect((await world.outcome(commandId)).outcome).toBe('APPLIED');
    await world.untilQuiet(release);
    const { events } = await world.handle(release).fetchHistory();
    const signals = (events ?? []).map((event) => event.workflowExecutionSignaledEventAttributes?.signalName);
    expect(signals.filter((name) => name === 'setPercentage')).toHaveLength(1);
  });
});
