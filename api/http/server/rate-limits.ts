/**
 * Bounds on how often one address and one token may ask: 429 with Retry-After. Counted per process. A token that has
 * authenticated has a budget of its own, so that a flood from its address cannot keep its stop commands out.
 */
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { addressBudget, type ClientAddresses } from '../../../platform/http/client-address.js';
import { hashOfToken, sentToken } from '../../access/authenticate.js';
import type { RateLimits } from '../../deps.js';
import type { KnownTokens } from '../../access/known-tokens.js';
import { problem } from '../problem.js';
import { sendProblem } from '../send-answer.js';

/** Far above what a person or a pipeline needs: they stop a loop gone wild, not a busy day. */
export const defaultRateLimits: RateLimits = { perAddress: 12_000, perToken: 6_000 };

const windowMs = 60_000;

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
    // The addresses of clients are told apart by TRUSTED_PROXIES, not by the library.
    validate: false,
  } as const;
  return [
    rateLimit({
      ...shared,
      ...{ identifier: 'address', limit: rateLimits.perAddress },
      skip: (request) => isProbe(request) || isKnown(request),
      keyGenerator: (request) => addressBudget(clientAddresses.of(request)),
    }),
    rateLimit({
      ...shared,
      ...{ identifier: 'token', limit: rateLimits.perToken },
      skip: (request) => isProbe(request) || !isKnown(request),
      // The hash, so that no token is kept in memory.
      keyGenerator: (request) => hashOfToken(sentToken(request) ?? ''),
    }),
  ];
}

/** An orchestrator that cannot probe kills the process. */
function isProbe({ path }: Request): boolean {
  return path === '/healthz' || path === '/readyz' || path === '/metrics';
}
