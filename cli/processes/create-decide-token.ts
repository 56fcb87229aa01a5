/** `halftone decide-token create`: writes a token that reads decisions directly to the database. */
import { uuidv7 } from 'uuidv7';
import { hashOfToken } from '../../api/access/authenticate.js';
import { newSecret } from '../../api/access/token-secret.js';
import { createDecideTokenSchema } from '../../contracts/access/decide-tokens.js';
import type { Config } from '../../platform/config/config.js';
import type { Logger } from '../../platform/log/logger.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import type { Database } from '../../store/database/database.js';
import { createDecideToken } from '../../store/access/decide-tokens.js';
import { requireCurrentSchema, withDatabase } from './open-store.js';

/** As given on the command line. */
export interface DecideTokenFlags {
  readonly name: string;
  readonly kind: string;
  readonly targetApps: string;
}

const remedyWhenInUse = 'Ask that one for the token (POST /v1/workspaces/{workspace}/decide-tokens), or stop it first';

/** Prints only the secret on stdout, so that it can be piped, and the description on stderr. */
export async function makeDecideToken(flags: DecideTokenFlags, config: Config, logger: Logger): Promise<void> {
  const { name, kind, targetApps } = wantedBy(flags);
  const secret = newSecret();
  const id = uuidv7();
  await withDatabase({ config, logger, remedyWhenInUse }, async (database) => {
    await requireCurrentSchema(database);
    const workspaceId = await workspaceOf(database, targetApps);
    const made = { createdBy: 'system:cli', createdAtMs: Date.now(), expiresAtMs: null };
    const token = { id, hash: hashOfToken(secret), name, kind, targetApps, workspaceId, ...made };
    await createDecideToken(database.kysely, token);
  });
  console.error(`Decide token ${id} of kind ${kind} for ${targetApps.join(', ')}. It is shown this once:`);
  console.log(secret);
}

/** @throws StartFailure naming every flag that is wrong. */
function wantedBy({ name, kind, targetApps }: DecideTokenFlags) {
  const apps = targetApps.split(',').map((app) => app.trim());
  const parsed = createDecideTokenSchema.safeParse({ name, kind, targetApps: apps });
  if (parsed.success) return parsed.data;
  const flagNames: Readonly<Record<string, string>> = { name: '--name', kind: '--kind', targetApps: '--target-apps' };
  throw new StartFailure(
    parsed.error.issues.map(({ path, message }) => ({
      message: `${flagNames[String(path[0])] ?? 'A flag'} is not right: ${message}`,
      remedy: 'See halftone decide-token create --help',
    })),
  );
}

/** The workspace of all these target apps. @throws StartFailure when they are not of one workspace. */
async function workspaceOf({ kysely }: Database, targetApps: readonly string[]): Promise<string> {
  const rows = await kysely
    .selectFrom('target_app')
    .select(['id', 'workspace_id'])
    .where('id', 'in', [...targetApps])
    .execute();
  const [workspace, ...others] = new Set(rows.map(({ workspace_id }) => workspace_id));
  if (workspace !== undefined && others.length === 0 && rows.length === targetApps.length) return workspace;
  throw new StartFailure({
    message: `--target-apps is "${targetApps.join(',')}", which does not name target apps of one workspace`,
    remedy: 'Name the ids of target apps that one workspace owns',
  });
}
