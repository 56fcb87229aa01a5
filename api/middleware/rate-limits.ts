/** Bounds on how often one address and one token may ask: 429 with Retry-After. Counted per process. */
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { hashOfToken, sentToken } from '../authenticate.js';
import type { RateLimits } from '../deps.js';
import { problem } from '../problem.js';
import { sendProblem } from '../send-answer.js';

/** Far above what a person or a pipeline needs: they stop a loop gone wild, not a busy day. */
export const defaultRateLimits: RateLimits = { perAddress: 12_000, perToken: 6_000 };

const windowMs = 60_000;

export function limitRates({ perAddress, perToken }: RateLimits): RequestHandler[] {
  const shared = {
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: isProbe,
    handler: (request: Request, response: Response) => {
      sendProblem(problem('TOO_MANY_REQUESTS'), request, response);
    },
    // Behind a proxy of ours `trust proxy` decides; a header that somebody else sent means nothing.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
  } as const;
  return [
    rateLimit({ ...shared, identifier: 'address', limit: perAddress, keyGenerator: addressOf }),
    rateLimit({ ...shared, identifier: 'token', limit: perToken, keyGenerator: tokenOrAddressOf }),
  ];
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

/** The hash, so that no token stands in memory. */
function tokenOrAddressOf(request: Request): string {
  const token = sentToken(request);
  return token === undefined ? addressOf(request) : hashOfToken(token);
}

/** An orchestrator that cannot probe kills the process. */
function isProbe({ path }: Request): boolean {
  return path === '/healthz' || path === '/readyz' || path === '/metrics';
}
