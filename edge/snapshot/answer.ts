/** The decision for a launch. Frozen and shared: one object for all users with the same decision on one target. */
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import type { ServingDecision, Variant } from '../../domain/serving/assign.js';
import { percentOf } from '../../domain/values/percentage.js';

export class Answer {
  readonly miniProgram: string;
  readonly variant: Variant;
  readonly reason: ServingDecision['reason'];
  /** Null when nothing is available. */
  readonly version: string | null;
  readonly releaseId: string | null;
  /** The configured percentage of the release: 100 for the baseline, 0 for a pilot, null without a release. */
  readonly percentage: number | null;
  /** Revision of the target. */
  readonly revision: number;
  #text: string | null = null;
  #given = 0;

  constructor({ miniProgram, revision, candidate }: ServedTarget, decision: ServingDecision) {
    const isServed = decision.variant !== 'unavailable';
    this.miniProgram = miniProgram;
    this.variant = decision.variant;
    this.reason = decision.reason;
    this.version = isServed ? decision.version : null;
    this.releaseId = isServed ? decision.releaseId : null;
    this.percentage = percentageOf(decision.variant, candidate?.bp ?? 0);
    this.revision = revision;
    Object.freeze(this);
  }

  /** Counts one delivery. Kept in the answer, because the code that sends an answer holds no other object. */
  count(): void {
    this.#given += 1;
  }

  /** Number of deliveries since the last call. */
  takeCount(): number {
    const given = this.#given;
    this.#given = 0;
    return given;
  }

  /** The serialised answer. The first call makes it, later calls return the same text. */
  text(make: (answer: Answer) => string): string {
    this.#text ??= make(this);
    return this.#text;
  }
}

function percentageOf(variant: Variant, bp: number): number | null {
  switch (variant) {
    case 'candidate':
      return percentOf(bp);
    case 'baseline':
      return 100;
    case 'pilot':
      return 0;
    case 'unavailable':
      return null;
  }
}
