/** A YAML or JSON document, for what is too long for options. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { OperatorFailure } from './failure.js';

/** `file`: `-` is stdin. @throws OperatorFailure for what cannot be read, or is not YAML. */
export async function readDocument(file: string): Promise<unknown> {
  const source = await readSource(file);
  // It reads JSON, too.
  const { parse } = await import('yaml');
  try {
    return parse(source) as unknown;
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new OperatorFailure('usage', `${file} is neither YAML nor JSON: ${line}`);
  }
}

/** @throws OperatorFailure also for a document that is no object. */
export async function readObject(file: string): Promise<Readonly<Record<string, unknown>>> {
  const document = await readDocument(file);
  if (typeof document === 'object' && document !== null && !Array.isArray(document)) return { ...document };
  throw new OperatorFailure('usage', `${file} has no fields`, ['Say `steps:` and a list below, for instance.']);
}

/** `file`: `-` is stdin. @throws OperatorFailure for what cannot be read. */
export async function readSource(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw new OperatorFailure('usage', `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? ''}`);
  }
}
