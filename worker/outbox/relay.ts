/**
 * Delivers to Temporal what the writing process could not: starts of workflows, changes applied outside of them,
 * signals without an acknowledgement, and pushes that are due. Runs on NOTIFY and every second. Several relays share
 * the work by leases. While Temporal is away nothing is claimed, so that a failed attempt delays no delivery.
 */
import { type AfterRound, type BackgroundLoop, startLoop } from '../../platform/process/background-loop.js';
import { createOutageLog } from '../../platform/log/outage-log.js';
import { CHANNELS } from '../../store/database/notifications.js';
import { callWithinMs, type DeliveryNeeds } from './deliver.js';
import { deliverySources } from './delivery-sources.js';
import { type Delivery, deliverInLanes } from './lanes.js';
import { saysTemporalIsAway } from '../temporal/temporal-errors.js';

export interface Relay {
  /** Resolves when the last delivery has ended. */
  stop(): Promise<void>;
}

export interface RelayOptions extends DeliveryNeeds {
  /** Whether Temporal answers; asked while it is away. */
  readonly temporalAnswers: () => Promise<boolean>;
  /** Called each time Temporal has come back after it was away. */
  readonly onTemporalBack: () => void;
  /** Whether signals that Temporal has acknowledged are repeated. */
  readonly mayRemind: () => boolean;
}

/** How long a claim holds. Lanes begin deliveries in its first part only. */
const leaseMs = 4_000;
/** One delivery: a call to Temporal, and the database before and after it. */
const deliveryMs = callWithinMs + 1_000;
const tickMs = 1_000;
const awayTickMs = 250;
const claimLimit = 32;

export function startRelay(options: RelayOptions): Relay {
  const { database, logger, workflows } = options;
  const outage = createOutageLog(logger, 'delivery to Temporal');
  let temporalIsAway = false;

  async function round(signal: AbortSignal): Promise<AfterRound> {
    try {
      if (temporalIsAway && !(await options.temporalAnswers())) return awayTickMs;
      if (temporalIsAway) options.onTemporalBack();
      temporalIsAway = false;
      const hasMore = await deliverRound(options, { reminders: options.mayRemind(), signal });
      outage.worked();
      return hasMore ? 0 : tickMs;
    } catch (error) {
      if (signal.aborted) return 'end';
      temporalIsAway = saysTemporalIsAway(error);
      outage.failed(error);
      return temporalIsAway ? awayTickMs : tickMs;
    }
  }

  // Each call to Temporal ends as soon as the loop is stopped; what it was about is delivered again.
  const loop: BackgroundLoop = startLoop({
    ...{ name: 'the relay', everyMs: tickMs, logger },
    round: (signal) => workflows.client.withAbortSignal(signal, () => round(signal)),
  });
  const unsubscribe = [
    database.notifications.subscribe(CHANNELS.relayWork, loop.wake),
    database.notifications.onReconnect(loop.wake),
  ];
  return {
    async stop() {
      for (const end of unsubscribe) end();
      await loop.stop();
    },
  };
}

interface Round {
  readonly reminders: boolean;
  readonly signal: AbortSignal;
}

/** True when there is probably more to do. @throws the first failure, after all deliveries of the round have ended. */
async function deliverRound(needs: DeliveryNeeds, { reminders, signal }: Round): Promise<boolean> {
  const claim = { limit: claimLimit, leaseMs, reminders };
  const claimedAtMs = performance.now();
  const work: (readonly Delivery[])[] = [];
  for (const claimFrom of deliverySources) work.push(await claimFrom(needs, claim));
  const mayBegin = (): boolean => !signal.aborted && performance.now() < claimedAtMs + leaseMs - deliveryMs;
  const { failures, handedBack } = await deliverInLanes(work.flat(), mayBegin);
  if (failures.length > 0) throw failures[0];
  return handedBack > 0 || work.some(({ length }) => length === claimLimit);
}
