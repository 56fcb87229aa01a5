/** Creates and revokes decide tokens together with their events in the workspace's trail. */
import { recordRegistryEvent } from '../registry/registry-events.js';
import { holdMaker, type Maker, sessionOf } from './token-lineage.js';
import { nextWorkspaceRevision } from '../registry/workspaces.js';
import type { Database } from '../database/database.js';
import { inTransaction, type Transaction } from '../database/transaction.js';
import { createDecideToken, type NewDecideToken, revokeDecideToken } from './decide-tokens.js';

/** False: the credential of the request has ended meanwhile, and nothing was created. */
export async function makeDecideToken(trx: Transaction, token: NewDecideToken, maker: Maker): Promise<boolean> {
  const { id, name, targetApps, workspaceId, createdBy: actor, createdAtMs: atMs, expiresAtMs } = token;
  const createdInSession = sessionOf(maker);
  if (!(await holdMaker(trx, maker, atMs))) return false;
  await createDecideToken(trx, { ...token, createdWith: maker.token.id, createdInSession });
  await recordRegistryEvent(trx, {
    ...{ aggregate: 'workspace', aggregateId: workspaceId, type: 'DecideTokenCreated', actor, atMs, before: null },
    revision: await nextWorkspaceRevision(trx, workspaceId),
    after: { token: id, name, targetApps, ...(expiresAtMs === null ? {} : { expiresAtMs }) },
  });
  return true;
}

export interface DecideTokenEnd {
  readonly token: string;
  readonly workspaceId: string;
  readonly actor: string;
  readonly atMs: number;
}

/** False: this workspace has no such token. Idempotent. */
export function endDecideToken({ kysely }: Database, end: DecideTokenEnd): Promise<boolean> {
  const { token, workspaceId, actor, atMs } = end;
  return inTransaction(kysely, async (trx) => {
    const known = await trx
      .selectFrom('api_token')
      .select(['name', 'revoked_at'])
      .where('id', '=', token)
      .where('kind', '=', 'DECIDE')
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!(await revokeDecideToken(trx, token, workspaceId, atMs))) return false;
    if (known === undefined || known.revoked_at !== null) return true;
    await recordRegistryEvent(trx, {
      ...{ aggregate: 'workspace', aggregateId: workspaceId, type: 'DecideTokenRevoked', actor, atMs, after: null },
      revision: await nextWorkspaceRevision(trx, workspaceId),
      before: { token, name: known.name },
    });
    return true;
  });
}
