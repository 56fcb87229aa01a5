/** Generates requests to an operation: valid, nearly valid and hostile. An HTTP client can send all of them. */
import fc from 'fast-check';
import { type Operation, type Parameter, resolve } from './operations-of-document.js';
import { hostileValue, nearly, valueOf } from './schema-arbitrary.js';

interface GeneratedRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** Shorter than Node's header limit. Node itself answers 431 to longer ones. */
function asText(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 600);
}

function inUrl(value: unknown): string {
  return encodeURIComponent(asText(value).replaceAll(/[\ud800-\udfff]/g, '\ufffd'));
}

/** Clients resolve empty segments and dots before they send. */
function inPath(value: unknown): string {
  const segment = inUrl(value);
  return /^\.{0,2}$/.test(segment) ? `${segment}%20` : segment;
}

/** Header values that an HTTP client can send. */
function inHeader(value: unknown): string {
  return asText(value)
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .trim();
}

/** `known`: existing ids, by the name of the path parameter. */
export function requestOf(
  operation: Operation,
  known: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<GeneratedRequest> {
  const of = ({ name, in: where, required, schema }: Parameter): fc.Arbitrary<readonly [Parameter, unknown]> => {
    const parameter = { name, in: where, schema };
    const fitting = valueOf(schema, resolve);
    const value =
      where === 'path'
        ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(known[name] ?? ['x'])) }, fitting, hostileValue)
        : fc.oneof({ weight: 3, arbitrary: fitting }, hostileValue);
    const isThere = required === true ? fc.constant(true) : fc.integer({ min: 0, max: 3 }).map((n) => n === 0);
    return fc.tuple(value, isThere).map(([given, there]) => [parameter, there ? given : undefined] as const);
  };
  const body =
    operation.body === undefined
      ? fc.constant(undefined)
      : fc.oneof(
          { weight: 4, arbitrary: valueOf(operation.body, resolve) },
          { weight: 4, arbitrary: nearly(valueOf(operation.body, resolve)) },
          { weight: 2, arbitrary: hostileValue },
        );
  return fc.tuple(fc.tuple(...operation.parameters.map(of)), body).map(([parameters, sent]) => {
    const given = parameters.filter(([, value]) => value !== undefined);
    const path = given
      .filter(([parameter]) => parameter.in === 'path')
      .reduce((rest, [{ name }, value]) => rest.replace(`{${name}}`, inPath(value)), operation.path);
    const query = given
      .filter(([parameter]) => parameter.in === 'query')
      .map(([{ name }, value]) => `${name}=${inUrl(value)}`);
    const headers = given
      .filter(([parameter]) => parameter.in === 'header')
      .map(([{ name }, value]) => [name, inHeader(value)]);
    return {
      url: query.length === 0 ? path : `${path}?${query.join('&')}`,
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: sent,
    };
  });
}
