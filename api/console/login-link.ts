/** The one-time link that `start` prints: whoever opens it first within its time is signed in as the token's user. */
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Database } from '../../store/database/database.js';
import { insertStandIn } from '../../store/access/sessions.js';
import { hashOfToken } from '../access/authenticate.js';

const linkMs = 3_600_000;

export interface LoginLinkFor {
  /** The token that the session will stand for. */
  readonly tokenId: string;
  readonly user: string;
  /** Where the console is, without a slash at its end. */
  readonly url: string;
  readonly nowMs: number;
}

/** The code stands behind the `#`, so that it never reaches a server's log by itself. Valid for an hour. */
export async function makeLoginLink(database: Database, { tokenId, user, url, nowMs }: LoginLinkFor): Promise<string> {
  const code = randomBytes(24).toString('base64url');
  await insertStandIn(database.kysely, {
    id: uuidv7(),
    kind: 'LOGIN_CODE',
    hash: hashOfToken(code),
    tokenId,
    user,
    atMs: nowMs,
    expiresAtMs: nowMs + linkMs,
  });
  return `${url}/sign-in#code=${code}`;
}
