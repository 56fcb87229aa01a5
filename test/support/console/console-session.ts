/** A console session as a page holds it: cookies, and the header that writes need. */
import { type Answered, type Client, clientOf, type Method } from '../http/client.js';

export interface ConsoleSession {
  readonly secret: string;
  send(method: Method, path: string, body?: unknown): Promise<Answered>;
  get: Client['get'];
}

/** Signs in with a token. Fails the test if the API refuses it. */
export async function signIn(
  url: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<ConsoleSession> {
  const anybody = clientOf(url, null);
  const answer = await anybody.post('/v1/session', { token }, headers);
  if (answer.status !== 201) throw new Error(`sign-in answered ${String(answer.status)}`);
  const pairs = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const valueOf = (part: string): string => pairs.find((pair) => pair.includes(part))?.split('=')[1] ?? '';
  const sent = { cookie: pairs.join('; '), 'x-csrf-token': valueOf('csrf') };
  return {
    secret: valueOf('session'),
    send: (method, path, body) => anybody.send(method, path, body, sent),
    get: (path) => anybody.get(path, sent),
  };
}
