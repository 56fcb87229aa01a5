/**
 * Records when tokens and sessions were last used. The write runs beside the request: no request waits for it or
 * fails with it.
 */
import type { Logger } from '../../platform/log/logger.js';
import type { Database } from '../../store/database/database.js';
import { tokenUseEveryMs, writeTokenUse } from '../../store/access/tokens.js';
import type { BackgroundWork } from '../http/server/http-server.js';
import type { Principal } from './principal.js';

export interface TokenUse {
  note(principal: Principal, nowMs: number): void;
}

interface Needs {
  readonly database: Database;
  readonly logger: Logger;
  readonly background: BackgroundWork;
}

export function createTokenUse({ database, logger, background }: Needs): TokenUse {
  /**
   * Time of the last attempt to write, oldest first. Many requests cause one write, and a failing disk is tried again
   * only now and then.
   */
  const tried = new Map<string, number>();
  const dropBefore = (endMs: number): void => {
    for (const [tokenId, atMs] of tried) {
      if (atMs > endMs) return;
      tried.delete(tokenId);
    }
  };
  const noteOne = (tokenId: string, lastUsedAtMs: number | null, nowMs: number): void => {
    const dueSinceMs = nowMs - tokenUseEveryMs;
    if (lastUsedAtMs !== null && lastUsedAtMs > dueSinceMs) return;
    dropBefore(dueSinceMs);
    if (tried.has(tokenId)) return;
    tried.set(tokenId, nowMs);
    background.track(writeTokenUse(database.kysely, tokenId, nowMs)).catch((error: unknown) => {
      logger.warn({ err: error, tokenId }, 'The use of a token could not be written down');
    });
  };
  return {
    note({ credential }, nowMs) {
      const { kind, token } = credential;
      noteOne(token.id, token.lastUsedAtMs, nowMs);
      if (kind !== 'token') noteOne(credential.id, credential.lastUsedAtMs, nowMs);
    },
  };
}
