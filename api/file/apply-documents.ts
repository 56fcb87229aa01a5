/**
 * Applies documents in one transaction, all or none. What changed is what their workspace has before and after it. A
 * dry run does the same and is rolled back: it can answer nothing else than the run that follows.
 */
import type { FileDocument } from '../../contracts/file/documents.js';
import type {
  applyFilesSchema,
  ExportedDocument,
  fileChangesSchema,
  WireFileChange,
} from '../../contracts/file/files.js';
import type { z } from 'zod';
import { applyConflict } from '../../domain/file/apply-conflict.js';
import { fieldChanges } from '../../domain/file/field-changes.js';
import { fileKinds } from '../../domain/file/file-kinds.js';
import { rollBackUnless, type Transaction } from '../../store/database/transaction.js';
import { listManagedObjects, type ManagedRow } from '../../store/registry/managed-objects.js';
import { invalid, isProblem, type Problem, refused } from '../http/problem.js';
import { findManaged, rememberDocuments } from './managed-documents.js';
import { pruneObjects, wireConflict } from './prune-objects.js';
import { type FileContext, readDocuments } from './read-documents.js';
import { withErrorPath, lockDocuments, writeDocument } from './write-document.js';

interface Applied {
  readonly status: 200;
  readonly body: z.input<typeof fileChangesSchema>;
}

type Options = Pick<z.output<typeof applyFilesSchema>, 'force' | 'prune' | 'dryRun'> & { readonly manager: string };

export async function applyDocuments(
  given: FileContext,
  trx: Transaction,
  documents: readonly FileDocument[],
  { manager, force, prune, dryRun }: Options,
): Promise<Applied | Problem> {
  const { deps, subject } = given;
  const context = { ...given, deps: { ...deps, database: { ...deps.database, kysely: trx } } };
  await lockDocuments(trx, subject.id);
  const before = await readDocuments(context);
  const managed = await listManagedObjects(trx, subject.id);
  const own = managed.filter((one) => one.manager === manager);
  const work = async (): Promise<Applied | Problem> => {
    const refusal = await writeAll(context, trx, documents);
    if (refusal !== null) return refusal;
    const pruned = prune ? await pruneObjects(context, trx, { managed: own, documents, before }) : [];
    if (isProblem(pruned)) return pruned;
    const pairs = pairsOf(documents, before, await readDocuments(context));
    const changes = [...pairs.map((pair) => changeOf(pair, managed, manager)), ...pruned];
    const conflict = dryRun || force ? null : conflictProblem(changes);
    if (conflict !== null) return conflict;
    await rememberDocuments(context, trx, { managed, manager, applied: pairs, prune });
    return { status: 200, body: { applied: !dryRun, changes } };
  };
  return rollBackUnless(trx, work, (done) => !dryRun && !isProblem(done));
}

/** A window may name a target app of the same files, so that kinds are written in their order. */
async function writeAll(
  context: FileContext,
  trx: Transaction,
  documents: readonly FileDocument[],
): Promise<Problem | null> {
  const problems: Problem[] = [];
  for (const kind of fileKinds)
    for (const [index, document] of documents.entries()) {
      const problem = document.kind === kind ? await writeDocument(context, trx, document) : null;
      if (problem !== null) problems.push(placed(problem, index));
    }
  const errors = problems.flatMap(({ problem }) => problem.errors ?? []);
  return (
    problems.find(({ problem }) => problem.errors === undefined) ??
    (errors.length === 0 ? null : invalid({ kind: 'value', errors }))
  );
}

/** With the place of the document: in the paths of errors, or as a fact of a rejection. */
function placed(problem: Problem, index: number): Problem {
  const { problem: words, ...rest } = withErrorPath(`/documents/${index}`, problem);
  if (words.errors !== undefined) return { ...rest, problem: words };
  return { ...rest, problem: { ...words, facts: { ...words.facts, document: index } } };
}

/** A document with what the workspace had and has in its place. */
interface Pair {
  readonly index: number;
  readonly document: FileDocument;
  readonly before: ExportedDocument | undefined;
  readonly after: ExportedDocument;
}

/** @throws when a document was not written, which is a bug. */
function pairsOf(
  documents: readonly FileDocument[],
  before: readonly ExportedDocument[],
  after: readonly ExportedDocument[],
): Pair[] {
  return documents.map((document, index) => {
    const { kind, metadata } = document;
    const find = (among: readonly ExportedDocument[]): ExportedDocument | undefined =>
      among.find((one) => one.kind === kind && one.metadata.name === metadata.name);
    const written = find(after);
    if (written === undefined) throw new Error(`Document ${index} is not in its workspace`);
    return { index, document, before: find(before), after: written };
  });
}

function changeOf({ index, before, after }: Pair, managed: readonly ManagedRow[], manager: string): WireFileChange {
  const { kind, metadata } = after;
  const specs = { manager, current: before?.spec, wanted: after.spec };
  const conflict = applyConflict(findManaged(managed, after), specs);
  const about = { document: index, kind, name: metadata.name };
  const more = wireConflict(conflict);
  if (before === undefined) return { ...about, change: 'CREATE', ...more };
  const fields = fieldChanges(before, after);
  if (fields.length === 0) return { ...about, change: 'UNCHANGED', ...more };
  return { ...about, change: 'CHANGE', fields, ...more };
}

function conflictProblem(changes: readonly WireFileChange[]): Problem | null {
  const conflicts = changes.flatMap(({ document, kind, name, conflict }) =>
    conflict === undefined ? [] : [{ ...(document === undefined ? {} : { document }), kind, name, ...conflict }],
  );
  if (conflicts.length === 0) return null;
  const objects = conflicts.map(({ kind, name }) => `${kind} ${name}`);
  return refused({ code: 'FILES_CONFLICT', objects, conflicts });
}
