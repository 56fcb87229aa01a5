/**
 * The two streams over HTTP: targets for back ends that decide themselves, and evaluation notices for pages that use
 * OFREP. Both resume at `Last-Event-ID`.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IncomingMessage } from 'node:http';
import {
  encodeServingPart,
  encodeServedTarget,
  isEnvironment,
  streamsExhausted,
  tooManyStreams,
  wrongTokenKind,
} from '../../contracts/serving/serving.js';
import type { Environment } from '../../domain/registry/target-app.js';
import { type Grant, isForBackEnds, isForPages, sentGrant } from '../access/token-cache.js';
import type { EdgeDeps } from '../edge-deps.js';
import { type EdgeExchange, refuse, refuseUnknown } from '../http/refuse.js';
import type { TargetEntry } from '../snapshot/target-entry.js';
import { StateFingerprint } from '../snapshot/state-fingerprint.js';
import type { StreamTopic, TopicSubscribers } from './topic-subscribers.js';
import type { StreamHub } from './hub.js';
import { StreamConnection } from './stream-connection.js';

const targetsAPart = 200;
/** A client that reads nothing of its snapshot for this long is disconnected. */
const drainTimeoutMs = 30_000;

export interface StreamExchange extends EdgeExchange {
  readonly hub: StreamHub;
  readonly query: URLSearchParams;
}

/** Targets of all apps of the token, or of the named app. */
export function handleTargetStream(exchange: StreamExchange): void {
  const { deps, hub, request, query } = exchange;
  const grant = sentGrant(deps.tokenCache, request);
  if (grant === undefined) {
    refuseUnknown(exchange, ['WWW-Authenticate', 'Bearer']);
    return;
  }
  if (!isForBackEnds(grant)) {
    refuse(exchange, { status: 403, problem: wrongTokenKind, grant });
    return;
  }
  const environment = query.get('environment') ?? 'production';
  if (!isEnvironment(environment)) {
    refuse(exchange, { status: 400, grant });
    return;
  }
  const named = query.get('targetApp');
  if (named !== null && !grant.targetApps.has(named)) {
    refuse(exchange, { status: 403, grant });
    return;
  }
  const targetApps = named === null ? [...grant.targetApps].sort() : [named];
  const connection = admit(exchange, grant);
  if (connection === undefined) return;
  const subscribers = hub.subscribersOf(targetTopic(deps, environment, targetApps));
  const missed = subscribers.since(lastEventId(request) ?? '');
  if (missed === undefined) {
    void sendSnapshot(exchange, connection, { subscribers, entries: entriesIn(deps, environment, targetApps) });
    return;
  }
  if (missed.length > 0) connection.write(missed);
  hub.subscribe(subscribers, connection);
}

/** For one target app. Authorised by the ticket in the address, because an EventSource sends no headers. */
export function handleRefetchStream(from: StreamExchange): void {
  const { deps, hub, request, query } = from;
  const targetApp = query.get('targetApp') ?? '';
  const environment = query.get('environment') ?? 'production';
  const grant = deps.tokenCache.findByTicket(query.get('ticket') ?? '', `${targetApp}/${environment}`);
  if (grant === undefined) {
    refuseUnknown(from);
    return;
  }
  const exchange = isForPages(grant) ? from : { ...from, forPages: false };
  if (!isEnvironment(environment)) {
    refuse(exchange, { status: 400, grant });
    return;
  }
  const connection = admit(exchange, grant);
  if (connection === undefined) return;
  const subscribers = hub.subscribersOf(refetchTopic(deps, environment, targetApp));
  // A change between the evaluation and this moment is not known. The page evaluates once more, mostly with a 304.
  if (lastEventId(request) !== subscribers.mark)
    connection.write(Buffer.from(`id: ${subscribers.mark}\n${refetchEvent}\n\n`));
  hub.subscribe(subscribers, connection);
}

const refetchEvent = `event: message\ndata: ${JSON.stringify({ type: 'refetchEvaluation' })}`;

function targetTopic(deps: EdgeDeps, environment: Environment, targetApps: readonly string[]): StreamTopic {
  return {
    name: `targets ${environment} ${targetApps.join(' ')}`,
    covers: (target) => target.environment === environment && targetApps.includes(target.targetApp),
    mark: () => markOf(deps, environment, targetApps),
    event: (changed) => {
      const { ageSeconds } = deps.state.freshness;
      return `event: delta\ndata: ${encodeServingPart(changed.map(encodeServedTarget), true, ageSeconds)}`;
    },
  };
}

function refetchTopic(deps: EdgeDeps, environment: Environment, targetApp: string): StreamTopic {
  return {
    name: `refetch ${environment} ${targetApp}`,
    covers: (target) => target.environment === environment && target.targetApp === targetApp,
    mark: () => markOf(deps, environment, [targetApp]),
    event: () => refetchEvent,
  };
}

function markOf({ state }: EdgeDeps, environment: Environment, targetApps: readonly string[]): string {
  const marks = targetApps.map((targetApp) => state.snapshot.app(environment, targetApp)?.mark);
  return StateFingerprint.textOf(marks.filter((mark) => mark !== undefined));
}

interface SnapshotTask {
  readonly subscribers: TopicSubscribers;
  readonly entries: readonly TargetEntry[];
}

/** Sends in parts, at the client's speed. Targets may be newer than the mark; receiving one twice changes nothing. */
async function sendSnapshot(
  exchange: StreamExchange,
  connection: StreamConnection,
  { subscribers, entries }: SnapshotTask,
): Promise<void> {
  const { mark } = subscribers;
  const { ageSeconds } = exchange.deps.state.freshness;
  for (let from = 0; ; from += targetsAPart) {
    const part = entries.slice(from, from + targetsAPart).map(({ source }) => encodeServedTarget(source));
    const isLast = from + targetsAPart >= entries.length;
    const id = isLast ? `id: ${mark}\n` : '';
    const text = `${id}event: snapshot\ndata: ${encodeServingPart(part, isLast, ageSeconds)}\n\n`;
    if (!connection.writeSome(text) && !(await connection.drained(drainTimeoutMs))) {
      connection.end();
      return;
    }
    if (isLast) break;
    await nextTurn();
  }
  const missed = subscribers.since(mark);
  if (missed === undefined) {
    // The client was too slow and is disconnected. It can reconnect.
    connection.end();
    return;
  }
  if (missed.length > 0) connection.write(missed);
  exchange.hub.subscribe(subscribers, connection);
}

function entriesIn({ state }: EdgeDeps, environment: Environment, targetApps: readonly string[]): TargetEntry[] {
  return targetApps.flatMap((targetApp) => state.snapshot.app(environment, targetApp)?.entries ?? []);
}

function admit(exchange: StreamExchange, grant: Grant): StreamConnection | undefined {
  const { deps, hub } = exchange;
  if (!deps.state.isLoaded) {
    refuse(exchange, { status: 503, head: ['Retry-After', 1], grant });
    return undefined;
  }
  const passed = hub.refusal(grant);
  if (passed !== null) {
    const { perToken, perProcess } = deps.limits.streams;
    const problem =
      passed === 'each'
        ? { ...tooManyStreams, facts: { limit: perToken } }
        : { ...streamsExhausted, facts: { limit: perProcess } };
    refuse(exchange, { status: problem.status, head: ['Retry-After', 10], problem, grant });
    return undefined;
  }
  const connection = new StreamConnection(exchange, grant, deps.limits.waitingBytes);
  hub.admit(connection);
  return connection;
}

function lastEventId({ headers }: IncomingMessage): string | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' ? id : undefined;
}
