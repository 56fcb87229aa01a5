/**
 * Applies documents in one transaction, all or none. What changed is what their workspace has before and after it. A
 * dry run does the same and is rolled back: it can answer nothing else than the run that follows.
 */
import type { FileDocument } from '../../contracts/file/documents.js';
import type { ExportedDocument, fileChangesSchema, WireFileChange } from '../../contracts/file/files.js';
import type { z } from 'zod';
import { fieldChanges } from '../../domain/file/field-changes.js';
import { fileKinds } from '../../domain/file/file-kinds.js';
import { keptIf, type Transaction } from '../../store/database/transaction.js';
import { invalid, isProblem, type Problem } from '../http/problem.js';
import { type FileContext, readDocuments } from './read-documents.js';
import { below, lockDocuments, writeDocument } from './write-document.js';

interface Applied {
  readonly status: 200;
  readonly body: z.input<typeof fileChangesSchema>;
}

export async function applyDocuments(
  given: FileContext,
  trx: Transaction,
  documents: readonly FileDocument[],
  dryRun: boolean,
): Promise<Applied | Problem> {
  const { deps, subject } = given;
  const context = { ...given, deps: { ...deps, database: { ...deps.database, kysely: trx } } };
  await lockDocuments(trx, subject.id);
  const before = await readDocuments(context);
  const write = async (): Promise<readonly ExportedDocument[] | Problem> =>
    (await writeAll(context, trx, documents)) ?? (await readDocuments(context));
  const after = await keptIf(trx, write, (done) => !dryRun && !isProblem(done));
  if (isProblem(after)) return after;
  const changes = documents.map((document, index) => changeOf(index, find(before, document), find(after, document)));
  return { status: 200, body: { applied: !dryRun, changes } };
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
  const { problem: words, ...rest } = below(`/documents/${index}`, problem);
  if (words.errors !== undefined) return { ...rest, problem: words };
  return { ...rest, problem: { ...words, facts: { ...words.facts, document: index } } };
}

function find(documents: readonly ExportedDocument[], { kind, metadata }: FileDocument): ExportedDocument | undefined {
  return documents.find((one) => one.kind === kind && one.metadata.name === metadata.name);
}

/** @throws when a document was not written, which is a bug. */
function changeOf(document: number, before?: ExportedDocument, after?: ExportedDocument): WireFileChange {
  if (after === undefined) throw new Error(`Document ${document} is not in its workspace`);
  const { kind, metadata } = after;
  const about = { document, kind, name: metadata.name };
  if (before === undefined) return { ...about, change: 'CREATE' };
  const fields = fieldChanges(before, after);
  return fields.length === 0 ? { ...about, change: 'UNCHANGED' } : { ...about, change: 'CHANGE', fields };
}
