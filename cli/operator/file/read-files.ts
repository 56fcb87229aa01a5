/** Reads the documents of files and folders, and finds the line of a field in them. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { partsOfPointer } from '../../../domain/values/json-pointer.js';
import { OperatorFailure } from '../output/failure.js';
import { readSource } from '../output/read-document.js';

export interface GivenDocument {
  readonly file: string;
  readonly value: unknown;
  /** From 1 on. Of the nearest field around it, if there is none at the pointer. */
  readonly lineOf: (pointer: string) => number;
}

/** `path`: a file, a folder with all below it, or `-` for stdin. @throws OperatorFailure for what cannot be read. */
export async function readFiles(paths: readonly string[]): Promise<GivenDocument[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const documents = (await Promise.all(files.map(documentsOf))).flat();
  if (documents.length > 0) return documents;
  throw new OperatorFailure('usage', `There is no document in ${paths.join(', ')}`, [
    'Folders are searched for .yaml, .yml and .json.',
  ]);
}

async function filesAt(path: string): Promise<string[]> {
  const isFolder = path !== '-' && (await stat(path).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(yaml|yml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function documentsOf(file: string): Promise<GivenDocument[]> {
  const source = await readSource(file);
  const { LineCounter, parseAllDocuments } = await import('yaml');
  const lines = new LineCounter();
  const documents = [...parseAllDocuments(source, { lineCounter: lines })];
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error !== undefined)
    throw new OperatorFailure('usage', `${file} is neither YAML nor JSON: ${error.message.split('\n', 1).join('')}`);
  // Between two lines of `---` there may be nothing, or comments only.
  return documents.flatMap((document) => {
    const value: unknown = document.toJS();
    if (value === null) return [];
    const offsetOf = (parts: readonly string[]): number => {
      const node = parts.length === 0 ? document.contents : document.getIn(parts, true);
      return rangeOf(node)?.[0] ?? (parts.length === 0 ? document.range[0] : offsetOf(parts.slice(0, -1)));
    };
    return [{ file, value, lineOf: (pointer) => lines.linePos(offsetOf(partsOfPointer(pointer))).line }];
  });
}

function rangeOf(node: unknown): readonly number[] | undefined {
  return (node as { readonly range?: readonly number[] | null } | null | undefined)?.range ?? undefined;
}
