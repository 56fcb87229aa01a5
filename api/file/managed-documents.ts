/** What applies of files leave with the objects of a workspace: their manager, and the spec that was applied. */
import type { FileDocument } from '../../contracts/file/documents.js';
import type { ExportedDocument, filesSchema } from '../../contracts/file/files.js';
import type { z } from 'zod';
import { specToStore } from '../../domain/file/apply-conflict.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { Transaction } from '../../store/database/transaction.js';
import { listManagedObjects, type ManagedRow, rememberManaged } from '../../store/registry/managed-objects.js';
import type { FileContext } from './read-documents.js';

/** Those of the documents that were applied, in their order. */
export async function managedDocuments(
  { deps, subject }: FileContext,
  documents: readonly ExportedDocument[],
): Promise<z.input<typeof filesSchema>['managed']> {
  const managed = await listManagedObjects(deps.database.kysely, subject.id);
  return documents.flatMap((document) => {
    const found = findManaged(managed, document);
    if (found === undefined) return [];
    const { kind, name, manager, appliedAtMs } = found;
    return [{ kind, name, manager, appliedAt: isoTime(appliedAtMs) }];
  });
}

type Named = Pick<FileDocument | ExportedDocument, 'kind' | 'metadata'>;

export function isSameObject({ kind, metadata }: Named, object: ManagedRow): boolean {
  return object.kind === kind && object.name === metadata.name;
}

export function findManaged(managed: readonly ManagedRow[], document: Named): ManagedRow | undefined {
  return managed.find((one) => isSameObject(document, one));
}

interface Applied {
  readonly document: FileDocument;
  /** As the workspace has it afterwards. */
  readonly after: ExportedDocument;
}

interface Remembered {
  readonly managed: readonly ManagedRow[];
  readonly manager: string;
  readonly applied: readonly Applied[];
  readonly prune: boolean;
}

export async function rememberDocuments(
  { subject, nowMs }: FileContext,
  trx: Transaction,
  { managed, manager, applied, prune }: Remembered,
): Promise<void> {
  const objects = applied.map(({ document, after }) => {
    const { kind, metadata, spec } = document;
    // What is pruned is not remembered.
    const before = prune ? undefined : findManaged(managed, document);
    const remembered = specToStore(before, { kind, manager, given: { ...spec }, applied: after.spec });
    return { kind, name: metadata.name, manager, appliedAtMs: nowMs, spec: remembered };
  });
  await rememberManaged(trx, subject.id, objects);
}
