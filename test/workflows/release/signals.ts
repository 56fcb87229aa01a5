/** Handling of signals that no API has sent, and of repeated, late or invalid signals. */
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { commandMessage } from '../../../workflows/release/messages.js';
import { eventually } from '../../support/eventually.js';
import type { Scene } from '../../support/temporal/release-scene.js';
import { raise } from '../../support/temporal/release-world.js';

export function signals(scene: Scene): void {
  it.each(['pause', 'reset', 'cancel'])('%s is accepted, with the actor temporal', async (type) => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    await world.signalByHand(release, type);
    await eventually(async () =>
      expect((await world.ledger(release))[0]).toMatchObject({
        type,
        actor: 'temporal',
        outcome: 'APPLIED',
        reason: 'sent past the API',
      }),
    );
  });

  it('a rollback is accepted with its texts', async () => {
    const world = await scene.makeWorld();
    const full = { type: 'fullRelease', supersede: false, reason: null } as const;
    const first = await world.ready('1.0.0');
    await world.command(first, full);
    const second = await world.ready('2.0.0');
    await world.command(second, full);
    await world.signalByHand(second, 'rollback', { reason: 'crashes', to: first.id });
    await world.handle(second).result();
    expect((await world.ledger(second))[0]).toMatchObject({ outcome: 'APPLIED', reason: 'crashes' });
  });

  it('a stop whose fields are all null is accepted too', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.signalByHand(release, 'cancel', null);
    expect(await world.handle(release).result()).toMatchObject({ status: 'CANCELED' });
  });

  it('every other signal is refused and recorded in the ledger', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.signalByHand(release, 'setPercentage', { percentage: 50, releaseId: release.id });
    await world.signalByHand(release, 'fullRelease', { commandId: randomUUID() });
    await world.signalByHand(release, 'setPercentage', null);
    await world.signalByHand(release, 'setPercentage', 'fifty');
    await world.signalByHand(release, 'setPercentage', [50]);
    await world.signalByHand(release, 'setPercentage', { releaseId: uuidv7(), percentage: 50 });
    await world.signalByHand(release, 'cancel', { releaseId: uuidv7() });
    await world.signalByHand(release, 'setPercentege', { percentage: 50 });
    await world.sendRaw(release, 'setPercentage', '{not json');
    await world.sendRaw(release, 'cancel', '{not json');
    await world.signalByHand(release, 'x'.repeat(1_000), '\ud800\0');

    const codes = [...Array<string>(2).fill('UNATTRIBUTED'), ...Array<string>(9).fill('MALFORMED')];
    await eventually(async () => {
      const refused = (await world.ledger(release)).filter(({ outcome }) => outcome === 'REJECTED');
      expect(refused.map(({ rejection }) => rejection?.code).sort()).toEqual(codes.sort());
      for (const { actor, type } of refused) {
        expect(actor).toBe('temporal');
        expect(type.length).toBeLessThanOrEqual(64);
      }
    });
    expect(await world.status(release)).toBe('RELEASE_PREPARATION');
    expect(await world.command(release, raise(1))).toMatchObject({ outcome: 'APPLIED' });
  });

  it('an invalid or foreign change is ignored', async () => {
    const world = await scene.makeWorld();
    const [release, other] = [await world.ready('1.0.0'), await world.ready('2.0.0')];
    const state = { status: 'FULL_RELEASE', offlineRequest: 7 };
    const forged = { release: { ...release, revision: 1_000, state }, targetRevision: 9 };
    await world.signalByHand(release, 'changed', { snapshot: forged });
    await world.signalByHand(release, 'changed', { snapshot: { release: other } });
    await world.signalByHand(release, 'changed', null);
    await world.sendRaw(release, 'changed', '{not json');
    expect(await world.command(release, raise(1))).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.status(release)).toBe('GRAYSCALE_RELEASE');
  });

  it('a command of another release is not applied to this one', async () => {
    const world = await scene.makeWorld();
    const [release, other] = [await world.ready('1.0.0'), await world.ready('2.0.0')];
    const command = { type: 'cancel', reason: 'the other one' } as const;
    const commandId = await world.giveUnseen(other.id, command);
    await world.signalByHand(release, 'cancel', { commandId });
    await eventually(async () =>
      expect((await world.ledger(release))[0]).toMatchObject({ rejection: { code: 'MALFORMED' } }),
    );
    expect(await world.status(release)).toBe('RELEASE_PREPARATION');
  });

  it('a command that is signalled several times is applied once', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const first = await world.command(release, raise(10));
    const { revision } = await world.view(release);
    const message = commandMessage({
      commandId: first.id,
      releaseId: release.id,
      actor: 'mallory',
      command: raise(90),
    });
    for (let again = 0; again < 3; again += 1) await world.signalByHand(release, 'setPercentage', message);
    await world.restartRun(release);
    await world.signalByHand(release, 'setPercentage', message);
    await world.command(release, { type: 'pause', reason: 'look' });
    expect(await world.view(release)).toMatchObject({ percentage: 10, revision: revision + 1 });
  });

  it('a stop is decided before commands sent with it and overtakes earlier ones', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    await scene.stopWorker();
    const higher = await world.send(release, raise(50));
    const full = await world.send(release, { type: 'fullRelease', supersede: false, reason: null });
    const cancel = await world.send(release, { type: 'cancel', reason: 'crashes' });
    await scene.startWorker();

    expect(await world.outcome(cancel)).toMatchObject({ outcome: 'APPLIED' });
    const overtaken = { rejection: { code: 'OVERTAKEN_BY_STOP', stop: 'cancel', stopId: cancel } };
    expect(await world.outcome(higher)).toMatchObject(overtaken);
    expect(await world.outcome(full)).toMatchObject(overtaken);
    expect(await world.handle(release).result()).toMatchObject({ status: 'CANCELED' });
  });

  it('a cancel that races raises leaves the release without users', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const sent = await Promise.all([
      ...[10, 20, 30, 40].map((percent) => world.send(release, raise(percent))),
      world.send(release, { type: 'cancel', reason: 'crashes' }),
      ...[50, 60, 100].map((percent) => world.send(release, raise(percent))),
    ]);
    for (const id of sent) await world.outcome(id);
    const final = await world.view(release);
    expect(final).toMatchObject({ status: 'CANCELED', percentage: 0 });
    const { candidate, baseline } = await world.readTarget();
    expect({ candidate, baseline }).toEqual({ candidate: null, baseline: null });
  });
}
