/** /v1/workspaces/{workspace}/plan-templates: read by its members, edited by its admins. */
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { ifMatchSchema, opaqueIdSchema } from '../../contracts/http/common.js';
import {
  planTemplateBodySchema,
  planTemplateExample,
  planTemplateSchema,
  planTemplatesSchema,
} from '../../contracts/plan/plan-templates.js';
import { isTemplateId, type WorkspaceTemplate } from '../../domain/plan/templates.js';
import type { Transaction } from '../../store/database/transaction.js';
import {
  deletePlanTemplate,
  findPlanTemplate,
  insertPlanTemplate,
  listPlanTemplates,
  lockTemplatesOf,
  updatePlanTemplate,
} from '../../store/plan/plan-templates.js';
import { managersOf } from '../../store/registry/managed-objects.js';
import { etag } from '../http/answer.js';
import { isProblem, notFound, type Problem, refused } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadWorkspace } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';
import { builtInBodies, planTemplateBody, templateContents } from './plan-template-body.js';

const templatesPath = '/v1/workspaces/{workspace}/plan-templates';
const onePath = `${templatesPath}/{template}` as const;
const params = z.strictObject({ workspace: opaqueIdSchema });
const templateParams = z.strictObject({ workspace: opaqueIdSchema, template: opaqueIdSchema });
const about = { tag: 'Plan templates', subjectName: 'workspace', loadSubject: loadWorkspace } as const;
const headers = z.object({ 'if-match': ifMatchSchema });
const templateWord = 'plan template';

const list = route({
  ...about,
  method: 'get',
  path: templatesPath,
  operationId: 'listPlanTemplates',
  summary: 'The built-in plan templates, and those of a workspace',
  description:
    'For its members. All in one answer: a workspace has at most fifty. What a plan on a target may start with is at /v1/targets/…/plan-templates.',
  params,
  responses: { 200: { description: 'The built-in ones first', schema: planTemplatesSchema } },
  permission: 'readWorkspace',
  handle: async ({ deps, subject }) => {
    const { kysely } = deps.database;
    const own = await listPlanTemplates(kysely, subject.id);
    const managed = await managersOf(kysely, 'PlanTemplate', [subject.id]);
    const items = [...builtInBodies(), ...own.map((one) => planTemplateBody(one, managed))];
    return { status: 200, body: { items } };
  },
});

const create = route({
  ...about,
  method: 'post',
  path: templatesPath,
  operationId: 'createPlanTemplate',
  summary: 'Create a plan template',
  description:
    'For admins of the workspace. Plans of its mini programs, and plans on its target apps, may start with it. To copy a built-in one, send its steps.',
  params,
  body: planTemplateBodySchema,
  examples: { careful: planTemplateExample },
  responses: { 201: { description: 'Created', headers: ['ETag', 'Location'], schema: planTemplateSchema } },
  rejections: ['TOO_MANY_TEMPLATES', 'TEMPLATE_NAME_TAKEN'],
  permission: 'manageTemplates',
  handle: (call) => {
    const { principal, subject, nowMs } = call;
    const template: WorkspaceTemplate = {
      id: uuidv7(),
      workspaceId: subject.id,
      version: 1,
      ...templateContents(call.body),
      createdBy: principal.user,
      createdAtMs: nowMs,
    };
    return writeOnce(call, async (trx) => {
      await lockTemplatesOf(trx, subject.id);
      const rejection = await insertPlanTemplate(trx, template);
      if (rejection !== null) return refused(rejection);
      const Location = `/v1/workspaces/${subject.id}/plan-templates/${template.id}`;
      const body = planTemplateBody(template, await managersOf(trx, 'PlanTemplate', [subject.id]));
      return { status: 201, body, headers: { ETag: etag(template.version), Location } };
    });
  },
});

const get = route({
  ...about,
  method: 'get',
  path: onePath,
  operationId: 'getPlanTemplate',
  summary: 'One plan template, of the workspace or built in',
  description: 'For members of the workspace. For the ETag of a change, and to follow the address of a new template.',
  params: templateParams,
  responses: { 200: { description: 'The newest version', headers: ['ETag'], schema: planTemplateSchema } },
  permission: 'readWorkspace',
  handle: async ({ deps, subject, params: { template: id } }) => {
    const { kysely } = deps.database;
    const found = await findPlanTemplate(kysely, subject.id, id);
    const managed = await managersOf(kysely, 'PlanTemplate', [subject.id]);
    const body = found === undefined ? builtInBodies().find((one) => one.id === id) : planTemplateBody(found, managed);
    return body === undefined ? notFound(templateWord) : { status: 200, body, headers: { ETag: etag(body.version) } };
  },
});

const change = route({
  ...about,
  method: 'put',
  path: onePath,
  operationId: 'changePlanTemplate',
  summary: 'Replace name, steps and deadline of a plan template: its next version',
  description:
    'For admins of the workspace. Plans that have started keep their copy. A request that changes nothing makes no version.',
  params: templateParams,
  headers,
  body: planTemplateBodySchema,
  examples: { careful: planTemplateExample },
  responses: { 200: { description: 'After the change', headers: ['ETag'], schema: planTemplateSchema } },
  rejections: ['STALE_REVISION', 'TEMPLATE_NAME_TAKEN', 'TEMPLATE_BUILT_IN'],
  permission: 'manageTemplates',
  handle: (call) => {
    const { principal, body, nowMs } = call;
    return writeOnce(call, async (trx) => {
      const before = await expectedTemplate(trx, call);
      if (isProblem(before)) return before;
      const after = await updatePlanTemplate(trx, before, templateContents(body), {
        actor: principal.user,
        atMs: nowMs,
      });
      if ('code' in after) return refused(after);
      const answer = planTemplateBody(after, await managersOf(trx, 'PlanTemplate', [before.workspaceId]));
      return { status: 200, body: answer, headers: { ETag: etag(after.version) } };
    });
  },
});

const remove = route({
  ...about,
  method: 'delete',
  path: onePath,
  operationId: 'deletePlanTemplate',
  summary: 'Delete a plan template; the trail of the workspace keeps it',
  description: 'For admins of the workspace. Plans that have started keep their copy.',
  params: templateParams,
  headers,
  responses: { 204: { description: 'Deleted' } },
  rejections: ['STALE_REVISION', 'TEMPLATE_BUILT_IN'],
  permission: 'manageTemplates',
  handle: (call) => {
    const { principal, nowMs } = call;
    return writeOnce(call, async (trx) => {
      const before = await expectedTemplate(trx, call);
      if (isProblem(before)) return before;
      await deletePlanTemplate(trx, before, { actor: principal.user, atMs: nowMs });
      return { status: 204 };
    });
  },
});

export const planTemplateRoutes: readonly Route[] = [list, create, get, change, remove];

interface Addressed {
  readonly params: { readonly workspace: string; readonly template: string };
  readonly headers: { readonly 'if-match'?: number | undefined };
}

/** Locks the templates of the workspace. */
async function expectedTemplate(trx: Transaction, call: Addressed): Promise<WorkspaceTemplate | Problem> {
  const { workspace, template: id } = call.params;
  const expected = call.headers['if-match'];
  if (isTemplateId(id)) return refused({ code: 'TEMPLATE_BUILT_IN' });
  await lockTemplatesOf(trx, workspace);
  const template = await findPlanTemplate(trx, workspace, id);
  if (template === undefined) return notFound(templateWord);
  if (expected === undefined || expected === template.version) return template;
  return refused({ code: 'STALE_REVISION', expected, current: template.version });
}
