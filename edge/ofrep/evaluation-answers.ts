/**
 * Answers in the form of OFREP, for one mini program or all of a target app. Each answer of a target is serialised
 * once, and bulk answers join the texts.
 */
import type { Environment } from '../../domain/registry/target-app.js';
import type { Variant } from '../../domain/serving/assign.js';
import { murmur3 } from '../../domain/values/murmur3.js';
import type { Ticket } from '../access/token-cache.js';
import type { Answer } from '../snapshot/answer.js';
import { DecisionTable } from '../snapshot/decision-table.js';
import { type AppTargets, hashOf } from '../snapshot/snapshot.js';
import { dayMs } from '../../domain/values/time-units.js';

/** Raise it when the form of answers changes, so that no client keeps a cached answer of the old form. */
const formVersion = 1;
const secondHashSeed = 0x5bd1e995;
/** Some heartbeats long. A page that is hidden for that time may close its stream. */
const inactivityDelaySeconds = 120;

/**
 * Equal for equal answers to the same user, in all processes. Made of the state of the targets, 64 bits of the user
 * key, and the day. The day is needed because a stream address is valid for two days.
 */
export function bulkTag(app: AppTargets | undefined, userKey: string, nowMs: number): string {
  const day = Math.floor(nowMs / dayMs);
  // Signed numbers in decimal: the fastest way for the engine to write a number.
  const user = `${hashOf(userKey) | 0}.${murmur3(userKey, secondHashSeed) | 0}`;
  return `"${formVersion}-${app?.markText ?? 'none'}-${user}-${day}"`;
}

/** Whether `If-None-Match` holds `tag`. Clients send the tag back, and proxies may send a list or a weak form. */
export function isTagAmong(sent: string | undefined, tag: string): boolean {
  return sent !== undefined && (sent === tag || sent.includes(tag));
}

const noTargets = new DecisionTable([]);

interface StreamSubject {
  readonly targetApp: string;
  readonly environment: Environment;
}

/** The answers of all mini programs of a target app to one user. */
export function bulkBody(app: AppTargets | undefined, userKey: string, streams: string): string {
  const hash = hashOf(userKey);
  const columns = app?.columns ?? noTargets;
  const flags = new Array<string>(columns.length);
  for (let i = 0; i < flags.length; i++) {
    const answer = columns.resolve(i, userKey, hash);
    columns.entry(i).count(answer);
    flags[i] = answerBody(answer);
  }
  return `{"flags":[${flags.join(',')}],"eventStreams":${streams}}`;
}

/** By ticket: repeated requests get the same address. */
const streamTexts = new WeakMap<Ticket, string>();

/** The stream that tells a page to evaluate again, as the answer carries it. */
export function streamsText({ targetApp, environment }: StreamSubject, ticket: Ticket, basePath: string): string {
  const known = streamTexts.get(ticket);
  if (known !== undefined) return known;
  const query = new URLSearchParams({ targetApp, environment, ticket: ticket.text }).toString();
  const endpoint = { requestUri: `${basePath}/ofrep/v1/events?${query}` };
  const text = JSON.stringify([{ type: 'sse', endpoint, inactivityDelaySec: inactivityDelaySeconds }]);
  streamTexts.set(ticket, text);
  return text;
}

type OfrepReason = 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED';

/** Ids and version numbers are ASCII, so the text is ASCII. */
export function answerBody(answer: Answer): string {
  return answer.text(bodyOf);
}

function bodyOf(answer: Answer): string {
  const { miniProgram, version, variant, releaseId, percentage, revision } = answer;
  const reason = reasonOf(answer);
  const shown = variant === 'pilot' ? 'candidate' : variant;
  // Without a value a client uses its default. No version is available, so there is no value to send.
  if (version === null) return JSON.stringify({ key: miniProgram, reason, variant: shown, metadata: { revision } });
  const metadata = { releaseId, percentage, revision };
  return JSON.stringify({ key: miniProgram, value: version, reason, variant: shown, metadata });
}

function reasonOf({ variant, reason }: Answer): OfrepReason {
  const reasons: Record<Variant, OfrepReason> = {
    pilot: 'TARGETING_MATCH',
    candidate: 'SPLIT',
    baseline: reason === 'NOT_IN_GRAY' ? 'SPLIT' : 'STATIC',
    unavailable: 'DISABLED',
  };
  return reasons[variant];
}
