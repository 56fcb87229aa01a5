/**
 * Parses `TEMPORAL_CODEC_KEYS`. No message repeats a part of the value, because any part of a bad entry may be a key.
 */
import type { StartProblem } from '../process/start-failure.js';

export interface CodecKey {
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Buffer;
}

interface CodecKeys {
  readonly keys: readonly CodecKey[];
  readonly problems: readonly StartProblem[];
}

/** `name`: the variable, for the messages. Ids are case-sensitive. */
export function codecKeysIn(text: string, name: string): CodecKeys {
  const keys: CodecKey[] = [];
  const problems: StartProblem[] = [];
  const remedy = `Set ${name} to an id, a colon and what \`openssl rand -base64 32\` prints, more with commas: 2026-11:<key>,2026-05:<older key>`;
  const entries = text.split(',').map((entry) => entry.trim());
  for (const [index, entry] of entries.entries()) {
    const key = codecKeyOf(entry);
    const fault = typeof key === 'string' ? key : repeated(key, keys);
    if (fault !== undefined)
      problems.push({ message: `${name} is a list whose ${placeOf(index, entries.length)} ${fault}`, remedy });
    else if (typeof key !== 'string') keys.push(key);
  }
  return { keys, problems };
}

function placeOf(index: number, count: number): string {
  return `key ${String(index + 1)} of ${String(count)}`;
}

function repeated({ id }: CodecKey, known: readonly CodecKey[]): string | undefined {
  return known.some((key) => key.id === id) ? 'has the id of an earlier key' : undefined;
}

/** The key, or what is wrong with the entry. */
function codecKeyOf(entry: string): CodecKey | string {
  if (entry === '') return 'is empty';
  const [id = '', key, ...rest] = entry.split(':');
  if (key === undefined || rest.length > 0) return 'is not an id and a key with one colon between them';
  if (!/^[\w.-]{1,64}$/.test(id)) return 'has an id that is not 1 to 64 letters, digits and characters of ._-';
  if (!/^[A-Za-z0-9+/]{43}=$/.test(key)) return 'is not 32 bytes in base64 (44 characters, the last one is =)';
  return { id, bytes: Buffer.from(key, 'base64') };
}
