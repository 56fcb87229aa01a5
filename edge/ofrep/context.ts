/** Reads the evaluation context of OFREP: user, super app and environment. */
import { isEnvironment } from '../../contracts/serving/serving.js';
import type { Environment } from '../../domain/registry/target-app.js';

export interface EvaluationContext {
  /** Empty: a launch without a user. */
  readonly userKey: string;
  /** Null: not named. */
  readonly targetApp: string | null;
  readonly environment: Environment;
}

export type ContextError = 'PARSE_ERROR' | 'TARGETING_KEY_MISSING' | 'INVALID_CONTEXT';

export interface ContextProblem {
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

export function problem(errorCode: ContextError, errorDetails: string): ContextProblem {
  return { errorCode, errorDetails };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
