/**
 * One target made ready for launches: every answer it can give, made once. The rules are the domain's; this gives the
 * answers one shape, and its testers a look-up that costs others next to nothing.
 */
import type { ServingTarget } from '../../contracts/serving.js';
import {
  type PreparedView,
  prepare,
  type ServingDecision,
  type TesterLookup,
  testersOf,
  userHash,
} from '../../domain/assignment/assign.js';
import { Answer } from './answer.js';

export function prepareTarget(source: ServingTarget): PreparedView<Answer> {
  const view = prepare(source);
  const others = new Answer(source, view.others);
  return {
    suspended: view.suspended === null ? null : new Answer(source, view.suspended),
    testers: testersFor(source),
    seed: view.seed | 0, // The same bits; as a signed number the engine keeps it in place.
    threshold: view.threshold,
    inGray: view.inGray === view.others ? others : new Answer(source, view.inGray),
    others,
    unassigned: new Answer(source, view.unassigned),
  };
}

function testersFor(source: ServingTarget): TesterFilter | null {
  const decisions = testersOf(source);
  if (decisions === null) return null;
  const byDecision = new Map<ServingDecision, Answer>();
  const answers = new Map<string, Answer>();
  for (const [userKey, decision] of Object.entries(decisions)) {
    const answer = byDecision.get(decision) ?? new Answer(source, decision);
    byDecision.set(decision, answer);
    answers.set(userKey, answer);
  }
  return new TesterFilter(answers);
}

/** Testers are few: 16 bits for each, by the top bits of the hash, spare nearly everybody else the map. */
class TesterFilter implements TesterLookup<Answer> {
  readonly #shift: number;
  readonly #bits: Uint32Array;
  readonly #answers: ReadonlyMap<string, Answer>;

  constructor(answers: ReadonlyMap<string, Answer>) {
    const sizeLog2 = Math.max(5, Math.ceil(Math.log2(answers.size * 16)));
    this.#shift = 32 - sizeLog2;
    this.#bits = new Uint32Array(2 ** (sizeLog2 - 5));
    this.#answers = answers;
    for (const userKey of answers.keys()) {
      const at = userHash(userKey) >>> this.#shift;
      this.#bits[at >>> 5] = (this.#bits[at >>> 5] ?? 0) | (1 << (at & 31));
    }
  }

  find(userKey: string, hash: number): Answer | undefined {
    const at = hash >>> this.#shift;
    const word = this.#bits[at >>> 5] ?? 0;
    return (word & (1 << (at & 31))) === 0 ? undefined : this.#answers.get(userKey);
  }
}
