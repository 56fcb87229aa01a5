/**
 * Deliveries of one claim: releases side by side, the messages to one of them in order. No delivery begins when the
 * lease could end during it: what is left is handed back, so that another relay never delivers it at the same time.
 */
export interface Delivery {
  /** The workflow that it is for. Deliveries to one are kept in order. */
  readonly to: string;
  readonly deliver: () => Promise<void>;
  /** Makes it due again at once, for the next claim. */
  readonly handBack: () => Promise<void>;
}

export interface LaneResult {
  readonly failures: readonly unknown[];
  readonly handedBack: number;
}

/** `mayBegin`: false when the lease is too far gone for another delivery. */
export async function deliverInLanes(work: readonly Delivery[], mayBegin: () => boolean): Promise<LaneResult> {
  const lanes = new Map<string, Delivery[]>();
  for (const delivery of work) lanes.set(delivery.to, [...(lanes.get(delivery.to) ?? []), delivery]);
  const results = await Promise.all([...lanes.values()].map((lane) => runLane(lane, mayBegin)));
  return {
    failures: results.flatMap(({ failures }) => failures),
    handedBack: results.reduce((sum, { handedBack }) => sum + handedBack, 0),
  };
}

/** A failure ends only its lane: later deliveries must not overtake the failed one. */
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

/** A failure to hand back costs the rest of the lease, no more. */
async function handBack(rest: readonly Delivery[]): Promise<LaneResult> {
  const results = await Promise.allSettled(rest.map((delivery) => delivery.handBack()));
  return { failures: [], handedBack: results.filter(({ status }) => status === 'fulfilled').length };
}
