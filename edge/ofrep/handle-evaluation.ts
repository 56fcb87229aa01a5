/**
 * The two OFREP requests over node:http. Each failed check is answered as the OFREP document defines, in this order:
 * 401, 429, 503, 413, 415, 400, 403, 404.
 */
import { isEnvironment } from '../../contracts/serving/serving.js';
import type { Environment } from '../../domain/registry/target-app.js';
import { type Grant, isForPages, sentGrant } from '../access/token-cache.js';
import { secondsToWait } from '../access/rate-limits.js';
import { bodyEncodings, readBody } from '../http/read-body.js';
import { type EdgeExchange, refuse, refuseUnknown } from '../http/refuse.js';
import { replyAscii, replyJson, withOrigin } from '../http/reply.js';
import { hashOf } from '../snapshot/snapshot.js';
import { answerBody, bulkBody, bulkTag, isTagAmong, streamsText } from './evaluation-answers.js';

const bodyLimit = 64 * 1024;

interface Exchange extends EdgeExchange {
  /** Key of the mini program; null for all of the target app. */
  readonly key: string | null;
}

/** `key`: the requested mini program; null evaluates all of the target app. */
export function handleEvaluation(from: Exchange): void {
  const { deps, request, response } = from;
  const grant = sentGrant(deps.tokenCache, request);
  if (grant === undefined) {
    refuseUnknown(from, ['WWW-Authenticate', 'Bearer']);
    return;
  }
  const exchange = isForPages(grant) ? from : { ...from, forPages: false };
  const waitSeconds = secondsToWait(grant, deps.limits.requestsPerSecond, deps.now);
  if (waitSeconds !== undefined) {
    refuse(exchange, { status: 429, head: ['Retry-After', waitSeconds], grant });
    return;
  }
  if (!deps.state.isLoaded) {
    refuse(exchange, { status: 503, head: ['Retry-After', 1], grant });
    return;
  }
  readBody(request, bodyLimit, (body) => {
    if (response.destroyed) return;
    if (typeof body === 'string') evaluate(exchange, grant, body);
    else if (body === 400) answerProblem(exchange, problem('PARSE_ERROR', 'The body is not in its Content-Encoding.'));
    else refuse(exchange, { status: body, head: body === 415 ? ['Accept-Encoding', bodyEncodings] : [], grant });
  });
}

function evaluate(exchange: Exchange, grant: Grant, text: string): void {
  const context = readContext(text);
  if ('errorCode' in context) {
    answerProblem(exchange, context);
    return;
  }
  const targetApp = context.targetApp ?? grant.onlyApp;
  if (targetApp === null) {
    answerProblem(exchange, problem('INVALID_CONTEXT', 'The context has no targetApp: the id of the super app.'));
    return;
  }
  if (!grant.targetApps.has(targetApp)) {
    refuse(exchange, { status: 403, grant });
    return;
  }
  if (exchange.key === null) answerBulk(exchange, context, targetApp, grant);
  else answerSingle(exchange, exchange.key, context, targetApp);
}

function answerSingle(exchange: Exchange, key: string, context: EvaluationContext, targetApp: string): void {
  const { deps, response } = exchange;
  const entry = deps.state.snapshot.find(context.environment, targetApp, key);
  if (entry === undefined) {
    deps.counts.refused += 1;
    const errorDetails = `This mini program was never released to ${targetApp} in ${context.environment}.`;
    replyJson(exchange, 404, { key, errorCode: 'FLAG_NOT_FOUND', errorDetails });
    return;
  }
  deps.counts.single += 1;
  const answer = entry.launch(context.userKey, hashOf(context.userKey));
  replyAscii(response, 200, head(exchange), answerBody(answer));
}

function answerBulk(exchange: Exchange, context: EvaluationContext, targetApp: string, grant: Grant): void {
  const { deps, request, response } = exchange;
  const app = deps.state.snapshot.app(context.environment, targetApp);
  const tag = bulkTag(app, context.userKey, deps.now());
  deps.counts.bulk += 1;
  const headWithTag = head(exchange);
  headWithTag.push('ETag', tag);
  if (isTagAmong(request.headers['if-none-match'], tag)) {
    deps.counts.bulkUnchanged += 1;
    response.writeHead(304, headWithTag as string[]);
    response.end();
    return;
  }
  deps.counts.bulkDecisions += app?.entries.length ?? 0;
  const { environment, userKey } = context;
  const ticket = deps.tokenCache.ticketFor(grant, `${targetApp}/${environment}`);
  replyAscii(
    response,
    200,
    headWithTag,
    bulkBody(app, userKey, streamsText({ targetApp, environment }, ticket, deps.basePath)),
  );
}

function head(exchange: Exchange): (string | number)[] {
  const age = ['Halftone-Snapshot-Age', exchange.deps.state.freshness.ageText];
  return exchange.request.headers.origin === undefined ? age : withOrigin(exchange, age);
}

function answerProblem(exchange: Exchange, { errorCode, errorDetails }: ContextProblem): void {
  const { deps, key } = exchange;
  deps.counts.refused += 1;
  replyJson(exchange, 400, { ...(key === null ? {} : { key }), errorCode, errorDetails });
}

/** The evaluation context of OFREP: user, super app and environment. */
interface EvaluationContext {
  /** Empty: a launch without a user. */
  readonly userKey: string;
  /** Null: not named. */
  readonly targetApp: string | null;
  readonly environment: Environment;
}

type ContextError = 'PARSE_ERROR' | 'TARGETING_KEY_MISSING' | 'INVALID_CONTEXT';

interface ContextProblem {
  readonly errorCode: ContextError;
  readonly errorDetails: string;
}

export function readContext(body: string): EvaluationContext | ContextProblem {
  let request: unknown;
  try {
    request = JSON.parse(body);
  } catch {
    return problem('PARSE_ERROR', 'The body is not JSON.');
  }
  if (!isObject(request)) return problem('PARSE_ERROR', 'The body must be an object with a context.');
  const { context } = request;
  if (context === undefined || context === null)
    return problem('TARGETING_KEY_MISSING', 'The body has no context with a targetingKey.');
  if (!isObject(context)) return problem('INVALID_CONTEXT', 'The context must be an object.');
  return contextIn(context);
}

function contextIn(context: Readonly<Record<string, unknown>>): EvaluationContext | ContextProblem {
  const { targetingKey } = context;
  // Some clients write null for an absent value.
  const targetApp = context['targetApp'] ?? undefined;
  const environment = context['environment'] ?? undefined;
  if (targetingKey === undefined || targetingKey === null)
    return problem('TARGETING_KEY_MISSING', 'The context has no targetingKey: the key of the user.');
  if (typeof targetingKey !== 'string') return problem('INVALID_CONTEXT', 'targetingKey must be a string.');
  if (targetApp !== undefined && typeof targetApp !== 'string')
    return problem('INVALID_CONTEXT', 'targetApp must be a string: the id of the super app.');
  if (environment !== undefined && !isEnvironment(environment))
    return problem('INVALID_CONTEXT', 'environment must be development, test, sandbox or production.');
  return { userKey: targetingKey, targetApp: targetApp ?? null, environment: environment ?? 'production' };
}

function problem(errorCode: ContextError, errorDetails: string): ContextProblem {
  return { errorCode, errorDetails };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
