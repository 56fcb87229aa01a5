/** Plan templates, and the built-in ones. A template is copied into a release when its plan starts. */
import { bpOfPercent } from '../values/percentage.js';
import type { PlanStep, TemplateName } from './plan.js';
import { dayMs, hourMs } from '../values/time-units.js';

export interface PlanTemplate extends TemplateName {
  readonly steps: readonly PlanStep[];
  /** Of a plan that starts with it, unless the start says another one. Null or absent: none. */
  readonly deadlineAfterMs?: number | null;
}

/** A template that a workspace made. Each change makes the next version; earlier ones are kept by plans only. */
export interface WorkspaceTemplate extends PlanTemplate {
  readonly workspaceId: string;
  /** Unique in the workspace, without regard to case. */
  readonly name: string;
  readonly deadlineAfterMs: number | null;
  readonly createdBy: string;
  readonly createdAtMs: number;
}

/** Most templates of a workspace. */
export const mostTemplates = 50;

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

const built = {
  standard: stepsOf([1, 5, 20, 50, 100], dayMs),
  quick: stepsOf([10, 50, 100], 2 * hourMs),
  'store-7-day': stepsOf([1, 2, 5, 10, 20, 50, 100], dayMs),
} as const;

export type TemplateId = keyof typeof built;

export const templateIds = Object.keys(built) as TemplateId[];

export function isTemplateId(id: string): id is TemplateId {
  return Object.hasOwn(built, id);
}

export function planTemplate(id: TemplateId): PlanTemplate & { readonly id: TemplateId } {
  return { id, version: 1, steps: built[id] };
}
