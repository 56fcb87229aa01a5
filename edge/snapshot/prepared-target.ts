/**
 * One target made ready for launches: every answer it can give, made once and shared by all who get it.
 * The rules are the domain's; this gives its answers one shape and its testers a look-up that costs others nothing.
 */
import type { ServingTarget } from '../../contracts/serving.js';
import {
  type PreparedView,
  prepare,
  resolveKey,
  type ServingDecision,
  testersOf,
  userHash,
  type Variant,
} from '../../domain/assignment/assign.js';
import { percentOf } from '../../domain/percentage.js';

/** What a launch is told. Frozen and shared: the same object for everybody who gets the same. */
export interface Answer {
  readonly variant: Variant;
  readonly reason: ServingDecision['reason'];
  /** Null when nothing is available. */
  readonly version: string | null;
  readonly releaseId: string | null;
  /** Configured for the release that is given: 100 for the baseline, 0 for a pilot, null when nothing is. */
  readonly percentage: number | null;
  /** Of the target. */
  readonly revision: number;
}

/** An answer and what is made of it once, when somebody first asks for that form. */
export interface Outcome {
  readonly answer: Answer;
  /** The body of an OFREP answer. */
  ofrepBody: string | null;
}

export interface PreparedTarget {
  readonly source: ServingTarget;
  readonly view: PreparedView<Outcome>;
}

export function prepareTarget(source: ServingTarget): PreparedTarget {
  const outcomeOf = (decision: ServingDecision): Outcome => ({ answer: answerOf(source, decision), ofrepBody: null });
  const view = prepare(source);
  return {
    source,
    view: {
      suspended: view.suspended === null ? null : outcomeOf(view.suspended),
      testers: testersLookup(source, outcomeOf),
      seed: view.seed,
      threshold: view.threshold,
      inGray: outcomeOf(view.inGray),
      others: outcomeOf(view.others),
      unassigned: outcomeOf(view.unassigned),
    },
  };
}

/** `hash`: the user's hash, made once for all targets asked about. */
export function outcomeFor(target: PreparedTarget, userKey: string, hash: number): Outcome {
  return resolveKey(target.view, userKey, hash);
}

function answerOf({ revision, candidate }: ServingTarget, decision: ServingDecision): Answer {
  const isServed = decision.variant !== 'unavailable';
  return Object.freeze({
    variant: decision.variant,
    reason: decision.reason,
    version: isServed ? decision.version : null,
    releaseId: isServed ? decision.releaseId : null,
    percentage: percentageOf(decision.variant, candidate?.bp ?? 0),
    revision,
  });
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

/** Testers are few: a filter of 16 bits each, by the top bits of the hash, spares nearly everybody the map. */
function testersLookup(
  source: ServingTarget,
  outcomeOf: (decision: ServingDecision) => Outcome,
): PreparedView<Outcome>['testers'] {
  const decisions = testersOf(source);
  if (decisions === null) return null;
  const byDecision = new Map<ServingDecision, Outcome>();
  const outcomes = new Map<string, Outcome>();
  for (const [userKey, decision] of Object.entries(decisions)) {
    const outcome = byDecision.get(decision) ?? outcomeOf(decision);
    byDecision.set(decision, outcome);
    outcomes.set(userKey, outcome);
  }
  const bits = Math.max(5, Math.ceil(Math.log2(outcomes.size * 16)));
  const shift = 32 - bits;
  const filter = new Uint32Array(2 ** (bits - 5));
  for (const userKey of outcomes.keys()) {
    const at = userHash(userKey) >>> shift;
    filter[at >>> 5] = (filter[at >>> 5] ?? 0) | (1 << (at & 31));
  }
  return (userKey, hash) => {
    const at = hash >>> shift;
    const word = filter[at >>> 5] ?? 0;
    return (word & (1 << (at & 31))) === 0 ? undefined : outcomes.get(userKey);
  };
}
