/** One-time links to the console. The first browser that opens one in time is signed in as the token's user. */
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { hourMs } from '../../domain/values/time-units.js';
import type { Database } from '../../store/database/database.js';
import { insertDerivedCredential } from '../../store/access/sessions.js';
import { hashOfToken } from './authenticate.js';

const linkMs = hourMs;

export interface SignInLinkFor {
  /** The token of the session. */
  readonly tokenId: string;
  readonly user: string;
  /** Address of the console, without a closing slash. */
  readonly url: string;
  readonly nowMs: number;
}

export interface SignInLink {
  readonly url: string;
  readonly expiresAtMs: number;
}

/** The code is behind the `#`, so browsers do not send it and servers do not log it. Valid for an hour. */
export async function makeSignInLink(
  db: Database['kysely'],
  { tokenId, user, url, nowMs }: SignInLinkFor,
): Promise<SignInLink> {
  const code = randomBytes(24).toString('base64url');
  const expiresAtMs = nowMs + linkMs;
  const credential = { id: uuidv7(), kind: 'LOGIN_CODE', hash: hashOfToken(code), tokenId, user } as const;
  await insertDerivedCredential(db, { ...credential, atMs: nowMs, expiresAtMs });
  return { url: `${url}/sign-in#code=${code}`, expiresAtMs };
}
