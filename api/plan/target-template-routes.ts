/** /v1/targets/…/plan-templates: what a plan on a target may start with. */
import { targetTemplatesSchema } from '../../contracts/plan/plan-templates.js';
import { templatesOfTarget } from '../../store/plan/target-templates.js';
import { type Route, route } from '../http/route.js';
import { loadTarget, targetKey, targetParams, targetPath } from '../target/target-subject.js';
import { builtInBodies, targetTemplateBody } from './plan-template-body.js';

export const targetTemplateRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: `${targetPath}/plan-templates`,
    operationId: 'listTargetPlanTemplates',
    summary: 'The plan templates that startPlan takes on a target',
    description:
      'For all who may read the target: the built-in ones, and those of the workspaces of the mini program and of the target app.',
    tag: 'Targets',
    subjectName: 'target',
    params: targetParams,
    responses: { 200: { description: 'The built-in ones first', schema: targetTemplatesSchema } },
    loadSubject: loadTarget,
    permission: 'readRelease',
    handle: async ({ deps, subject }) => {
      const own = await templatesOfTarget(deps.database.kysely, targetKey(subject.target));
      const builtIn = builtInBodies().map((template) => ({ ...template, sides: [] }));
      return { status: 200, body: { items: [...builtIn, ...own.map(targetTemplateBody)] } };
    },
  }),
];
