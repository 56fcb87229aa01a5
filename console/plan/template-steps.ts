/** Plan templates as the console reads them: what a page of templates needs without the forms of plans. */
import { defaultApprovalMs, type PlanStep } from '../../domain/plan/plan.js';
import { parseDuration } from '../../domain/values/duration.js';
import { bpOfPercent } from '../../domain/values/percentage.js';
import type { TemplateStep } from '../api/types.js';

/** A step of a template, as the API sends it. */
export function stepOfTemplate({ percentage, bake, approval, ...step }: TemplateStep): PlanStep {
  return {
    id: step.id,
    name: step.name ?? null,
    bp: bpOfPercent(percentage),
    bakeMs: parseDuration(bake) ?? 0,
    advance: step.advance,
    note: step.note ?? null,
    approval:
      approval === undefined
        ? null
        : { ...approval, expiresAfterMs: parseDuration(approval.expiresAfter) ?? defaultApprovalMs },
  };
}

/** First parts of the keys of queries that a write of templates changes. */
export const templatesTouched = ['plan-templates'];
