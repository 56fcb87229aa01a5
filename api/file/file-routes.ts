/** /v1/workspaces/{workspace}/files: what a workspace has, as documents of files, and /schemas of the documents. */
import { z } from 'zod';
import {
  applyFilesExample,
  applyFilesSchema,
  fileChangesSchema,
  filesSchema,
  jsonSchemaOf,
  schemaNameSchema,
} from '../../contracts/file/files.js';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import { inputError } from '../../contracts/http/invalid-input.js';
import type { FileDocument } from '../../contracts/file/documents.js';
import { mayDo } from '../../domain/access/permissions.js';
import type { SubjectRoles } from '../../domain/access/roles.js';
import { defaultManager, type FileKind, fileKinds, permissionOfKind } from '../../domain/file/file-kinds.js';
import { invalid, missingRole, type Problem, problem } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadWorkspace } from '../http/subjects.js';
import { writeOnce } from '../http/write-once.js';
import { applyDocuments } from './apply-documents.js';
import { managedDocuments } from './managed-documents.js';
import { readDocuments } from './read-documents.js';

const params = z.strictObject({ workspace: opaqueIdSchema });
const path = '/v1/workspaces/{workspace}/files';
const tag = 'Files';

const read = route({
  method: 'get',
  path,
  operationId: 'exportFiles',
  summary: 'Members, target apps, plan templates and change windows of a workspace, as documents of files',
  description:
    'For its members. Applied again, the documents change nothing. Without freezes that have no end, and without what is no setting: releases, overrides, exemptions, tokens, push addresses.',
  tag,
  subjectName: 'workspace',
  params,
  loadSubject: loadWorkspace,
  responses: { 200: { description: 'By kind and name', schema: filesSchema } },
  permission: 'readWorkspace',
  handle: async (call) => {
    const documents = await readDocuments(call);
    return { status: 200, body: { documents, managed: await managedDocuments(call, documents) } };
  },
});

const apply = route({
  method: 'post',
  path,
  operationId: 'applyFiles',
  summary: 'Make a workspace as documents of files declare it, all or nothing',
  description:
    'For admins of the workspace. Creates what is missing and changes what differs, as the single routes do. What a spec leaves out gets its default. What no document names stays, unless `prune` removes what the manager has applied before. An error names its document by the path; a rejection has its place as the fact `document`, and nothing is written. Each object remembers `manager`. What was changed by another way since its last apply, and would be overwritten, is a conflict: `FILES_CONFLICT` has every object and field, and `force` overwrites. A dry run answers the same and writes nothing; conflicts are in its changes.',
  tag,
  subjectName: 'workspace',
  params,
  loadSubject: loadWorkspace,
  body: applyFilesSchema,
  examples: { careful: applyFilesExample },
  responses: { 200: { description: 'What changed, or would change', schema: fileChangesSchema } },
  rejections: [
    ...(['FILES_CONFLICT', 'LAST_ADMIN', 'QUOTA_EXCEEDED', 'ID_TAKEN'] as const),
    ...(['TOO_MANY_TEMPLATES', 'TEMPLATE_NAME_TAKEN', 'TOO_MANY_WINDOWS'] as const),
  ],
  permission: 'readWorkspace',
  handle: async (call) => {
    const { subject, subjectRoles, body } = call;
    const { documents, manager = defaultManager, ...options } = body;
    const faulty =
      forbidden(options.prune ? fileKinds : documents.map(({ kind }) => kind), subjectRoles) ??
      ofAnotherWorkspace(documents, subject.id);
    return faulty ?? writeOnce(call, (trx) => applyDocuments(call, trx, documents, { ...options, manager }));
  },
});

const schema = route({
  method: 'get',
  path: '/schemas/{kind}',
  operationId: 'readFileSchema',
  summary: 'The JSON Schema of a kind of document, for editors',
  description: 'For everyone, without a token. Draft 7, made of the contracts of this version.',
  tag,
  subjectName: 'schema',
  params: z.strictObject({ kind: schemaNameSchema }),
  responses: { 200: { description: 'The schema', schema: z.record(z.string(), z.unknown()) } },
  permission: 'public',
  handle: ({ params: { kind } }) => ({ status: 200, body: jsonSchemaOf(kind) }),
});

export const fileRoutes: readonly Route[] = [read, apply, schema];

/** The roles of a workspace count for its target apps, too. */
function forbidden(kinds: readonly FileKind[], roles: SubjectRoles): Problem | null {
  const rights = { ...roles, targetAppWorkspaceRole: roles.workspaceRole };
  const missing = kinds.map((kind) => permissionOfKind[kind]).find((permission) => !mayDo(permission, rights));
  if (missing === undefined) return null;
  const { facts, remedy } = missingRole(missing);
  return problem('FORBIDDEN', { detail: `None of your roles there grants ${missing}.`, facts, remedy });
}

function ofAnotherWorkspace(documents: readonly FileDocument[], workspace: string): Problem | null {
  const errors = documents.flatMap(({ metadata }, index) =>
    metadata.workspace === undefined || metadata.workspace === workspace
      ? []
      : [inputError(`/documents/${index}/metadata/workspace`, 'NOT_AMONG', { values: workspace })],
  );
  return errors.length === 0 ? null : invalid({ kind: 'value', errors });
}
