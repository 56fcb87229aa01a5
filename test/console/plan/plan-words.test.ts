import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { words } from '../../../console/i18n/words.js';
import { endWords, holdWords, slipWords, waitWords } from '../../../console/plan/plan-words.js';
import { durationWords } from '../../../console/shared/duration-words.js';
import { consoleLanguages } from '../../support/console/console-languages.js';

let t: TFunction;

beforeAll(async () => {
  t = (await consoleLanguages()).english;
});

describe('the words about a plan', () => {
  it('say a duration by its two largest units, in each language', () => {
    expect(durationWords(86_400_000 + 2 * 3_600_000 + 5_000, 'en')).toBe('1 day 2 hours');
    expect(durationWords(5 * 60_000, 'en')).toBe('5 minutes');
    expect(durationWords(0, 'en')).toBe('0 minutes');
    expect(durationWords(2 * 86_400_000, 'zh-CN')).toBe('2天');
  });

  it('name a slip of five minutes and more, later or earlier', () => {
    const at = '2026-12-01T10:00:00.000Z';
    expect(slipWords('2026-12-01T09:58:00.000Z', at, 'en', t)).toBeNull();
    expect(slipWords('2026-12-01T08:30:00.000Z', at, 'en', t)).toBe(
      '1 hour 30 minutes later than predicted at the start',
    );
    expect(slipWords('2026-12-01T10:10:00.000Z', at, 'en', t)).toBe('10 minutes earlier than predicted at the start');
    expect(slipWords(undefined, at, 'en', t)).toBeNull();
  });

  it('say what a step waits for, and nothing when time alone brings it', () => {
    const coming = { step: 'step-2', percentage: 5, earliestAt: '', warnings: [] };
    expect(waitWords({ ...coming, certainty: 'FIXED', basis: ['BAKE'] }, t)).toBeNull();
    expect(waitWords({ ...coming, certainty: 'WAITS_FOR_PERSON', basis: ['BAKE', 'HELD', 'PAUSED'] }, t)).toBe(
      'Waits for a user who resumes the plan, a user who resumes the release.',
    );
    expect(waitWords({ ...coming, certainty: 'UNKNOWN', basis: ['BAKE'] }, t)).toBe(
      'Waits for the time on the step before.',
    );
  });

  it('quote the reason of a user for a hold, and give the remedy of a refused step', () => {
    const hold = { id: 'h', by: 'alice', since: '' };
    expect(holdWords({ ...hold, kind: 'MANUAL', reason: 'Lunch' }, 'bob', t)).toBe('A user holds the plan. “Lunch”');
    expect(holdWords({ ...hold, kind: 'OWNER_LOST_ROLE', reason: 'x' }, 'bob', t)).toBe(
      'bob may no longer raise the share.',
    );
    expect(holdWords({ ...hold, kind: 'STEP_REFUSED', reason: 'TARGET_SUSPENDED' }, 'bob', t)).toBe(
      `A rule refused the step. ${words.remedy.TARGET_SUSPENDED}`,
    );
  });

  it('say why a plan ended, by the rule or by the reason of a user', () => {
    const ended = { as: 'ABANDONED', by: 'alice', at: '' } as const;
    expect(endWords({ ...ended, cause: 'RESET' }, t)).toBe('The release was reset to 0 %.');
    expect(endWords({ ...ended, cause: 'CANCELED' }, t)).toBe('Canceled by alice');
    expect(endWords({ ...ended, cause: 'Enough' }, t)).toBe('“Enough”');
  });
});
