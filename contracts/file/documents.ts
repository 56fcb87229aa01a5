/**
 * Documents of files. Their specs are made of the bodies of the single routes, so that a new field of those is in files
 * at once. What a spec leaves out has its default.
 */
import { z } from 'zod';
import { fileApiVersion, type FileKind, membersName } from '../../domain/file/file-kinds.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { isFreeze } from '../../domain/window/window.js';
import { givenIdSchema, opaqueIdSchema } from '../http/common.js';
import { actorNameSchema, displayNameSchema } from '../http/display-name.js';
import { planTemplateBodySchema } from '../plan/plan-templates.js';
import { endsAtFull } from '../plan/plans.js';
import { createTargetAppSchema } from '../registry/target-apps.js';
import { workspaceRoleSchema } from '../registry/workspaces.js';
import { checkWindowTimes, createWindowSchema } from '../window/change-windows.js';

const membersSpec = z.strictObject({
  members: z
    .record(actorNameSchema, workspaceRoleSchema)
    .meta({ description: 'The role of each user. Members that are not named stay.', example: { alice: 'admin' } }),
});

const targetAppSpec = createTargetAppSchema.omit({ id: true, workspace: true });

const planTemplateSpec = z
  .strictObject(planTemplateBodySchema.shape)
  .omit({ name: true })
  .superRefine((spec, context) => {
    endsAtFull(spec, context);
  });

const { start } = createWindowSchema.shape;
const changeWindowSpec = z
  .strictObject({ ...createWindowSchema.shape, start: start.unwrap() })
  .omit({ name: true })
  .superRefine((spec, context) => {
    checkWindowTimes(spec, context);
    const { kind, end = null, rrule = null } = spec;
    if (isFreeze({ kind, end, rrule }))
      context.addIssue({ code: 'custom', path: ['end'], message: fieldErrors.ENDLESS_FREEZE });
  });

function documentOf<Kind extends FileKind, Name extends z.ZodType, Spec extends z.ZodObject>(
  kind: Kind,
  name: Name,
  spec: Spec,
) {
  const metadata = z.strictObject({
    name,
    workspace: opaqueIdSchema.optional().meta({ description: 'Its id. Default: the one that the request names.' }),
  });
  return z
    .strictObject({ apiVersion: z.literal(fileApiVersion), kind: z.literal(kind), metadata, spec })
    .meta({ id: `${kind}Document` });
}

export const documentSchemas = {
  WorkspaceMembers: documentOf('WorkspaceMembers', z.literal(membersName), membersSpec),
  TargetApp: documentOf('TargetApp', givenIdSchema.meta({ description: 'The id of the target app.' }), targetAppSpec),
  PlanTemplate: documentOf('PlanTemplate', displayNameSchema, planTemplateSpec),
  ChangeWindow: documentOf('ChangeWindow', displayNameSchema, changeWindowSpec),
} satisfies Record<FileKind, z.ZodType>;

const { WorkspaceMembers, TargetApp, PlanTemplate, ChangeWindow } = documentSchemas;

export const fileDocumentSchema = z
  .discriminatedUnion('kind', [WorkspaceMembers, TargetApp, PlanTemplate, ChangeWindow])
  .meta({ id: 'FileDocument' });

export type FileDocument = z.output<typeof fileDocumentSchema>;
export type DocumentOf<Kind extends FileKind> = Extract<FileDocument, { readonly kind: Kind }>;
