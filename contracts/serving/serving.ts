/**
 * Served targets as the decision plane sends them, in the stream to back ends and in the copy on disk. Parsed by hand
 * and not by zod: the client library has no dependencies and parses 100,000 targets at once.
 */
import { type ServedTarget, servedTargetOf } from '../../domain/serving/serving-view.js';
import { type Environment, environments } from '../../domain/registry/target-app.js';

/**
 * Data of the stream's events. `snapshot`: all targets in parts, complete with the last part. A target in no part no
 * longer exists. `delta`: these targets changed. The last part and each delta have an event id to resume from.
 */
export interface ServingPart {
  readonly targets: readonly ServedTarget[];
  /** False on all parts of a snapshot except the last. */
  readonly isLast: boolean;
  /** Seconds since the sender last compared with its database. Null when it never could. */
  readonly ageSeconds: number | null;
}

/** Answer to a stream request with a decide token for pages. */
export const wrongTokenKind = {
  type: 'urn:halftone:problem:WRONG_TOKEN_KIND',
  title: 'This decide token is for pages',
  status: 403,
  code: 'WRONG_TOKEN_KIND',
  detail: 'The stream holds salts and the keys of testers. It is open to decide tokens of kind server only.',
  remedy: 'Make a decide token of kind server, and keep it in a back end.',
} as const;

/** Answer when a decide token has its maximum number of open streams. */
export const tooManyStreams = {
  type: 'urn:halftone:problem:TOO_MANY_STREAMS',
  title: 'Too many open streams with this token',
  status: 429,
  code: 'TOO_MANY_STREAMS',
  remedy: 'Close a stream. An operator can raise EDGE_STREAMS_PER_TOKEN.',
} as const;

/** Answer when a decision plane has its maximum number of open streams. */
export const streamsExhausted = {
  type: 'urn:halftone:problem:STREAMS_EXHAUSTED',
  title: 'This decision plane holds as many streams as it may',
  status: 503,
  code: 'STREAMS_EXHAUSTED',
  remedy: 'Evaluate flags by OFREP meanwhile. An operator can raise EDGE_STREAMS_PER_PROCESS or add decision planes.',
} as const;

export function encodeServedTarget(target: ServedTarget): string {
  return JSON.stringify(servedTargetOf(target));
}

/** `targets` are already encoded, so that all receivers share one text. */
export function encodeServingPart(targets: readonly string[], isLast: boolean, ageSeconds: number | null): string {
  return `{"targets":[${targets.join(',')}],"isLast":${isLast},"ageSeconds":${ageSeconds}}`;
}

/** Undefined when the text has another format, for example from a newer program. */
export function readServingPart(text: string): ServingPart | undefined {
  const value = parse(text);
  if (!isObject(value) || !Array.isArray(value['targets']) || typeof value['isLast'] !== 'boolean') return undefined;
  const { ageSeconds } = value;
  const targets = value['targets'] as readonly unknown[];
  if (!targets.every(isServedTarget) || !(ageSeconds === null || typeof ageSeconds === 'number')) return undefined;
  return { targets, isLast: value['isLast'], ageSeconds };
}

export function readServedTarget(text: string): ServedTarget | undefined {
  const value = parse(text);
  return isServedTarget(value) ? servedTargetOf(value) : undefined;
}

function isServedTarget(value: unknown): value is ServedTarget {
  return (
    isObject(value) &&
    typeof value['miniProgram'] === 'string' &&
    typeof value['targetApp'] === 'string' &&
    isEnvironment(value['environment']) &&
    isCount(value['revision']) &&
    typeof value['suspended'] === 'boolean' &&
    (value['baseline'] === null || isServed(value['baseline'])) &&
    (value['candidate'] === null || isCandidate(value['candidate'])) &&
    Array.isArray(value['pilots']) &&
    value['pilots'].every(isPilot)
  );
}

export function isEnvironment(value: unknown): value is Environment {
  return typeof value === 'string' && (environments as readonly string[]).includes(value);
}

function isServed(value: unknown): value is Record<string, unknown> {
  return isObject(value) && typeof value['releaseId'] === 'string' && typeof value['version'] === 'string';
}

function isCandidate(value: unknown): boolean {
  return isServed(value) && isCount(value['bp']) && typeof value['salt'] === 'string' && isCount(value['hashVersion']);
}

function isPilot(value: unknown): boolean {
  return isServed(value) && Array.isArray(value['users']) && value['users'].every((user) => typeof user === 'string');
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
