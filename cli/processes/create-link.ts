/**
 * `halftone link`: prints a one-time link that signs a user in to the console. Writes directly to the database: access
 * to it is the permission. While a running Halftone owns the embedded database, asks that one instead, with the token
 * in the data folder.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { hashOfToken } from '../../api/access/authenticate.js';
import { type SignInLink, makeSignInLink } from '../../api/access/sign-in-link.js';
import { newSecret } from '../../api/access/token-secret.js';
import { actorNameSchema } from '../../contracts/http/display-name.js';
import { tokenScopes } from '../../domain/access/scopes.js';
import { tokenEnd } from '../../domain/access/tokens.js';
import type { Config } from '../../platform/config/config.js';
import { hostInUrl } from '../../platform/http/http-server.js';
import type { Logger } from '../../platform/log/logger.js';
import { DataDirectoryInUse } from '../../platform/process/data-directory.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import { findSystemAdmin } from '../../store/access/sessions.js';
import { createToken } from '../../store/access/tokens.js';
import type { Database } from '../../store/database/database.js';
import { inTransaction } from '../../store/database/transaction.js';
import { requireCurrentSchema, withDatabase } from './open-store.js';

/** As given on the command line. */
export interface LinkFlags {
  /** Absent: the system admin of the installation. */
  readonly user?: string;
}

/** Prints only the link on stdout, so that it can be piped, and the description on stderr. */
export async function createLink(flags: LinkFlags, config: Config, logger: Logger): Promise<void> {
  const user = readUser(flags);
  const link = await withDatabase({ config, logger }, (database) => linkInDatabase(database, user, config)).catch(
    (error: unknown) => {
      if (error instanceof DataDirectoryInUse) return linkOfRunning(user, config, error);
      throw error;
    },
  );
  console.error(`Signs ${link.user} in, once, until ${new Date(link.expiresAtMs).toISOString()}:`);
  console.log(link.url);
}

/** @throws StartFailure when no user can have the name. */
function readUser({ user }: LinkFlags): string | undefined {
  if (user === undefined) return undefined;
  const parsed = actorNameSchema.safeParse(user);
  if (parsed.success) return parsed.data;
  throw new StartFailure({
    message: `--user is not right: ${parsed.error.issues[0]?.message ?? ''}`,
    remedy: 'See halftone link --help',
  });
}

interface MadeLink extends SignInLink {
  readonly user: string;
}

/** A system admin's link has the rights of their own token. Another user gets a new token, whose secret is not kept. */
async function linkInDatabase(database: Database, user: string | undefined, config: Config): Promise<MadeLink> {
  await requireCurrentSchema(database);
  const nowMs = Date.now();
  const url = config.publicUrl?.replace(/\/+$/, '') ?? localUrl(config);
  const admin = await findSystemAdmin(database.kysely, nowMs, user);
  if (admin !== undefined) return { ...(await makeSignInLink(database.kysely, { ...admin, url, nowMs })), ...admin };
  if (user === undefined)
    throw new StartFailure({
      message: 'No token of a system admin is valid',
      remedy: 'Name a user by --user, or make such a token: `halftone token create --system-admin`',
    });
  const end = tokenEnd({ wantedMs: null, makerEndMs: null, policy: config.tokens, nowMs });
  const token = {
    id: uuidv7(),
    user,
    name: 'sign-in link',
    scopes: tokenScopes,
    workspaceId: null,
    isSystemAdmin: false,
    createdBy: 'system:cli', // No user can have such a name.
    createdAtMs: nowMs,
    expiresAtMs: end.outcome === 'valid' ? end.atMs : nowMs,
    revokedAtMs: null,
  };
  const link = await inTransaction(database.kysely, async (trx) => {
    await createToken(trx, token, { hash: hashOfToken(newSecret()), withToken: null });
    return makeSignInLink(trx, { tokenId: token.id, user, url, nowMs });
  });
  return { ...link, user };
}

function localUrl({ host, port }: Config): string {
  return `http://${hostInUrl(host)}:${String(port)}`;
}

/** @throws StartFailure, with `inUse` as its cause, when the process that owns the database does not make a link. */
async function linkOfRunning(user: string | undefined, config: Config, inUse: DataDirectoryInUse): Promise<MadeLink> {
  const url = localUrl(config);
  try {
    const token = readFileSync(join(config.dataDir, 'admin-token'), 'utf8').trim();
    const answer = await fetch(`${url}/v1/sign-in-links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(user === undefined ? {} : { user }),
      signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) throw new Error(`${url} answers ${String(answer.status)}`);
    const link = (await answer.json()) as { readonly url: string; readonly user: string; readonly expiresAt: string };
    return { url: link.url, user: link.user, expiresAtMs: Date.parse(link.expiresAt) };
  } catch (error) {
    throw new StartFailure(
      {
        message: `${inUse.problems[0]?.message ?? ''}, and it made no link: ${error instanceof Error ? error.message : ''}`,
        remedy: 'Set PORT as that one has it, or stop it first',
      },
      { cause: error },
    );
  }
}
