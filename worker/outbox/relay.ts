/**
 * The relay delivers rows of the database to Temporal: starts of workflows, changes made without their workflow,
 * signals without an acknowledgement, and due pushes. It runs on NOTIFY and every second. Several relays share the rows
 * by leases. While Temporal is away it claims nothing, because a claimed row is due again only when its lease ends.
 */
import {
  type AfterRound,
  type BackgroundLoop,
  createOutageLog,
  startLoop,
} from '../../platform/process/background-loop.js';
import { CHANNELS } from '../../store/database/notifications.js';
import { callWithinMs, type Delivery, deliverInLanes, type DeliveryNeeds, type DeliverySource } from './delivery.js';
import { duePushes } from '../push/push-deliveries.js';
import { commandSignals, outboxMessages } from '../release/release-deliveries.js';
import { isTemporalUnreachable } from '../../platform/temporal/temporal-connection.js';

export interface Relay {
  /** Resolves when the last delivery has ended. */
  stop(): Promise<void>;
}

export interface RelayOptions extends DeliveryNeeds {
  /** Whether Temporal answers. Called when a delivery says that it is away, and before each round while it is. */
  readonly temporalAnswers: () => Promise<boolean>;
  /** Called each time Temporal has come back after it was away. */
  readonly onTemporalBack: () => void;
  /** Whether signals that Temporal has acknowledged are repeated. */
  readonly mayRemind: () => boolean;
}

/** A claimed row belongs to this relay for this long. A delivery begins only while `deliveryMs` of it are left. */
const leaseMs = 4_000;
/** Longest time of one delivery: a call to Temporal, and queries before and after it. */
const deliveryMs = callWithinMs + 1_000;
const tickMs = 1_000;
const awayTickMs = 250;
const claimLimit = 32;

/** In the order of their claims. Within a lane, deliveries of earlier sources come first. */
const deliverySources: readonly DeliverySource[] = [outboxMessages, commandSignals, duePushes];

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
      outage.failed(error);
      // One delivery can time out alone, for example because its workflow is busy.
      temporalIsAway = isTemporalUnreachable(error) && !(await options.temporalAnswers());
      return temporalIsAway ? awayTickMs : tickMs;
    }
  }

  // Stopping the loop aborts running calls to Temporal. Their rows are delivered again after their leases.
  const loop: BackgroundLoop = startLoop({
    name: 'the relay',
    everyMs: tickMs,
    logger,
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

/** True when more rows may be due. @throws the first failure, after all deliveries of the round have ended. */
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
