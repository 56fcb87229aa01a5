/** The form of a change window, and the body that it makes. */
import type { ChangeWindow, CreateChangeWindow } from '../api/types.js';
import { browserZone } from '../shared/zones.js';
import { fieldsOfRule, type RecurrenceFields, ruleOf } from './recurrence-choice.js';

export interface WindowFields extends RecurrenceFields {
  readonly name: string;
  readonly kind: ChangeWindow['kind'];
  readonly targetApp: string;
  readonly miniProgram: string;
  /** Local times of the zone. Empty: now, and without an end. */
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly exdates: string;
  readonly reason: string;
}

const noWindow = {
  name: '',
  kind: 'DENY',
  scope: {},
  start: '',
  end: null,
  rrule: null,
  exdates: [],
  reason: '',
} as const;

/** Null: of a new window. */
export function fieldsOf(window: ChangeWindow | null): WindowFields {
  const { name, kind, scope, start, end, zone, rrule, exdates, reason } = window ?? {
    ...noWindow,
    zone: browserZone(),
  };
  const { targetApp = '', miniProgram = '' }: ChangeWindow['scope'] = scope;
  return {
    name,
    kind,
    targetApp,
    miniProgram,
    start,
    end: end ?? '',
    zone,
    reason,
    ...fieldsOfRule(rrule),
    exdates: exdates.join(', '),
  };
}

/** Fields that are not shown are absent. */
export function windowBodyOf(fields: Partial<WindowFields>): CreateChangeWindow {
  const { name = '', kind = 'DENY', start = '', zone = 'UTC', reason = '', exdates = '' } = fields;
  const [targetApp, miniProgram, end] = [fields.targetApp, fields.miniProgram, fields.end].map(
    (text) => text?.trim() ?? '',
  );
  const rrule = ruleOf(fields);
  return {
    name: name.trim(),
    kind,
    zone,
    reason: reason.trim(),
    rrule,
    scope: { ...(targetApp ? { targetApp } : {}), ...(miniProgram ? { miniProgram } : {}) },
    ...(start === '' ? {} : { start }),
    end: end ? end : null,
    exdates: rrule === null ? [] : exdates.split(/[\s,，、]+/).filter((date) => date !== ''),
  };
}
