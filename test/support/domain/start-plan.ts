/** The command that starts a plan by a built-in template, at once. */
import { planTemplate, type TemplateId } from '../../../domain/plan/templates.js';
import type { CommandOf } from '../../../domain/release/command-catalog.js';

export function startPlanBy(template: TemplateId): CommandOf<'startPlan'> {
  const { id, version, steps } = planTemplate(template);
  return { type: 'startPlan', template: { id, version }, steps, startAtMs: null, reason: null };
}
