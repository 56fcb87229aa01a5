/** Commands that the relay decides, because their workflow acknowledges their signals and gives no answer. */
import { expect, it } from '@jest/globals';
import { markSignalled } from '../../../store/outbox/relay-queue.js';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { raise, type ReleaseWorld } from '../../support/temporal/release-world.js';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import type { Release } from '../../../domain/release/release.js';
import { hourMs } from '../../../domain/values/time-units.js';

describeOnPglite('A command without an answer', (databases) => {
  const scene = useScene(databases);

  /** A command that its run takes for a repetition of one that it has decided, as code does that does not know it. */
  const ignored = async (world: ReleaseWorld, release: Release, percentage: number): Promise<string> => {
    const commandId = await world.giveUnseen(release.id, raise(percentage));
    await world.startWith(release, { carried: { queue: [], settledIds: [commandId] } });
    return commandId;
  };
  const anHourAgo = (): number => Date.now() - hourMs;

  it('is decided by the relay, and the workflow goes on with its effect', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const commandId = await ignored(world, release, 10);
    for (let times = 0; times < 2; times += 1) await markSignalled(databases.db.kysely, commandId, anHourAgo());
    expect(await world.outcome(commandId)).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.view(release)).toMatchObject({ percentage: 10 });
    expect(await world.command(release, raise(20))).toMatchObject({ outcome: 'APPLIED' });
  });

  it('waits for the relay of a newer program, when this one does not know its type', async () => {
    const { kysely } = databases.db;
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const unknown = { type: 'teleport' } as unknown as ReleaseCommand;
    const commandId = await world.giveUnseen(release.id, unknown, { receivedAtMs: anHourAgo() });
    await eventually(async () => {
      const { next_signal_at: next } = await kysely
        .selectFrom('command')
        .select('next_signal_at')
        .where('id', '=', commandId)
        .executeTakeFirstOrThrow();
      expect(next?.getTime()).toBeGreaterThan(Date.now());
    });
    expect(await world.command(release, raise(20))).toMatchObject({ outcome: 'APPLIED' });
    expect(await findCommand(kysely, commandId)).toMatchObject({ outcome: 'RECEIVED' });
  });
});
