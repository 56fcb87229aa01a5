/** The built-in plan templates. A template is copied into a release when its plan starts. */
import { bpOfPercent } from '../values/percentage.js';
import type { PlanStep, TemplateName } from './plan.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface PlanTemplate extends TemplateName {
  readonly steps: readonly PlanStep[];
}

function stepsOf(percentages: readonly number[], bakeMs: number): PlanStep[] {
  return percentages.map((percentage, index) => ({
    id: stepIdOf(index),
    name: null,
    bp: bpOfPercent(percentage),
    bakeMs: index === percentages.length - 1 ? 0 : bakeMs,
    advance: 'AUTOMATIC',
    note: null,
  }));
}

/** The id of a step that was given none. */
export function stepIdOf(index: number): string {
  return `step-${index + 1}`;
}

/** The last step of a plan. */
export const fullStep: PlanStep = {
  id: stepIdOf(0),
  name: null,
  bp: 10_000,
  bakeMs: 0,
  advance: 'AUTOMATIC',
  note: null,
};

export const planTemplates = [
  { id: 'standard', version: 1, steps: stepsOf([1, 5, 20, 50, 100], dayMs) },
  { id: 'quick', version: 1, steps: stepsOf([10, 50, 100], 2 * hourMs) },
  { id: 'store-7-day', version: 1, steps: stepsOf([1, 2, 5, 10, 20, 50, 100], dayMs) },
] as const satisfies readonly PlanTemplate[];

export type TemplateId = (typeof planTemplates)[number]['id'];

export const templateIds = planTemplates.map(({ id }) => id);

export function planTemplate(id: TemplateId): PlanTemplate {
  const found = planTemplates.find((template) => template.id === id);
  if (found === undefined) throw new Error(`There is no plan template ${id}`);
  return found;
}
