/**
 * What the relay delivers, and in which order: deliveries to different workflows run side by side, deliveries to one
 * workflow one after the other. A delivery begins only while the lease of its claim cannot end during it. The others
 * are handed back, so that another relay never delivers the same at the same time.
 */
import type { Logger } from '../../platform/log/logger.js';
import type { Database } from '../../store/database/database.js';
import type { Claim } from '../../store/outbox/relay-queue.js';
import type { ReleaseWorkflows } from '../../workflows/release/release-workflow-client.js';

export interface DeliveryNeeds {
  readonly database: Database;
  readonly workflows: ReleaseWorkflows;
  readonly logger: Logger;
}

/** Time limit of one call to Temporal. */
export const callWithinMs = 2_000;

export interface Delivery {
  /** The workflow that receives it, or the target: deliveries with the same `to` keep their order. */
  readonly to: string;
  /** Idempotent: after an expired lease, or a failure after the call to Temporal, it runs again. */
  readonly deliver: () => Promise<void>;
  /** Ends the lease, so that the next claim can take it at once. */
  readonly handBack: () => Promise<void>;
}

export interface SourceClaim extends Claim {
  /** Also claims signals that Temporal has acknowledged and whose command still has no outcome. */
  readonly reminders: boolean;
}

/** Claims rows of one table by lease. The relay has a list of them. */
export type DeliverySource = (needs: DeliveryNeeds, claim: SourceClaim) => Promise<readonly Delivery[]>;

export interface LaneResult {
  readonly failures: readonly unknown[];
  /** Number of deliveries that were handed back. */
  readonly handedBack: number;
}

/** A lane holds the deliveries to one workflow. `mayBegin`: false when the lease could end during another delivery. */
export async function deliverInLanes(work: readonly Delivery[], mayBegin: () => boolean): Promise<LaneResult> {
  const lanes = new Map<string, Delivery[]>();
  for (const delivery of work) lanes.set(delivery.to, [...(lanes.get(delivery.to) ?? []), delivery]);
  const results = await Promise.all([...lanes.values()].map((lane) => runLane(lane, mayBegin)));
  return {
    failures: results.flatMap(({ failures }) => failures),
    handedBack: results.reduce((sum, { handedBack }) => sum + handedBack, 0),
  };
}

/** A failure ends its lane: later deliveries must not overtake the failed one. Other lanes continue. */
async function runLane(lane: readonly Delivery[], mayBegin: () => boolean): Promise<LaneResult> {
  for (const [index, delivery] of lane.entries()) {
    if (!mayBegin()) return await handBack(lane.slice(index));
    try {
      await delivery.deliver();
    } catch (error) {
      return { failures: [error], handedBack: 0 };
    }
  }
  return { failures: [], handedBack: 0 };
}

/** A delivery that cannot be handed back becomes due when its lease ends. */
async function handBack(rest: readonly Delivery[]): Promise<LaneResult> {
  const results = await Promise.allSettled(rest.map((delivery) => delivery.handBack()));
  return { failures: [], handedBack: results.filter(({ status }) => status === 'fulfilled').length };
}
