/** What a launch is told. Frozen and shared: the same object for everybody who gets the same from one target. */
import type { ServingTarget } from '../../contracts/serving/serving.js';
import type { ServingDecision, Variant } from '../../domain/serving/assign.js';
import { percentOf } from '../../domain/values/percentage.js';

export class Answer {
  readonly miniProgram: string;
  readonly variant: Variant;
  readonly reason: ServingDecision['reason'];
  /** Null when nothing is available. */
  readonly version: string | null;
  readonly releaseId: string | null;
  /** Configured for the release that is given: 100 for the baseline, 0 for a pilot, null when nothing is. */
  readonly percentage: number | null;
  /** Of the target. */
  readonly revision: number;
  #text: string | null = null;
  #given = 0;

  constructor({ miniProgram, revision, candidate }: ServingTarget, decision: ServingDecision) {
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

  /** Counts that it went out to somebody: in here, because whoever gives an answer has it at hand. */
  count(): void {
    this.#given += 1;
  }

  /** How often it went out since the last call. */
  takeCount(): number {
    const given = this.#given;
    this.#given = 0;
    return given;
  }

  /** The answer as it is sent, made by whoever asks first. */
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
