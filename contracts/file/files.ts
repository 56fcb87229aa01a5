/** Applies and exports documents of files: requests and answers. JSON Schemas of the documents. */
import { z } from 'zod';
import { fileApiVersion, fileKinds } from '../../domain/file/file-kinds.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { opaqueIdSchema } from '../http/common.js';
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
    dryRun: z.boolean().default(false).meta({ description: 'Answers what would change, and writes nothing.' }),
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

export const filesSchema = z
  .strictObject({ documents: z.array(exportedSchema) })
  .meta({ id: 'Files', description: 'By kind and name. The same objects give the same bytes.' });

const fieldChangeSchema = z
  .strictObject({
    path: z.string().meta({ description: 'A JSON pointer into the document.', example: '/spec/steps/0/bake' }),
    before: z.unknown().optional().meta({ description: 'Absent: was not there.' }),
    after: z.unknown().optional().meta({ description: 'Absent: is not there any more.' }),
  })
  .meta({ id: 'FileFieldChange' });

const fileChangeSchema = z
  .strictObject({
    document: z.int().min(0).meta({ description: 'Its place in the request, from 0 on.' }),
    kind: z.enum(fileKinds),
    name: z.string(),
    change: z.enum(['CREATE', 'CHANGE', 'UNCHANGED']),
    fields: z.array(fieldChangeSchema).optional().meta({ description: 'Of a CHANGE.' }),
  })
  .meta({ id: 'FileChange' });

export type WireFileChange = z.output<typeof fileChangeSchema>;

export const fileChangesSchema = z
  .strictObject({
    applied: z.boolean().meta({ description: 'False: of a dry run.' }),
    changes: z.array(fileChangeSchema).meta({ description: 'In the order of the documents.' }),
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
