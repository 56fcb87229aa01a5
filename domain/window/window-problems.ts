/** What is wrong with the times of a window. */
import type { FieldError } from '../values/field-errors.js';
import { canonicalZone, parseLocal } from './local-time.js';
import { dayMs } from '../values/time-units.js';
import { ruleProblem } from './recurrence.js';
import type { WindowTimes } from './window.js';

const longestRepeatedDays = 366;

export interface WindowProblem extends FieldError {
  readonly field: keyof WindowTimes;
}

export function windowProblems(times: WindowTimes): WindowProblem[] {
  const { start, end, zone, exdates } = times;
  const problems: WindowProblem[] = [];
  const [startMs, endMs] = [parseLocal(start), end === null ? Infinity : parseLocal(end)];
  if (startMs === null) problems.push({ field: 'start', code: 'NOT_A_LOCAL_TIME' });
  if (endMs === null) problems.push({ field: 'end', code: 'NOT_A_LOCAL_TIME' });
  if (canonicalZone(zone) === null) problems.push({ field: 'zone', code: 'UNKNOWN_ZONE' });
  if (exdates.some((date) => date.length !== 10 || parseLocal(date) === null))
    problems.push({ field: 'exdates', code: 'NOT_A_DATE' });
  if (startMs === null || endMs === null) return problems;
  if (endMs <= startMs) problems.push({ field: 'end', code: 'END_BEFORE_START' });
  return [...problems, ...repetitionProblems(times, startMs, endMs)];
}

function repetitionProblems({ rrule, exdates }: WindowTimes, startMs: number, endMs: number): WindowProblem[] {
  if (rrule === null) return exdates.length > 0 ? [{ field: 'exdates', code: 'EXDATES_WITHOUT_RULE' }] : [];
  const problems: WindowProblem[] = [];
  if (endMs === Infinity) problems.push({ field: 'end', code: 'REPEATS_WITHOUT_END' });
  else if (endMs - startMs > longestRepeatedDays * dayMs)
    problems.push({ field: 'end', code: 'WINDOW_TOO_LONG', facts: { days: longestRepeatedDays } });
  const problem = ruleProblem(rrule, startMs);
  return problem === null ? problems : [...problems, { field: 'rrule', code: problem }];
}
