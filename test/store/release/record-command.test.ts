import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { listCommands } from '../../../store/release/ledger/find-command.js';
import { recordCommand } from '../../../store/release/record-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

const raiseTo = (bp: number) => ({ type: 'setPercentage', bp, supersede: false, reason: null }) as const;

describeInTurn('recordCommand', (databases) => {
  const recordedIn = async (aggregate: Parameters<typeof listCommands>[1]) =>
    (await listCommands(databases.db.kysely, aggregate, { limit: 200 })).items;

  it('writes a command down as RECEIVED with who, as what, and when', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const recorded = await world.give(id, raiseTo(250), { actor: 'alice', key: 'k1', receivedAtMs: 1_700_000_000_123 });
    expect(recorded).toMatchObject({
      outcome: 'recorded',
      record: {
        releaseId: id,
        target: world.target,
        type: 'setPercentage',
        args: { bp: 250, supersede: false, reason: null },
        actor: 'alice',
        role: 'workspace admin',
        idempotencyKey: 'k1',
        receivedAtMs: 1_700_000_000_123,
        outcome: 'RECEIVED',
        decidedAtMs: null,
      },
    });
  });

  it('numbers commands in the order they come', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    for (const bp of [100, 200, 300]) await world.give(id, raiseTo(bp));
    const numbers = (await recordedIn(id)).map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('answers a key that came before with the command it stood for', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const first = await world.give(id, raiseTo(250), { key: 'same' });
    const again = await world.give(id, raiseTo(250), { key: 'same' });
    expect(first.outcome).toBe('recorded');
    expect(again).toEqual({ ...first, outcome: 'repeated' });
  });

  it('refuses a key that comes with another body, and writes nothing', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.give(id, raiseTo(250), { key: 'same' });
    const before = await recordedIn(id);
    const reused = await world.give(id, raiseTo(300), { key: 'same', bodyDigest: 'another' });
    expect(reused).toEqual({ outcome: 'keyReused' });
    expect(await recordedIn(id)).toEqual(before);
  });

  it('takes the same key from another actor or for another release as another command', async () => {
    const world = await makeWorld(databases.db);
    const first = await world.prepared('1.0.0');
    const second = await world.prepared('2.0.0');
    const answers = [
      await world.give(first.id, raiseTo(250), { key: 'same' }),
      await world.give(first.id, raiseTo(250), { key: 'same', actor: 'bob' }),
      await world.give(second.id, raiseTo(250), { key: 'same' }),
    ];
    expect(answers.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'recorded']);
  });

  it('writes one command when ten requests bring the same key at once', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.give(id, raiseTo(250), { key: 'same' })));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
      'recorded',
      ...Array.from({ length: 9 }, () => 'repeated'),
    ]);
    expect((await recordedIn(id)).filter(({ idempotencyKey }) => idempotencyKey === 'same')).toHaveLength(1);
  });

  it('records a rejection that the preview foresees at once, with its facts', async () => {
    const world = await makeWorld(databases.db);
    const { id, revision } = await world.prepared('1.0.0');
    const refused = await world.give(id, { type: 'resume' });
    expect(refused).toMatchObject({ record: { outcome: 'REJECTED', rejection: { code: 'WRONG_STATUS' } } });
    const stale = await world.give(id, raiseTo(100), { expectedRevision: revision - 1 });
    expect(stale).toMatchObject({
      record: {
        outcome: 'REJECTED',
        rejection: { code: 'STALE_REVISION', expected: revision - 1, current: revision },
      },
    });
  });

  it('previews no stop command: it is taken whatever the state', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const stops = [
      { type: 'pause', reason: 'x' },
      { type: 'reset', reason: null, reshuffle: false },
      { type: 'cancel', reason: 'x' },
      { type: 'rollback', reason: 'x', to: null },
    ] as const;
    for (const stop of stops) {
      const recorded = await world.give(id, stop, { expectedRevision: 999 });
      expect(recorded).toMatchObject({ outcome: 'recorded', record: { outcome: 'RECEIVED' } });
    }
  });

  it('takes a command to a target that nothing was ever released to', async () => {
    const world = await makeWorld(databases.db);
    const recorded = await world.give(null, { type: 'forceOffline', reason: 'fraud' });
    expect(recorded).toMatchObject({ outcome: 'recorded', record: { releaseId: null, outcome: 'RECEIVED' } });
    if (recorded.outcome !== 'recorded') return;
    expect((await world.apply(recorded.record.id, { isFromWorkflow: false })).record).toMatchObject({
      outcome: 'APPLIED',
      revision: 1,
    });
    expect((await recordedIn(world.target)).map(({ type }) => type)).toEqual(['forceOffline']);
  });

  it('leaves a bug in the preview to the decision', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const command = {
      id: randomUUID(),
      subject: { releaseId: id, target: world.target },
      command: raiseTo(100),
      actor: 'alice',
      role: 'workspace admin',
      idempotency: { key: randomUUID(), bodyDigest: 'digest' },
      expectedRevision: null,
    };
    const decide = (): never => {
      throw new Error('planted');
    };
    const recorded = await recordCommand(databases.db.kysely, command, { decide });
    expect(recorded).toMatchObject({ outcome: 'recorded', record: { outcome: 'RECEIVED' } });
  });
});

describeInTurn('the ledger of a release', (databases) => {
  it('comes newest first, page by page, each command once', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    for (let n = 0; n < 7; n += 1) await world.giveUnseen(id, { type: 'cancel', reason: `reason ${n}` });
    const reasons: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCommands(databases.db.kysely, id, { limit: 3, cursor });
      reasons.push(...page.items.map(({ reason }) => reason));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(reasons).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `reason ${n}`));
  });
});
