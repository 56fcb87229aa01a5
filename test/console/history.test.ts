import { describe, expect, it } from '@jest/globals';
import type { LedgerCommand, TrailEvent } from '../../console/api/types.js';
import { historyOf, type HistorySource, nextNeeded } from '../../console/release/history.js';
import { historyColumns, historyLine } from '../../console/release/history-file.js';

const minute = (number: number) => `2026-03-01T09:${String(number).padStart(2, '0')}:00.000Z`;

function event(seq: number, at: number, more: Partial<TrailEvent> = {}): TrailEvent {
  const share = { before: { percentage: 1, attempt: 1 }, after: { percentage: 5, attempt: 1 } };
  const who = { actor: 'alice', reason: null, commandId: `command-${String(seq)}` };
  return { seq, type: 'PercentageSet', at: minute(at), ...share, ...who, ...more };
}

function command(id: string, at: number, outcome: LedgerCommand['outcome']): LedgerCommand {
  return { id, type: 'setPercentage', args: { percentage: 5 }, actor: 'bob', outcome, receivedAt: minute(at) };
}

const loaded = <Item>(...items: Item[]) => ({ items, hasMore: false });

function timesOf(source: HistorySource): string[] {
  return historyOf(source).map(({ at }) => at.slice(14, 16));
}

describe('the history of a release', () => {
  const events = loaded(event(3, 30), event(2, 20), event(1, 10));
  const commands = loaded(
    command('waiting', 40, 'RECEIVED'),
    command('applied', 30, 'APPLIED'),
    command('refused', 25, 'REJECTED'),
    command('empty', 15, 'NO_OP'),
  );

  it('has events and waiting commands, the newest first', () => {
    expect(timesOf({ events, commands, withRefused: false })).toEqual(['40', '30', '20', '10']);
  });

  it('has refused commands, and those without an effect, where they are asked for', () => {
    expect(timesOf({ events, commands, withRefused: true })).toEqual(['40', '30', '25', '20', '15', '10']);
  });

  it('names the role that allowed the command of an event', () => {
    const { items } = loaded({ ...command('command-3', 30, 'APPLIED'), role: 'workspace admin' });
    const [newest] = historyOf({ events, commands: loaded(...items), withRefused: false });
    expect(newest).toMatchObject({ kind: 'event', role: 'workspace admin' });
  });

  it('ends where a list has more pages, and needs the next page of that list', () => {
    const source = { events: { ...events, hasMore: true }, commands, withRefused: true };
    expect(timesOf(source)).toEqual(['40', '30', '25', '20', '15', '10']);
    expect(nextNeeded(source)).toBe('events');
    const both = { ...source, commands: { items: commands.items.slice(0, 3), hasMore: true } };
    expect(timesOf(both)).toEqual(['40', '30', '25']);
    expect(nextNeeded(both)).toBe('commands');
    expect(nextNeeded({ ...both, withRefused: false })).toBe('events');
    expect(nextNeeded({ events, commands, withRefused: true })).toBeNull();
  });
});

describe('the export of a history', () => {
  const reason = 'It crashes';
  const entries = historyOf({
    events: loaded(event(1, 10, { reason })),
    commands: loaded(command('refused', 20, 'REJECTED')),
    withRefused: true,
  });

  it('has the same columns for events and commands', () => {
    const cells = entries.map((entry) => Object.values(historyColumns).map((cell) => cell(entry)));
    expect(cells).toEqual([
      [minute(20), 'command', null, 'setPercentage', null, 5, 'bob', null, null, 'REJECTED', null, 'refused'],
      [minute(10), 'event', 1, 'PercentageSet', 1, 5, 'alice', null, reason, null, null, 'command-1'],
    ]);
  });

  it('has each entry for tools as the API answers it', () => {
    expect(entries.map(historyLine)).toEqual([
      { kind: 'command', ...command('refused', 20, 'REJECTED') },
      { kind: 'event', ...event(1, 10, { reason }) },
    ]);
  });
});
