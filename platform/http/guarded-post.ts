/**
 * One POST to an address that a user chose: never into our own networks, without redirects, within a time limit. Only
 * the status of the answer is read: its body must not reach the user who chose the address.
 */
import { type ClientRequest, type IncomingMessage, request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { AddressRefused, type AddressGuard } from './address-guard.js';

export interface GuardedPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly guard: AddressGuard;
  /** From the first packet to the status. */
  readonly withinMs: number;
}

const largestAnswerBytes = 65_536;

/**
 * Answers with the status.
 *
 * @throws AddressRefused for an address that may not be reached; any other error when no answer came in time.
 */
export function postGuarded({ url, headers, body, guard, withinMs }: GuardedPost): Promise<number> {
  const address = new URL(url);
  const isEncrypted = address.protocol === 'https:';
  const host = address.hostname.replace(/^\[|\]$/g, '');
  // A socket asks for no look-up of what is an address already.
  if (isIP(host) !== 0 && !guard.mayReach(host, isEncrypted))
    return Promise.reject(new AddressRefused(`${host} may not be reached`));
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      agent: false,
      lookup: guard.lookup(isEncrypted),
      signal: AbortSignal.timeout(withinMs),
      maxHeaderSize: 16_384,
    };
    const request: ClientRequest = (isEncrypted ? requestHttps : requestHttp)(address, options);
    request.on('error', reject);
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      discard(response);
    });
    request.end(body);
  });
}

/** Lets the other side finish, within limits. */
function discard(response: IncomingMessage): void {
  let bytes = 0;
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > largestAnswerBytes) response.destroy();
  });
}
