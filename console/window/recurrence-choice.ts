/** The recurrence of a window as a choice of the form, and back. */

export const recurrences = ['none', 'daily', 'weekdays', 'weekly', 'own'] as const;
export type Recurrence = (typeof recurrences)[number];

export const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Day = (typeof days)[number];

export interface RecurrenceFields {
  readonly repeat: Recurrence;
  /** Of `weekly`. */
  readonly days: readonly Day[];
  /** Of `own`. */
  readonly rrule: string;
}

const weekdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** Null: once. */
export function ruleOf({ repeat, days: chosen = [], rrule = '' }: Partial<RecurrenceFields>): string | null {
  if (repeat === 'daily') return 'FREQ=DAILY';
  if (repeat === 'weekdays') return weekdays;
  if (repeat === 'weekly') return `FREQ=WEEKLY;BYDAY=${days.filter((day) => chosen.includes(day)).join(',')}`;
  return repeat === 'own' ? rrule.trim() : null;
}

/** A rule that no choice makes is an own one. */
export function fieldsOfRule(rule: string | null): RecurrenceFields {
  const none = { days: [], rrule: '' };
  if (rule === null) return { ...none, repeat: 'none' };
  if (rule === 'FREQ=DAILY') return { ...none, repeat: 'daily' };
  if (rule === weekdays) return { ...none, repeat: 'weekdays' };
  const named = (/^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/.exec(rule)?.[1] ?? '').split(',');
  const chosen = days.filter((day) => named.includes(day));
  const fields: RecurrenceFields = { ...none, repeat: 'weekly', days: chosen };
  return ruleOf(fields) === rule ? fields : { ...none, repeat: 'own', rrule: rule };
}
