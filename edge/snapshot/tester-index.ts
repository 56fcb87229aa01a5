/** Looks up the testers of one target at little cost for all other users. The domain decides which user is a tester. */
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { type ServingDecision, type TesterLookup, testersOf, userHash } from '../../domain/serving/assign.js';
import { Answer } from './answer.js';

/** Null when the target has no testers. */
export function testersFor(source: ServedTarget): TesterIndex | null {
  const decisions = testersOf(source);
  if (decisions === null) return null;
  const byDecision = new Map<ServingDecision, Answer>();
  const answers = new Map<string, Answer>();
  for (const [userKey, decision] of Object.entries(decisions)) {
    const answer = byDecision.get(decision) ?? new Answer(source, decision);
    byDecision.set(decision, answer);
    answers.set(userKey, answer);
  }
  return new TesterIndex(answers);
}

/** A bit set before the map: 16 bits for each tester, by the top bits of the hash. Most other users skip the map. */
export class TesterIndex implements TesterLookup<Answer> {
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

  get answers(): Iterable<Answer> {
    return this.#answers.values();
  }

  find(userKey: string, hash: number): Answer | undefined {
    const at = hash >>> this.#shift;
    const word = this.#bits[at >>> 5] ?? 0;
    return (word & (1 << (at & 31))) === 0 ? undefined : this.#answers.get(userKey);
  }
}
