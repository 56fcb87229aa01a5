/** Applies and exports documents of files: requests and answers. JSON Schemas of the documents. */
import { z } from 'zod';
import { defaultManager, fileApiVersion, fileKinds } from '../../domain/file/file-kinds.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { opaqueIdSchema, timeSchema } from '../http/common.js';
import { displayNameSchema } from '../http/display-name.js';
import { documentSchemas, fileDocumentSchema } from './documents.js';

const mostDocuments = 500;

const documentsSchema = z
  .array(fileDocumentSchema)
  .min(1)
  .max(mostDocuments)
  .superRefine((documents, context) => {
    const names = documents.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) < index)
        context.addIssue({ code: 'custom', path: [index, 'metadata', 'name'], message: fieldErrors.TWICE });
  });

export const applyFilesSchema = z
  .strictObject({
    documents: documentsSchema,
    manager: displayNameSchema.optional().meta({
      description: `Who keeps these files: each object remembers it. Default: ${defaultManager}.`,
      example: 'payments-repo',
    }),
    force: z.boolean().default(false).meta({
      description: 'Overwrites what was changed by another way since the last apply, and takes over from managers.',
    }),
    prune: z.boolean().default(false).meta({
      description:
        'Removes what `manager`, which must be given, has applied and no document names. Never what is in use.',
    }),
    dryRun: z.boolean().default(false).meta({ description: 'Answers what would change, and writes nothing.' }),
  })
  .superRefine(({ prune, manager }, context) => {
    if (prune && manager === undefined)
      context.addIssue({ code: 'custom', path: ['manager'], message: fieldErrors.MISSING });
  })
  .meta({ id: 'ApplyFiles' });

export const applyFilesExample: z.input<typeof applyFilesSchema> = {
  documents: [
    {
      apiVersion: 'halftone/v1',
      kind: 'PlanTemplate',
      metadata: { name: 'Careful' },
      spec: { steps: [{ percentage: 5, bake: 'P1D' }, { percentage: 100 }] },
    },
  ],
  dryRun: true,
};

const exportedSchema = z
  .strictObject({
    apiVersion: z.literal(fileApiVersion),
    kind: z.enum(fileKinds),
    metadata: z.strictObject({ name: z.string(), workspace: opaqueIdSchema }),
    spec: z.record(z.string(), z.unknown()).meta({ description: 'See /schemas/{kind}. With every default.' }),
  })
  .meta({ id: 'ExportedDocument' });

export type ExportedDocument = z.output<typeof exportedSchema>;

const managedSchema = z
  .strictObject({ kind: z.enum(fileKinds), name: z.string(), manager: z.string(), appliedAt: timeSchema })
  .meta({ id: 'ManagedDocument' });

export const filesSchema = z
  .strictObject({
    documents: z.array(exportedSchema),
    managed: z.array(managedSchema).meta({ description: 'Which of them were applied from files.' }),
  })
  .meta({ id: 'Files', description: 'By kind and name. The same objects give the same bytes of documents.' });

const fieldChangeSchema = z
  .strictObject({
    path: z.string().meta({ description: 'A JSON pointer into the document.', example: '/spec/steps/0/bake' }),
    before: z.unknown().optional().meta({ description: 'Absent: was not there.' }),
    after: z.unknown().optional().meta({ description: 'Absent: is not there any more.' }),
  })
  .meta({ id: 'FileFieldChange' });

const conflictSchema = z
  .strictObject({
    manager: z.string().meta({ description: 'Of the last apply. Another manager is a conflict by itself.' }),
    fields: z.array(
      z
        .strictObject({
          path: z.string().meta({ description: 'A JSON pointer into the document.', example: '/spec/steps/0/bake' }),
          applied: z.unknown().optional().meta({ description: 'As it was applied last. Absent: was not there.' }),
          current: z.unknown().optional().meta({ description: 'As it was changed since. Absent: was removed.' }),
          wanted: z.unknown().optional().meta({ description: 'As the files have it. Absent: they do not have it.' }),
        })
        .meta({ id: 'FileFieldConflict' }),
    ),
  })
  .meta({ id: 'FileConflict' });

const fileChangeSchema = z
  .strictObject({
    document: z.int().min(0).optional().meta({
      description:
        'Its place in the request, from 0 on. Absent: no document has the object, which `prune` has removed.',
    }),
    kind: z.enum(fileKinds),
    name: z.string(),
    change: z.enum(['CREATE', 'CHANGE', 'UNCHANGED', 'DELETE', 'KEEP']),
    kept: z.enum(['TARGET_APP', 'NAME_OF_SEVERAL']).optional().meta({
      description:
        'Why `prune` keeps it. TARGET_APP: releases and trails refer to target apps. NAME_OF_SEVERAL: several change windows have this name.',
    }),
    fields: z.array(fieldChangeSchema).optional().meta({ description: 'Of a CHANGE, and members who are removed.' }),
    conflict: conflictSchema.optional().meta({
      description:
        'What another way changed since the last apply, and the files overwrite. Without force the apply is FILES_CONFLICT.',
    }),
  })
  .meta({ id: 'FileChange' });

export type WireFileChange = z.output<typeof fileChangeSchema>;

export const fileChangesSchema = z
  .strictObject({
    applied: z.boolean().meta({ description: 'False: of a dry run.' }),
    changes: z
      .array(fileChangeSchema)
      .meta({ description: 'In the order of the documents, then what prune removes and keeps.' }),
  })
  .meta({ id: 'FileChanges' });

export const schemaNameSchema = z
  .enum(['Document', ...fileKinds])
  .meta({ description: 'A kind, or Document: of any kind.' });

/** For editors: draft 7. */
export function jsonSchemaOf(name: z.output<typeof schemaNameSchema>): Record<string, unknown> {
  const schema = name === 'Document' ? fileDocumentSchema : documentSchemas[name];
  return { ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) };
}
