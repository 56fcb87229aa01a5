/**
 * Carries to Temporal what the database has for it, when the process that wrote it could not: starts of workflows,
 * changes made past them, signals nobody acknowledged, super apps to be told. Woken by NOTIFY and by a slow tick; several relays share the
 * work by leases. While Temporal is away nothing is claimed, so that nothing has to wait longer for having been tried.
 */
import { CHANNELS } from '../store/notifications.js';
import { claimDuePushes } from '../store/push/claim-push.js';
import { targetName } from '../store/releases/target-key.js';
import { type Claim, claimDueSignals, claimOutbox } from '../store/relay-queue.js';
import { deliverMessage, type DeliveryNeeds, deliverNews, deliverSignal } from './deliver.js';
import { saysTemporalIsAway } from './temporal-errors.js';
import { createTroubleLog } from './trouble-log.js';
import { createWakeUp } from './wake-up.js';

export interface Relay {
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

export interface RelayOptions extends DeliveryNeeds {
  /** Whether Temporal answers; asked while it is away. */
  readonly temporalAnswers: () => Promise<boolean>;
  /** Called each time Temporal has come back after it was away. */
  readonly onTemporalBack: () => void;
}

/** Longer than one delivery takes: a call, and the database. */
const leaseMs = 3_000;
const tickMs = 1_000;
const awayTickMs = 250;
const claimLimit = 32;
/**
 * A worker that has just come finds in Temporal what waits for it. To be reminded of each of a thousand commands first
 * would make all of them wait longer.
 */
const remindsAfterMs = 30_000;

export function startRelay(options: RelayOptions): Relay {
  const { database } = options;
  const remindsFromMs = performance.now() + remindsAfterMs;
  const wakeUp = createWakeUp();
  const unsubscribe = [
    database.notifications.subscribe(CHANNELS.relayWork, () => wakeUp.ring()),
    database.notifications.onReconnect(() => wakeUp.ring()),
  ];
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const trouble = createTroubleLog(options.logger, 'delivery to Temporal');
  let temporalIsAway = false;

  async function rounds(): Promise<void> {
    while (!isStopping()) {
      const hasMore = await round();
      if (!hasMore && !isStopping()) await wakeUp.sleep(temporalIsAway ? awayTickMs : tickMs);
    }
  }

  /** True when there is probably more to do. */
  async function round(): Promise<boolean> {
    try {
      if (temporalIsAway && !(await options.temporalAnswers())) return false;
      if (temporalIsAway) options.onTemporalBack();
      temporalIsAway = false;
      const hasMore = await deliverRound(options, performance.now() >= remindsFromMs);
      trouble.worked();
      return hasMore;
    } catch (error) {
      temporalIsAway = saysTemporalIsAway(error);
      trouble.failed(error);
      return false;
    }
  }

  const running = rounds();
  return {
    async stop() {
      stopping.abort();
      for (const end of unsubscribe) end();
      wakeUp.ring();
      await running;
    },
  };
}

/** True when there is probably more to do. @throws the first failure, after all deliveries of the round have ended. */
async function deliverRound(needs: DeliveryNeeds, reminders: boolean): Promise<boolean> {
  const { kysely } = needs.database;
  const claim: Claim = { limit: claimLimit, leaseMs };
  const messages = await claimOutbox(kysely, claim);
  const signals = await claimDueSignals(kysely, { ...claim, reminders });
  const pushes = await claimDuePushes(kysely, claim);
  const work: Delivery[] = [
    ...messages.map((message) => ({ to: message.releaseId, deliver: () => deliverMessage(needs, message) })),
    ...signals.map((record) => ({ to: record.releaseId, deliver: () => deliverSignal(needs, record) })),
    ...pushes.map((push) => ({ to: targetName(push.target), deliver: () => deliverNews(needs, push) })),
  ];
  const results = await Promise.allSettled(inOrderByRelease(work));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return [messages, signals, pushes].some(({ length }) => length === claimLimit);
}

interface Delivery {
  readonly to: string | null;
  readonly deliver: () => Promise<void>;
}

/** Releases at the same time, messages to one of them one after the other: a workflow applies what it hears first. */
function inOrderByRelease(work: readonly Delivery[]): Promise<void>[] {
  const lanes = new Map<string | null, Promise<void>>();
  for (const { to, deliver } of work) lanes.set(to, (lanes.get(to) ?? Promise.resolve()).then(deliver));
  return [...lanes.values()];
}
