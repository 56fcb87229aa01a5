/** All mini programs of a target app for one user: ready texts joined, and a tag that is known before anything is. */
import { murmur3 } from '../../domain/serving/murmur3.js';
import type { Environment } from '../../domain/registry/target-app.js';
import type { Ticket } from '../access/grants.js';
import { DecisionTable } from '../snapshot/decision-table.js';
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
  // As signed numbers in decimal: the one way of writing a number for which the engine takes no detour.
  const user = `${hashOf(userKey) | 0}.${murmur3(userKey, secondHashSeed) | 0}`;
  return `"${formVersion}-${app?.markText ?? 'none'}-${user}-${day}"`;
}

/** What `If-None-Match` says of `tag`: clients send back what they were sent, proxies may send a list or a weak form. */
export function isTagAmong(sent: string | undefined, tag: string): boolean {
  return sent !== undefined && (sent === tag || sent.includes(tag));
}

const noTargets = new DecisionTable([]);

export interface StreamSubject {
  readonly targetApp: string;
  readonly environment: Environment;
}

/** By ticket: who asks again gets the same address. */
const streamTexts = new WeakMap<Ticket, string>();

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

/** Where a page hears that it should ask again, as the answer carries it. */
export function streamsText({ targetApp, environment }: StreamSubject, ticket: Ticket, basePath: string): string {
  const known = streamTexts.get(ticket);
  if (known !== undefined) return known;
  const query = new URLSearchParams({ targetApp, environment, ticket: ticket.text }).toString();
  const endpoint = { requestUri: `${basePath}/ofrep/v1/events?${query}` };
  const text = JSON.stringify([{ type: 'sse', endpoint, inactivityDelaySec: inactivityDelaySeconds }]);
  streamTexts.set(ticket, text);
  return text;
}
