import { expect, it } from '@jest/globals';
import { planChanges } from '../../../../cli/operator/plan/plan-changes.js';
import { barOf, screenOf } from '../../../../cli/operator/live/screen.js';

it('a bar shows any share above 0, less than all as not full, and what is not confirmed', () => {
  const bar = (percentage: number, confirmedPercentage = percentage): string =>
    barOf({ percentage, confirmedPercentage });
  expect([bar(0), bar(100)]).toEqual(['░'.repeat(24), '█'.repeat(24)]);
  expect([bar(0.01), bar(99.99)]).toEqual([`█${'░'.repeat(23)}`, `${'█'.repeat(23)}░`]);
  expect(bar(50, 25)).toBe(`${'█'.repeat(6)}${'▒'.repeat(6)}${'░'.repeat(12)}`);
  expect(bar(0, 50)).toBe(`${'▒'.repeat(12)}${'░'.repeat(12)}`);
});

it('a picture is drawn over the one before, and its lines are cut to the terminal', () => {
  const written: string[] = [];
  const draw = screenOf({ columns: 8, rows: 4, write: (text) => written.push(String(text)) > 0 });
  draw('one\ntwo');
  draw('天气天气天气');
  draw('1\n2\n3\n4');
  expect(written).toEqual(['\r\u001B[Jone\ntwo\n', '\u001B[2A\r\u001B[J天气天\n', '\u001B[1A\r\u001B[J1\n2\n3\n']);
});

it('an edit of a plan shows what changes, and no other way to write the same', () => {
  const step = { id: 'step-1', percentage: 1, bake: 'P1D', advance: 'AUTOMATIC' as const };
  expect(planChanges([step], [{ id: 'step-1', percentage: 1, bake: 'PT24H' }])).toEqual(['No step changes.']);
  const approval = { approvers: 'ADMINS' as const, count: 2 };
  expect(planChanges([step], [{ id: 'step-1', percentage: 2, approval }, { percentage: 100 }])).toEqual([
    '~ step-1: percentage 1 % → 2 %, bake P1D → none, approval none → by 2 of ADMINS within P3D',
    '+ 100 %, advance AUTOMATIC',
  ]);
});
