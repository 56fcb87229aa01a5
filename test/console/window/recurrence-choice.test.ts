/** The recurrence of a change window as a choice of the form, and back. */
import { expect, it } from '@jest/globals';
import { fieldsOfRule, ruleOf } from '../../../console/window/recurrence-choice.js';
import { windowBodyOf } from '../../../console/window/window-fields.js';

it.each([
  [null, 'none'],
  ['FREQ=DAILY', 'daily'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'weekdays'],
  ['FREQ=WEEKLY;BYDAY=SA,SU', 'weekly'],
  ['FREQ=WEEKLY;BYDAY=SU,SA', 'own'],
  ['FREQ=WEEKLY;BYDAY=MO;COUNT=3', 'own'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', 'own'],
])('the rule %s is shown as the choice %s, which makes it again', (rule, repeat) => {
  expect(fieldsOfRule(rule).repeat).toBe(repeat);
  expect(ruleOf(fieldsOfRule(rule))).toBe(rule);
});

it('the body has the exception dates of a window that repeats, and none of another', () => {
  const fields = {
    name: 'Nights ',
    start: '2027-02-10T22:00',
    end: '',
    zone: 'UTC',
    exdates: '2027-02-11, 2027-02-12',
  };
  expect(windowBodyOf({ ...fields, repeat: 'daily' })).toMatchObject({
    name: 'Nights',
    end: null,
    rrule: 'FREQ=DAILY',
    exdates: ['2027-02-11', '2027-02-12'],
  });
  expect(windowBodyOf({ ...fields, repeat: 'none' })).toMatchObject({ rrule: null, exdates: [], scope: {} });
});
