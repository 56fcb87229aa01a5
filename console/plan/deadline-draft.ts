/** The deadline that a user types: from the text of its field to the duration, with what is wrong with it. */
import type { TFunction } from 'i18next';
import { longestDeadlineMs, shortestDeadlineMs } from '../../domain/plan/plan.js';
import { isoDuration } from '../../domain/values/duration.js';
import { parseTypedNumber } from '../../domain/values/typed-number.js';
import { numberWords } from '../shared/number-words.js';
import { typedDurationOf, typedMs, type Unit } from '../shared/typed-duration.js';
import type { WaitFault } from './plan-draft.js';
import { msOf } from '../shared/duration-words.js';

export interface DeadlineDraft {
  /** Empty: no deadline. */
  readonly text: string;
  readonly unit: Unit;
}

const noDeadline: DeadlineDraft = { text: '', unit: 'days' };

/** `after`: ISO 8601. Null: none. */
export function deadlineDraftOf(after: string | null): DeadlineDraft {
  if (after === null) return noDeadline;
  const { count, unit } = typedDurationOf(msOf(after));
  return { text: count, unit };
}

export function deadlineFaultOf(draft: DeadlineDraft): WaitFault | null {
  if (draft.text.trim() === '') return null;
  const typed = parseTypedNumber(draft.text, 0);
  if (typed.outcome === 'invalid') return typed.problem;
  const ms = typedMs({ count: draft.text, unit: draft.unit });
  if (ms < shortestDeadlineMs) return 'tooShort';
  return ms > longestDeadlineMs ? 'tooLong' : null;
}

/** Of a text without a fault. Null: none. */
export function deadlineMsOf({ text, unit }: DeadlineDraft): number | null {
  const typed = parseTypedNumber(text, 0);
  return text.trim() === '' || typed.outcome === 'invalid' ? null : typedMs({ count: text, unit });
}

export function deadlineBody(afterMs: number | null): { readonly after: string } | null {
  return afterMs === null ? null : { after: isoDuration(afterMs) };
}

/** `least`: the shortest time, in words. */
export function durationFaultWords(fault: WaitFault | null, text: string, t: TFunction, least = ''): string | null {
  if (fault === null) return null;
  if (fault === 'tooShort' || fault === 'tooLong') return t(`planStart.problem.${fault}`, { least });
  return numberWords(fault, text, 0, t);
}
