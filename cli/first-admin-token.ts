/**
 * The token with which an installation begins: a system admin's, in a file of the data directory. Made once; where the
 * database has ever known a system admin's token, none is made.
 */
import { uuidv7 } from 'uuidv7';
import { authenticate, hashOfToken } from '../api/authenticate.js';
import { newSecret } from '../api/token-secret.js';
import { tokenScopes } from '../contracts/tokens.js';
import type { DataDirectory } from '../platform/data-directory.js';
import type { Database } from '../store/database.js';
import { hasSystemAdminToken, insertToken } from '../store/ownership/tokens.js';

const user = 'admin';

export type FirstAdminToken =
  /** The file holds a token that lets in. */
  | { readonly is: 'in file'; readonly path: string }
  /** There is no file, or what it holds lets nobody in: another token was made, or this one was revoked. */
  | { readonly is: 'elsewhere' };

/** Safe to run at every start: one that was interrupted is completed by the next. */
export async function ensureFirstAdminToken(database: Database, directory: DataDirectory): Promise<FirstAdminToken> {
  const inFile: FirstAdminToken = { is: 'in file', path: directory.adminTokenFile };
  const kept = directory.readAdminToken();
  if (kept !== undefined && (await authenticate(database, kept, Date.now())) !== undefined) return inFile;
  if (await hasSystemAdminToken(database.kysely)) return { is: 'elsewhere' };

  const secret = newSecret();
  // The file first: a token that nobody can read would keep the next start from making one.
  directory.writeAdminToken(secret);
  await insertToken(
    database.kysely,
    {
      id: uuidv7(),
      user,
      name: 'first start',
      scopes: tokenScopes,
      workspaceId: null,
      isSystemAdmin: true,
      createdBy: user,
      createdAtMs: Date.now(),
      expiresAtMs: null,
      revokedAtMs: null,
    },
    hashOfToken(secret),
  );
  return inFile;
}
