/**
 * `halftone token create`: writes a token for any user directly to the database. Access to the database is the
 * permission. Over HTTP, a token cannot create one with more permissions than its own.
 */
import { uuidv7 } from 'uuidv7';
import { hashOfToken } from '../../api/access/authenticate.js';
import { newSecret } from '../../api/access/token-secret.js';
import { type CreateToken, createTokenSchema } from '../../contracts/access/tokens.js';
import { tokenScopes } from '../../domain/access/scopes.js';
import { type TokenLifetimePolicy, tokenEnd } from '../../domain/access/tokens.js';
import type { Config } from '../../platform/config/config.js';
import type { Logger } from '../../platform/log/logger.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import type { Database } from '../../store/database/database.js';
import { membershipsOf } from '../../store/access/load-roles.js';
import { createToken as insertCreatedToken, type NewToken } from '../../store/access/tokens.js';
import { inTransaction } from '../../store/database/transaction.js';
import { parseExpiry } from '../operator/access/parse-expiry.js';
import { requireCurrentSchema, withDatabase } from './open-store.js';

/** As given on the command line. */
export interface TokenFlags {
  readonly user: string;
  readonly name: string;
  readonly scopes?: string;
  readonly workspace?: string;
  readonly expires?: string;
  readonly systemAdmin?: boolean;
}

const remedyWhenInUse =
  'Ask that one for the token (POST /v1/tokens, with the token in its admin-token file), or stop it first';

/** Prints only the secret on stdout, so that it can be piped, and the description on stderr. */
export async function createToken(flags: TokenFlags, config: Config, logger: Logger): Promise<void> {
  const nowMs = Date.now();
  const wanted = readFlags(flags, nowMs);
  const { token, secret } = await withDatabase({ config, logger, remedyWhenInUse }, async (database) => {
    await requireCurrentSchema(database);
    await requireMembership(database, wanted);
    const made = { token: tokenOf(wanted, config.tokens, nowMs), secret: newSecret() };
    const credential = { hash: hashOfToken(made.secret), withToken: null };
    await inTransaction(database.kysely, (trx) => insertCreatedToken(trx, made.token, credential));
    return made;
  });
  console.error(`${describe(token)} It is shown this once:`);
  console.log(secret);
}

/** @throws StartFailure naming every flag that is wrong. */
function readFlags(flags: TokenFlags, nowMs: number): CreateToken {
  const { user, name, scopes, workspace, expires, systemAdmin } = flags;
  const parsed = createTokenSchema.safeParse({
    user,
    name,
    ...(scopes === undefined ? {} : { scopes: scopes.split(',').map((scope) => scope.trim()) }),
    ...(workspace === undefined ? {} : { workspace }),
    ...(expires === undefined ? {} : { expiresAt: expiryOf(expires, nowMs) }),
    ...(systemAdmin === undefined ? {} : { systemAdmin }),
  });
  if (!parsed.success)
    throw new StartFailure(
      parsed.error.issues.map(({ path, message }) => ({
        message: `${flagNames[String(path[0])] ?? 'A flag'} is not right: ${message}`,
        remedy: 'See halftone token create --help',
      })),
    );
  if (parsed.data.systemAdmin === true && parsed.data.workspace !== undefined)
    throw new StartFailure({
      message: 'A system admin is not limited to a workspace',
      remedy: 'Leave out --workspace or --system-admin',
    });
  return parsed.data;
}

const flagNames: Readonly<Record<string, string>> = {
  user: '--user',
  name: '--name',
  scopes: '--scopes',
  workspace: '--workspace',
  expiresAt: '--expires',
};

/** @throws StartFailure when it is neither a future time nor a duration. */
function expiryOf(text: string, nowMs: number): string {
  const at = parseExpiry(text, nowMs);
  if (at !== null) return at;
  throw new StartFailure({
    message: `--expires is "${text}", which is neither a time to come nor a length of time`,
    remedy: 'Say 90d, 12h, or a time such as 2030-01-31T12:00:00Z',
  });
}

/** As over HTTP, a token can be limited only to a workspace of the user. */
async function requireMembership({ kysely }: Database, { user, workspace }: CreateToken): Promise<void> {
  if (workspace === undefined) return;
  const memberships = await membershipsOf(kysely, { user, onlyWorkspaces: [workspace] });
  if (memberships.length > 0) return;
  throw new StartFailure({
    message: `--workspace is "${workspace}", and ${user} is not a member of such a workspace`,
    remedy: 'Name the id of one, or make the user a member first',
  });
}

/** @throws StartFailure when the token would live longer than TOKEN_MAX_DAYS. */
function endOf({ expiresAt }: CreateToken, policy: TokenLifetimePolicy, nowMs: number): number | null {
  const wantedMs = expiresAt === undefined ? null : Date.parse(expiresAt);
  const end = tokenEnd({ wantedMs, makerEndMs: null, policy, nowMs });
  if (end.outcome === 'valid') return end.atMs;
  throw new StartFailure({
    message: `--expires is ${expiresAt ?? ''}, and tokens live at most ${String(policy.maxDays)} days`,
    remedy: 'Say an earlier time, or set TOKEN_MAX_DAYS',
  });
}

function tokenOf(wanted: CreateToken, policy: TokenLifetimePolicy, nowMs: number): NewToken {
  return {
    id: uuidv7(),
    user: wanted.user,
    name: wanted.name,
    scopes: wanted.scopes ?? tokenScopes,
    workspaceId: wanted.workspace ?? null,
    isSystemAdmin: wanted.systemAdmin ?? false,
    createdBy: 'system:cli', // No user can have such a name.
    createdAtMs: nowMs,
    expiresAtMs: endOf(wanted, policy, nowMs),
    revokedAtMs: null,
  };
}

function describe({ id, user, scopes, workspaceId, isSystemAdmin, expiresAtMs }: NewToken): string {
  const who = isSystemAdmin ? `${user}, a system admin` : user;
  const where = workspaceId === null ? '' : ` in workspace ${workspaceId}`;
  const until = expiresAtMs === null ? 'never expires' : `expires ${new Date(expiresAtMs).toISOString()}`;
  return `Token ${id} for ${who} (${scopes.join(', ')})${where}, ${until}.`;
}
