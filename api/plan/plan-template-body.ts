/** Plan templates on the wire, and the template that a body names. */
import type {
  planTemplateBodySchema,
  targetTemplatesSchema,
  WirePlanTemplate,
} from '../../contracts/plan/plan-templates.js';
import type { z } from 'zod';
import { deadlineOfBody } from '../../contracts/plan/plan-deadline.js';
import { planStepsOf } from '../../contracts/plan/plans.js';
import { givenStepView } from '../../domain/plan/plan-view.js';
import {
  isTemplateId,
  planTemplate,
  type PlanTemplate,
  templateIds,
  type WorkspaceTemplate,
} from '../../domain/plan/templates.js';
import type { TargetKey } from '../../domain/target/target.js';
import { isoDuration } from '../../domain/values/duration.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { ManagedBy } from '../../store/registry/managed-objects.js';
import type { ApiDeps } from '../deps.js';
import { managedByBody } from '../file/managed-by-body.js';
import { invalidValue, type Problem, refused } from '../http/problem.js';
import type { TemplateContents } from '../../store/plan/plan-templates.js';
import { type TargetTemplate, templatesOfTarget } from '../../store/plan/target-templates.js';

interface Named {
  readonly template?: string | undefined;
  readonly templateVersion?: number | undefined;
}

/** Null: it names none. A problem: there is none of this id for the target, or it has another version. */
export async function namedTemplate(
  db: ApiDeps['database']['kysely'],
  target: TargetKey,
  { template: id, templateVersion: expected }: Named,
): Promise<PlanTemplate | null | Problem> {
  if (id === undefined) return null;
  const found = isTemplateId(id) ? planTemplate(id) : (await templatesOfTarget(db, target, id)).at(0);
  if (found === undefined) return invalidValue('/template', 'NO_SUCH_TEMPLATE');
  if (expected === undefined || expected === found.version) return found;
  return refused({ code: 'STALE_REVISION', expected, current: found.version });
}

export function templateContents(body: z.output<typeof planTemplateBodySchema>): TemplateContents {
  const { deadlineAfterMs = null } = deadlineOfBody(body);
  return { name: body.name, steps: planStepsOf(body.steps), deadlineAfterMs };
}

function templateFields({ id, name = id, version, steps, deadlineAfterMs = null }: PlanTemplate) {
  const endsBelowFull = steps.at(-1)?.bp !== 10_000;
  const deadline = deadlineAfterMs === null ? {} : { deadline: { after: isoDuration(deadlineAfterMs) } };
  return { id, name, version, steps: steps.map(givenStepView), endsBelowFull, ...deadline };
}

export function planTemplateBody(
  template: WorkspaceTemplate,
  managed: ReadonlyMap<string, ManagedBy>,
): WirePlanTemplate {
  const { workspaceId: workspace, createdBy, createdAtMs } = template;
  const managedBy = managedByBody(managed.get(template.name));
  return { ...templateFields(template), workspace, createdBy, createdAt: isoTime(createdAtMs), managedBy };
}

export function builtInBodies(): (WirePlanTemplate & { readonly builtIn: true })[] {
  return templateIds.map((id) => ({ ...templateFields(planTemplate(id)), builtIn: true }));
}

type WireTargetTemplate = z.input<typeof targetTemplatesSchema>['items'][number];

export function targetTemplateBody(template: TargetTemplate): WireTargetTemplate {
  return { ...templateFields(template), sides: [...template.sides] };
}
