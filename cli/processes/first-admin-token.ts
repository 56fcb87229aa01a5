/**
 * The first token of an installation: a system admin's, in a file of the data directory. It is created only when the
 * database has never had a system admin's token. It is renewed at each start and daily after that, so that it does not
 * expire while the installation is in use.
 */
import { uuidv7 } from 'uuidv7';
import { hashOfToken } from '../../api/access/authenticate.js';
import { newSecret } from '../../api/access/token-secret.js';
import { tokenScopes } from '../../domain/access/scopes.js';
import { renewedEnd, tokenEnd, type TokenLifetimePolicy } from '../../domain/access/tokens.js';
import { type BackgroundLoop, startLoop } from '../../platform/process/background-loop.js';
import type { DataDirectory } from '../../platform/process/data-directory.js';
import type { Logger } from '../../platform/log/logger.js';
import type { Database } from '../../store/database/database.js';
import { createToken, findSentToken, hasSystemAdminToken, keepInstallationToken } from '../../store/access/tokens.js';
import { inTransaction } from '../../store/database/transaction.js';
import { dayMs, hourMs, minuteMs } from '../../domain/values/time-units.js';

const user = 'admin';

export type FirstAdminToken =
  /** The file holds a valid token. */
  | { readonly kind: 'inFile'; readonly path: string }
  /** There is no file, or its token is not valid: another token was made, or this one was revoked. */
  | { readonly kind: 'elsewhere' };

/** Idempotent: the next start completes an interrupted one. */
export async function ensureFirstAdminToken(
  database: Database,
  directory: DataDirectory,
  policy: TokenLifetimePolicy,
): Promise<FirstAdminToken> {
  const inFile: FirstAdminToken = { kind: 'inFile', path: directory.adminTokenFile };
  const nowMs = Date.now();
  const kept = directory.readAdminToken();
  if (kept !== undefined && (await renew(database, kept, { policy, nowMs }))) return inFile;
  if (await hasSystemAdminToken(database.kysely)) return { kind: 'elsewhere' };

  const secret = newSecret();
  // The file goes first: with a token in the database and no file, the next start would create none.
  directory.writeAdminToken(secret);
  const end = tokenEnd({ wantedMs: null, makerEndMs: null, policy, nowMs });
  const token = {
    id: uuidv7(),
    user,
    name: 'first start',
    scopes: tokenScopes,
    workspaceId: null,
    isSystemAdmin: true,
    createdBy: user,
    isInstallation: true,
    createdAtMs: nowMs,
    expiresAtMs: end.outcome === 'valid' ? end.atMs : null,
    revokedAtMs: null,
  };
  const credential = { hash: hashOfToken(secret), withToken: null };
  await inTransaction(database.kysely, (trx) => createToken(trx, token, credential));
  return inFile;
}

interface Renewal {
  readonly policy: TokenLifetimePolicy;
  readonly nowMs: number;
}

/** Returns whether the token is valid now. Renews an expired token, but not a revoked one. */
async function renew({ kysely }: Database, secret: string, { policy, nowMs }: Renewal): Promise<boolean> {
  const token = await findSentToken(kysely, hashOfToken(secret));
  if (token === undefined || token.kind !== 'API' || token.revoked_at !== null) return false;
  const endMs = token.expires_at?.getTime() ?? null;
  if (!token.system_admin) return endMs === null || endMs > nowMs;
  const end = renewedEnd(endMs, policy, nowMs);
  if (token.is_installation && end === undefined) return true;
  const change = { actor: 'system:start', withToken: null, atMs: nowMs };
  await inTransaction(kysely, (trx) => keepInstallationToken(trx, token.id, { ...change, end }));
  return true;
}

/** Renews the token daily: a process may run longer than the lifetime of a token. */
export function keepAdminTokenRenewed(
  database: Database,
  directory: DataDirectory,
  { policy, logger }: { readonly policy: TokenLifetimePolicy; readonly logger: Logger },
): Pick<BackgroundLoop, 'stop'> {
  return startLoop({
    name: 'renewing the admin token in the data folder',
    everyMs: dayMs,
    firstAfterMs: dayMs,
    logger,
    retryMs: minuteMs,
    longestRetryMs: hourMs,
    round: async () => {
      const kept = directory.readAdminToken();
      if (kept !== undefined) await renew(database, kept, { policy, nowMs: Date.now() });
    },
  });
}
