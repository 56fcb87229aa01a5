/**
 * What the decision plane hands on: targets as they are served, in the stream to backends and in the copy on disk.
 * Read by hand and not by zod: the library that reads it has no dependencies, and reads 100,000 of them at once.
 */
import { type ServedTarget, servedTargetOf } from '../../domain/serving/serving-view.js';
import { type Environment, environments } from '../../domain/registry/target-app.js';

export type ServingTarget = ServedTarget;

/**
 * Data of the stream's events. `snapshot`: all targets in parts, whole with the last; what is in no part is gone.
 * `delta`: these targets changed. The event's id, on the last part and on deltas, is where to resume.
 */
export interface ServingPart {
  readonly targets: readonly ServingTarget[];
  /** False on all parts of a snapshot but the last. */
  readonly isLast: boolean;
  /** How long ago the sender compared with its database, in seconds; null when it never could. */
  readonly ageSeconds: number | null;
}

/** The answer to a decide token for pages that asks for the stream. */
export const wrongTokenKind = {
  type: 'urn:halftone:problem:WRONG_TOKEN_KIND',
  title: 'This decide token is for pages',
  status: 403,
  code: 'WRONG_TOKEN_KIND',
  detail: 'The stream holds salts and the keys of testers. It is open to decide tokens of kind server only.',
  remedy: 'Make a decide token of kind server, and keep it in a back end.',
} as const;

/** The answer to one more stream than one decide token may hold open. */
export const tooManyStreams = {
  type: 'urn:halftone:problem:TOO_MANY_STREAMS',
  title: 'Too many open streams with this token',
  status: 429,
  code: 'TOO_MANY_STREAMS',
  remedy: 'Close a stream. An operator can raise EDGE_STREAMS_PER_TOKEN.',
} as const;

/** The answer to one more stream than one decision plane may hold open. */
export const streamsExhausted = {
  type: 'urn:halftone:problem:STREAMS_EXHAUSTED',
  title: 'This decision plane holds as many streams as it may',
  status: 503,
  code: 'STREAMS_EXHAUSTED',
  remedy: 'Evaluate flags by OFREP meanwhile. An operator can raise EDGE_STREAMS_PER_PROCESS or add decision planes.',
} as const;

export function encodeServingTarget(target: ServingTarget): string {
  return JSON.stringify(servedTargetOf(target));
}

/** `targets` are encoded already, so that the same text serves every receiver. */
export function encodeServingPart(targets: readonly string[], isLast: boolean, ageSeconds: number | null): string {
  return `{"targets":[${targets.join(',')}],"isLast":${isLast},"ageSeconds":${ageSeconds}}`;
}

/** Undefined when it is none: another program, or a later form of it, speaks. */
export function readServingPart(text: string): ServingPart | undefined {
  const value = parse(text);
  if (!isObject(value) || !Array.isArray(value['targets']) || typeof value['isLast'] !== 'boolean') return undefined;
  const { ageSeconds } = value;
  const targets = value['targets'] as readonly unknown[];
  if (!targets.every(isServingTarget) || !(ageSeconds === null || typeof ageSeconds === 'number')) return undefined;
  return { targets, isLast: value['isLast'], ageSeconds };
}

export function readServingTarget(text: string): ServingTarget | undefined {
  const value = parse(text);
  return isServingTarget(value) ? servedTargetOf(value) : undefined;
}

function isServingTarget(value: unknown): value is ServingTarget {
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
