/** The path of a request for the log, without user keys and member names. */
import type { Request } from 'express';

const personal = new Set(['user', 'userKey']);

/** `pattern`: of the matched route, such as `/v1/releases/{id}`. */
export function pathOfRoute(pattern: string, params: Readonly<Record<string, unknown>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    return personal.has(name) || typeof value !== 'string' ? placeholder : shown(value);
  });
}

/** For a request that no route matched. Keeps words of known paths and names of assets; all other parts become `*`. */
export function pathOfNoRoute({ originalUrl }: Request, words: ReadonlySet<string>): string {
  const [path = ''] = originalUrl.split('?', 1);
  const parts = path.split('/').slice(0, mostParts);
  const isAsset = parts[1] === 'assets';
  return parts
    .map((part) => (part === '' || words.has(part) || (isAsset && fileName.test(part)) ? part : '*'))
    .join('/');
}

/** The constant parts of the route patterns. */
export function wordsOf(patterns: readonly string[]): ReadonlySet<string> {
  return new Set([
    ...patterns.flatMap((pattern) => pattern.split('/')),
    'assets',
    'docs',
    'openapi.json',
    'openapi-3.0.json',
  ]);
}

const mostParts = 12;
const fileName = /^[\w.-]{1,80}$/;

/** Ids are short and plain. Any other value in their place may be a secret or a user key. */
function shown(value: string): string {
  return /^[\w.-]{1,64}$/.test(value) ? value : '*';
}
