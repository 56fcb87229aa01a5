import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isStopCommand } from '../../../domain/release/command-catalog.js';
import { type CarriedState, createCommandQueue, type QueuedCommand } from '../../../workflows/release/command-queue.js';

function queued(commandId: string, type = 'setPercentage'): QueuedCommand {
  const rejection = { code: 'UNATTRIBUTED', command: type } as const;
  return { commandId, type, summary: type, ifAbsent: { is: 'refused', type, rejection } };
}

const anyCommands = fc.uniqueArray(
  fc.record({ id: fc.uuid(), type: fc.constantFrom('apply', 'setPercentage', 'pause', 'cancel', 'rollback') }),
  { selector: ({ id }) => id, maxLength: 40 },
);

describe('the command queue of a workflow', () => {
  it('returns a command that was put back before later ones, and stop commands before it', () => {
    const queue = createCommandQueue();
    for (const id of ['first', 'second']) queue.add(queued(id));
    const first = queue.takeStopFirst();
    if (first !== undefined) queue.putBack(first);
    queue.add(queued('stop', 'pause'));
    expect(queue.carry().queue.map(({ commandId }) => commandId)).toEqual(['first', 'second', 'stop']);
    const taken = [1, 2, 3].map(() => queue.takeStopFirst()?.commandId);
    expect(taken).toEqual(['stop', 'first', 'second']);
  });

  it('returns stop commands first, and each kind in order of arrival', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const queue = createCommandQueue();
        for (const { id, type } of commands) queue.add(queued(id, type));
        const taken = commands.map(() => queue.takeStopFirst()?.commandId);
        const stops = commands.filter(({ type }) => isStopCommand(type));
        const others = commands.filter(({ type }) => !isStopCommand(type));
        expect(taken).toEqual([...stops, ...others].map(({ id }) => id));
        expect(queue.hasWork()).toBe(false);
      }),
    );
  });

  it('returns a command once, also after it was settled and after the next run began', () => {
    const queue = createCommandQueue();
    queue.add(queued('a'));
    queue.add(queued('a'));
    queue.takeStopFirst();
    queue.markDone('a');
    const next = createCommandQueue(queue.carry());
    next.add(queued('a'));
    expect(next.hasWork()).toBe(false);
    expect(next.isDone('a')).toBe(true);
  });

  it('exports the waiting commands as data that survives JSON', () => {
    const queue = createCommandQueue();
    queue.add(queued('a'));
    queue.add(queued('b', 'cancel'));
    const next = createCommandQueue(JSON.parse(JSON.stringify(queue.carry())) as CarriedState);
    expect([next.takeStopFirst(), next.takeStopFirst(), next.takeStopFirst()]).toEqual([
      queued('b', 'cancel'),
      queued('a'),
      undefined,
    ]);
  });

  it('stays small in a flood, and accepts a stop even then', () => {
    const queue = createCommandQueue();
    for (let count = 0; count < 5_000; count += 1) {
      queue.add(queued(`command-${count}`));
      queue.markDone(`settled-${count}`);
    }
    queue.add(queued('stop', 'cancel'));
    const { queue: waiting, settledIds } = queue.carry();
    expect(waiting).toHaveLength(501);
    expect(settledIds).toHaveLength(200);
    expect(queue.isDone('settled-4999')).toBe(true);
    expect(queue.takeStopFirst()?.commandId).toBe('stop');
  });
});
