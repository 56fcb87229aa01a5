/** Requests of one token by path, also wrong ones. Sends JSON and returns status, headers and parsed JSON. */
import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { type RawAnswer, type RawRequest, send as rawSend } from '../../../client/send.js';
import type { Database } from '../../../store/database/database.js';
import { insertToken, type NewToken } from '../../../store/access/tokens.js';

export type Answered = RawAnswer;
export type Method = RawRequest['method'];

export interface Client {
  send(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  delete(path: string, headers?: Record<string, string>): Promise<Answered>;
}

/** `secret` null sends no token. */
export function clientOf(url: string, secret: string | null): Client {
  const server = { url, token: secret ?? undefined, timeoutMs: Infinity };
  const send: Client['send'] = (method, path, body, headers = {}) =>
    rawSend(server, { method, path, body, headers, redirect: 'manual' });
  return {
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    patch: (path, body, headers) => send('PATCH', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
  };
}

/** Inserts a token into the database without a request to the API. */
export async function makeToken(database: Database, user: string, limits: Partial<NewToken> = {}): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  const token: NewToken = {
    id: uuidv7(),
    user,
    name: 'test',
    scopes: ['read', 'operate'],
    workspaceId: null,
    isSystemAdmin: false,
    createdBy: user,
    createdAtMs: Date.now(),
    expiresAtMs: null,
    revokedAtMs: null,
    ...limits,
  };
  await insertToken(database.kysely, token, createHash('sha256').update(secret).digest('hex'));
  return secret;
}
