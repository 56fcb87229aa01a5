/** All mini programs of a target app for one user: ready texts joined, and a tag that is known before anything is. */
import { resolveKey } from '../../domain/assignment/assign.js';
import { murmur3 } from '../../domain/assignment/murmur3.js';
import type { Environment } from '../../domain/target-app.js';
import { type AppTargets, hashOf } from '../snapshot/snapshot.js';
import { answerBody } from './answer-body.js';

/** Raised when answers change their form, so that no client keeps the old one. */
const formVersion = 1;
const dayMs = 86_400_000;
const secondHashSeed = 0x5bd1e995;
/** Some heartbeats: a page hidden for that long may let its stream go. */
const inactivityDelaySeconds = 120;

/**
 * Equal for equal answers to the same user, in all processes: state of the targets, 64 bits of the user key, and the
 * day, since the address of the stream is good for two.
 */
export function bulkTag(app: AppTargets | undefined, userKey: string, nowMs: number): string {
  const day = Math.floor(nowMs / dayMs);
  const user = `${hashOf(userKey).toString(36)}.${murmur3(userKey, secondHashSeed).toString(36)}`;
  return `"${formVersion}-${app?.markText ?? 'none'}-${user}-${day}"`;
}

export interface StreamAddress {
  readonly targetApp: string;
  readonly environment: Environment;
  readonly ticket: string;
}

export function bulkBody(app: AppTargets | undefined, userKey: string, stream: StreamAddress): string {
  const hash = hashOf(userKey);
  const flags: string[] = [];
  for (const { view } of app?.slots ?? []) {
    flags.push(answerBody(resolveKey(view, userKey, hash)));
  }
  const requestUri = `/ofrep/v1/events?${new URLSearchParams({ ...stream }).toString()}`;
  const eventStreams = [{ type: 'sse', endpoint: { requestUri }, inactivityDelaySec: inactivityDelaySeconds }];
  return `{"flags":[${flags.join(',')}],"eventStreams":${JSON.stringify(eventStreams)}}`;
}
