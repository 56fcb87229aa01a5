import { describe, expect, it } from '@jest/globals';
import type { LedgerCommand, PushAttempt, TrailEvent } from '../../../console/api/types.js';
import {
  historyOf,
  type HistorySource,
  inAttempts,
  nextNeeded,
  sharesAround,
} from '../../../console/release/history.js';
import { historyColumns, historyLine } from '../../../console/release/history-file.js';

const minute = (number: number) => `2026-03-01T09:${String(number).padStart(2, '0')}:00.000Z`;

function event(seq: number, at: number, more: Partial<TrailEvent> = {}): TrailEvent {
  const share = { before: { percentage: 1, attempt: 1 }, after: { percentage: 5, attempt: 1 } };
  const who = { actor: 'alice', reason: null, commandId: `command-${String(seq)}` };
  return { seq, type: 'PercentageSet', at: minute(at), ...share, ...who, ...more };
}

function command(id: string, at: number, outcome: LedgerCommand['outcome']): LedgerCommand {
  return { id, type: 'setPercentage', args: { percentage: 5 }, actor: 'bob', outcome, receivedAt: minute(at) };
}

function delivery(id: string, at: number, more: Partial<PushAttempt> = {}): PushAttempt {
  const target = { miniProgram: 'weather', targetApp: 'wallet', environment: 'production' } as const;
  const sent = { revision: 7, attempt: 1, durationMs: 12, outcome: 'confirmed', status: 204 } as const;
  return { id, ...target, ...sent, releaseId: 'release', startedAt: minute(at), ...more };
}

const loaded = <Item>(...items: Item[]) => ({ items, hasMore: false });

type Part = Pick<HistorySource, 'events' | 'commands'> & Partial<HistorySource>;

const sourceOf = (part: Part): HistorySource => ({
  deliveries: loaded(),
  withRefused: false,
  withDeliveries: false,
  ...part,
});

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
    expect(timesOf(sourceOf({ events, commands }))).toEqual(['40', '30', '20', '10']);
  });

  it('has refused commands, and those without an effect, where they are asked for', () => {
    expect(timesOf(sourceOf({ events, commands, withRefused: true }))).toEqual(['40', '30', '25', '20', '15', '10']);
  });

  it('names the role that allowed the command of an event', () => {
    const { items } = loaded({ ...command('command-3', 30, 'APPLIED'), role: 'workspace admin' });
    const [newest] = historyOf(sourceOf({ events, commands: loaded(...items) }));
    expect(newest).toMatchObject({ kind: 'event', role: 'workspace admin' });
  });

  it('ends where a list has more pages, and needs the next page of that list', () => {
    const source = sourceOf({ events: { ...events, hasMore: true }, commands, withRefused: true });
    expect(timesOf(source)).toEqual(['40', '30', '25', '20', '15', '10']);
    expect(nextNeeded(source)).toBe('events');
    const both = { ...source, commands: { items: commands.items.slice(0, 3), hasMore: true } };
    expect(timesOf(both)).toEqual(['40', '30', '25']);
    expect(nextNeeded(both)).toBe('commands');
    expect(nextNeeded({ ...both, withRefused: false })).toBe('events');
    expect(nextNeeded(sourceOf({ events, commands, withRefused: true }))).toBeNull();
  });
});

describe('the share around an event', () => {
  const candidate = (percentage: number) => ({ candidate: { version: '1.0.0', percentage } });

  it('is that of the candidate where the target says it, and none where it becomes the baseline', () => {
    expect(sharesAround({ type: 'CandidateSet', before: { candidate: null }, after: candidate(5) })).toEqual({
      from: 0,
      to: 5,
    });
    expect(sharesAround({ type: 'CandidateFreed', before: candidate(5), after: { candidate: null } })).toEqual({
      from: 5,
      to: 0,
    });
    expect(sharesAround({ type: 'BaselineSet', before: candidate(5), after: { candidate: null } })).toEqual({
      from: 0,
      to: 0,
    });
  });
});

describe('deliveries in the history of a release', () => {
  const events = loaded(event(3, 30), event(2, 20), event(1, 10));
  const commands = loaded(command('refused', 25, 'REJECTED'));
  const deliveries = loaded(delivery('c', 31), delivery('b', 22), delivery('a', 21, { outcome: 'refused' }));

  it('are in it only where they are asked for, in order of time', () => {
    const source = sourceOf({ events, commands, deliveries, withRefused: true });
    expect(timesOf(source)).toEqual(['30', '25', '20', '10']);
    expect(timesOf({ ...source, withDeliveries: true })).toEqual(['31', '30', '25', '22', '21', '20', '10']);
  });

  it('end the list where they have more pages, and none is left out or twice when the next page comes', () => {
    const source = sourceOf({ events: { ...events, hasMore: true }, commands, deliveries, withDeliveries: true });
    expect(nextNeeded(source)).toBe('events');
    const first = { ...source, deliveries: { items: deliveries.items.slice(0, 2), hasMore: true } };
    expect(timesOf(first)).toEqual(['31', '30', '22']);
    expect(nextNeeded(first)).toBe('deliveries');
    expect(nextNeeded({ ...first, withDeliveries: false })).toBe('events');
    expect(timesOf(source)).toEqual(['31', '30', '22', '21', '20', '10']);
  });

  it('belong to the attempt of the event before them, also that of a reset', () => {
    const state = (attempt: number) => ({ percentage: 0, attempt });
    const reset = event(2, 20, { type: 'ReleaseReset', before: state(1), after: state(2) });
    const next = event(3, 30, { before: state(2), after: state(2) });
    const source = sourceOf({ events: loaded(next, reset, event(1, 10)), commands, deliveries, withDeliveries: true });
    const groups = inAttempts(historyOf(source));
    expect(groups.map(({ attempt, entries }) => [attempt, entries.map(({ kind }) => kind)])).toEqual([
      [2, ['delivery', 'event']],
      [1, ['delivery', 'delivery', 'event', 'event']],
    ]);
  });
});

describe('the export of a history', () => {
  const reason = 'It crashes';
  const failed = delivery('failed', 30, { outcome: 'refused', status: 503, attempt: 2, nextTryAt: minute(31) });
  const entries = historyOf({
    events: loaded(event(1, 10, { reason })),
    commands: loaded(command('refused', 20, 'REJECTED')),
    deliveries: loaded(failed),
    withRefused: true,
    withDeliveries: true,
  });

  it('has the same columns for events, commands and deliveries', () => {
    const rows = entries.map((entry) =>
      Object.fromEntries(
        Object.entries(historyColumns)
          .map(([name, cell]) => [name, cell(entry)] as const)
          .filter(([, cell]) => cell !== null),
      ),
    );
    expect(rows).toEqual([
      {
        at: minute(30),
        kind: 'delivery',
        outcome: 'refused',
        try: 2,
        httpStatus: 503,
        durationMs: 12,
        targetRevision: 7,
        nextTryAt: minute(31),
      },
      {
        at: minute(20),
        kind: 'command',
        type: 'setPercentage',
        toPercentage: 5,
        actor: 'bob',
        outcome: 'REJECTED',
        command: 'refused',
      },
      {
        at: minute(10),
        kind: 'event',
        attempt: 1,
        type: 'PercentageSet',
        fromPercentage: 1,
        toPercentage: 5,
        actor: 'alice',
        reason,
        command: 'command-1',
      },
    ]);
  });

  it('has the columns of deliveries after the others', () => {
    expect(Object.keys(historyColumns).slice(-6)).toEqual([
      ...['command', 'try', 'httpStatus', 'durationMs', 'targetRevision', 'nextTryAt'],
    ]);
  });

  it('has each entry for tools as the API answers it', () => {
    expect(entries.map(historyLine)).toEqual([
      { kind: 'delivery', ...failed },
      { kind: 'command', ...command('refused', 20, 'REJECTED') },
      { kind: 'event', ...event(1, 10, { reason }) },
    ]);
  });
});
