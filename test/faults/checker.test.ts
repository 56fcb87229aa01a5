/** Tests of the checker. It reports nothing for a correct run, and a finding for each manipulated one. */
import { describe, expect, it } from '@jest/globals';
import { eventNotes, trailViewOfRelease, trailViewOfTarget } from '../../store/release/trail.js';
import { violationsIn } from '../../tools/faults/check/all-checks.js';
import type { Evidence } from '../../tools/faults/check/evidence.js';
import {
  answerTo,
  at,
  enteredAt,
  plain,
  planWith,
  prepared,
  refused,
  requestOf,
  row,
  serving,
  well,
} from './evidence-of-a-good-run.js';

const promisesBrokenBy = (change: Partial<Evidence>): string[] => [
  ...new Set(violationsIn({ ...well, ...change }).map(({ promise }) => promise)),
];
const without = <T>(items: readonly T[], index: number): T[] => items.filter((_, at) => at !== index);
const changed = <T>(items: readonly T[], index: number, change: Partial<T>): T[] =>
  items.map((item, at) => (at === index ? { ...item, ...change } : item));
const [workflow] = well.workflows;
const withSteps = (...steps: readonly [id: string, servedMs: number][]): Partial<Evidence> => ({
  releases: [{ ...well.releases[0]!, plan: planWith(steps.map(([id, servedMs]) => enteredAt(id, servedMs))) }],
});
const withWorkflow = (change: object): Partial<Evidence> => ({ workflows: [{ ...workflow!, ...change }] });

describe('the checker', () => {
  it('finds nothing in a correct run', () => {
    expect(violationsIn(well)).toEqual([]);
  });

  it.each(eventNotes)('does not take %s, a note of an event, for a part of the state', (note) => {
    const { after } = well.trail[1]!;
    const trail = changed(well.trail, 1, { after: { ...after, [note]: 'noted' } });
    expect(promisesBrokenBy({ trail })).toEqual([]);
  });

  it.each<[string, string, Partial<Evidence>]>([
    [
      'an acknowledged command is not in the ledger',
      'no acknowledged command is lost',
      { ledger: without(well.ledger, 2) },
    ],
    [
      'a command still waits',
      'every command has one outcome',
      { ledger: changed(well.ledger, 2, { outcome: 'RECEIVED', code: null }) },
    ],
    [
      'the ledger contradicts the answer',
      'every command has one outcome',
      { ledger: changed(well.ledger, 2, { code: 'WRONG_STATUS' }) },
    ],
    [
      'a rejection was answered with the status of another one',
      'every command has one outcome',
      { sent: changed(well.sent, 2, { answer: answerTo('c3', { ...refused, status: 412 }) }) },
    ],
    [
      'an applied command was answered with a rejection status',
      'every command has one outcome',
      { sent: changed(well.sent, 0, { answer: answerTo('c1', { status: 409 }) }) },
    ],
    [
      'a repeated key got another outcome',
      'every command has one outcome',
      { sent: [...well.sent, requestOf('c3', { answer: answerTo('c3') })] },
    ],
    [
      'a repeated key became another command',
      'one key is one command',
      { ledger: [...well.ledger, row('c9', { key: 'key-c3', outcome: 'NO_OP' })] },
    ],
    ['an applied command left no event', 'nothing is applied twice', { ledger: [...well.ledger, row('c9')] }],
    [
      'a refused command left an event',
      'nothing is applied twice',
      { ledger: changed(well.ledger, 1, { outcome: 'NO_OP' }) },
    ],
    [
      'a command took effect at two moments',
      'nothing is applied twice',
      { trail: changed(well.trail, 4, { atMs: 9 }) },
    ],
    [
      'an event names an unknown command',
      'nothing is applied twice',
      { trail: changed(well.trail, 0, { commandId: 'c9' }) },
    ],
    [
      'an event is before the event before it',
      'the times of events never go back',
      { trail: changed(well.trail, 3, { atMs: 1 }) },
    ],
    ['an event is doubled', 'revisions grow by one', { trail: [...well.trail, well.trail[4]!] }],
    ['an event is missing', 'revisions grow by one', { trail: without(well.trail, 1) }],
    ['the last event is missing', 'no event is missing or doubled', { trail: without(well.trail, 3) }],
    [
      'an event does not continue from the one before',
      'no event is missing or doubled',
      { trail: changed(well.trail, 3, { before: well.trail[0]!.after }) },
    ],
    ['a row differs from its last event', 'no event is missing or doubled', { releases: [at(2_000, 3)] }],
    [
      'a release changed without an event',
      'no event is missing or doubled',
      { releases: [...well.releases, { ...prepared, id: 'r2', version: '2.0.0' }] },
    ],
    [
      'the ledger names another revision than the event',
      'revisions grow by one',
      { ledger: changed(well.ledger, 1, { revision: 7 }) },
    ],
    ['the target has no candidate while a release is gray', 'I1', { trail: without(well.trail, 2) }],
    [
      'target and release disagree about the share',
      'I2',
      { trail: changed(well.trail, 2, { after: plain(trailViewOfTarget(serving(200, 1))) }) },
    ],
    [
      'a share fell within an attempt',
      'I3',
      { trail: changed(well.trail, 3, { before: plain(trailViewOfRelease(at(5_000, 2))) }) },
    ],
    ['a final release changed', 'I4', { trail: changed(well.trail, 3, { before: { status: 'CANCELED' } }) }],
    ['a version met its target twice', 'I5', { releases: [...well.releases, ...well.releases] }],
    [
      'a plan entered a step twice',
      'a plan takes each step once, after a full bake',
      withSteps(['one', 1_000], ['two', 1_000], ['two', 0]),
    ],
    [
      'a plan skipped a step',
      'a plan takes each step once, after a full bake',
      withSteps(['one', 1_000], ['three', 0]),
    ],
    ['a plan began late', 'a plan takes each step once, after a full bake', withSteps(['two', 0])],
    ['a plan cut a bake', 'a plan takes each step once, after a full bake', withSteps(['one', 999], ['two', 0])],
    ['events have an impossible order', 'I6', { trail: changed(changed(well.trail, 2, { seq: 2 }), 4, { seq: 1 }) }],
    [
      'a workflow is behind',
      'workflows say what the database says',
      withWorkflow({ progress: { ...workflow!.progress, revision: 2 } }),
    ],
    [
      'an open release has no workflow',
      'workflows say what the database says',
      withWorkflow({ isRunning: false, progress: null }),
    ],
    ['a workflow does not answer', 'workflows say what the database says', withWorkflow({ progress: null })],
    ['a message was never delivered', 'workflows say what the database says', { undelivered: 1 }],
    [
      'a workflow task failed',
      'no workflow is wedged',
      withWorkflow({ failedTasks: [{ cause: 'cause 24', message: 'nondeterminism' }] }),
    ],
    ['a workflow task is tried again and again', 'no workflow is wedged', withWorkflow({ retriedTask: 3 })],
    [
      'a decision differs from the target',
      'decisions follow the targets',
      { decided: changed(well.decided, 0, { answered: null }) },
    ],
    [
      'a request was answered with 500',
      'no request is answered with a bug',
      { sent: changed(well.sent, 3, { answer: answerTo('c1', { status: 500, commandId: null, revision: null }) }) },
    ],
    [
      'a command met a bug',
      'no request is answered with a bug',
      { ledger: changed(well.ledger, 2, { code: 'INTERNAL' }) },
    ],
    [
      'a later answer shows an earlier revision',
      'what was seen does not go back',
      { sent: changed(well.sent, 2, { answer: { ...well.sent[2]!.answer!, revision: 2 } }) },
    ],
  ])('reports that %s', (_, promise, change) => {
    expect(promisesBrokenBy(change)).toContain(promise);
  });
});
