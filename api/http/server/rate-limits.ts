/**
 * Request limits for each address and each token: 429 with Retry-After. Counted per process. A token that has
 * authenticated has its own budget, so a flood from its address cannot block its stop commands.
 */
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { minuteMs } from '../../../domain/values/time-units.js';
import { addressBudget, type ClientAddresses } from '../../../platform/http/reverse-proxy.js';
import { hashOfToken, sentToken } from '../../access/authenticate.js';
import { problem } from '../problem.js';
import { sendProblem } from '../send-answer.js';

export interface RateLimits {
  /** Requests a minute from one address (for IPv6: its /64) without a token that authenticated. */
  readonly perAddress: number;
  /** Requests a minute with one token. */
  readonly perToken: number;
}

/** Far above the needs of a user or a pipeline. They stop a client in an endless loop. */
export const defaultRateLimits: RateLimits = { perAddress: 12_000, perToken: 6_000 };

const windowMs = minuteMs;

export interface RateLimitNeeds {
  readonly rateLimits: RateLimits;
  readonly clientAddresses: ClientAddresses;
  readonly knownTokens: KnownTokens;
}

export function limitRates({ rateLimits, clientAddresses, knownTokens }: RateLimitNeeds): RequestHandler[] {
  const isKnown = (request: Request): boolean => {
    const token = sentToken(request);
    return token !== undefined && knownTokens.has(hashOfToken(token));
  };
  const shared = {
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (request: Request, response: Response) => {
      sendProblem(problem('TOO_MANY_REQUESTS'), request, response);
    },
    // TRUSTED_PROXIES determines client addresses, so the library's own checks are off.
    validate: false,
  } as const;
  return [
    rateLimit({
      ...shared,
      identifier: 'address',
      limit: rateLimits.perAddress,
      skip: (request) => isProbe(request) || isKnown(request),
      keyGenerator: (request) => addressBudget(clientAddresses.of(request)),
    }),
    rateLimit({
      ...shared,
      identifier: 'token',
      limit: rateLimits.perToken,
      skip: (request) => isProbe(request) || !isKnown(request),
      // The hash, so that no token stays in memory.
      keyGenerator: (request) => hashOfToken(sentToken(request) ?? ''),
    }),
  ];
}

/** Probes are not limited: an orchestrator kills a process whose probes fail. */
function isProbe({ path }: Request): boolean {
  return path === '/healthz' || path === '/readyz' || path === '/metrics';
}

/**
 * Hashes of tokens that authenticated recently. Each of them has its own request budget. All other tokens, invalid or
 * revoked, share the budget of their client address.
 */
export interface KnownTokens {
  has(hash: string): boolean;
  add(hash: string): void;
  delete(hash: string): void;
}

/**
 * Beyond this number the oldest entry is dropped. Its token must then authenticate within the budget of its address.
 */
const mostKnown = 10_000;

export function createKnownTokens(): KnownTokens {
  const known = new Set<string>();
  return {
    has: (hash) => known.has(hash),
    add(hash) {
      if (known.has(hash)) return;
      known.add(hash);
      const [first] = known;
      if (known.size > mostKnown && first !== undefined) known.delete(first);
    },
    delete: (hash) => void known.delete(hash),
  };
}
