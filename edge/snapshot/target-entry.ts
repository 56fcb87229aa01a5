/**
 * The entry of one target in memory. The object stays, and its content changes with the target. It holds every
 * possible answer of the target, made once, and counts the answers.
 */
import {
  prepareView,
  type PreparedView,
  resolveKey,
  type ServingDecision,
  type TesterLookup,
  testersOf,
  userHash,
} from '../../domain/serving/assign.js';
import type { ExposureCount } from '../../domain/serving/exposure-count.js';
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { Answer } from './answer.js';

/** Answers since the start. */
export interface Launches {
  pilot: number;
  candidate: number;
  baseline: number;
  unavailable: number;
  unassigned: number;
}

/** The input of a decision, with all its answers. */
interface PreparedTarget extends PreparedView<Answer> {
  readonly testers: TesterIndex | null;
}

export class TargetEntry {
  source: ServedTarget;
  view: PreparedTarget;
  readonly launches: Launches = { pilot: 0, candidate: 0, baseline: 0, unavailable: 0, unassigned: 0 };
  /** Entries of the same app with answers since the counts were last taken. */
  readonly #given: TargetEntry[];
  #isGiven = false;

  /** `index`: position among the entries of its app. */
  constructor(
    source: ServedTarget,
    readonly index: number,
    given: TargetEntry[],
  ) {
    this.source = source;
    this.view = prepareTarget(source);
    this.#given = given;
  }

  /** Runs within one turn of the event loop, so readers never see half of it. */
  replace(source: ServedTarget): void {
    this.source = source;
    this.view = prepareTarget(source);
  }

  /** The answer for a launch. `hash` is the user's hash. An empty key is a launch without a user. */
  launch(userKey: string, hash: number): Answer {
    const answer = resolveKey(this.view, userKey, hash);
    this.launches[answer.variant] += 1;
    if (userKey === '') this.launches.unassigned += 1;
    this.count(answer);
    return answer;
  }

  /** Counts one answer that is sent. */
  count(answer: Answer): void {
    answer.count();
    if (this.#isGiven) return;
    this.#isGiven = true;
    this.#given.push(this);
  }

  /** Counts since the last call, by answer. */
  takeCounts(): ExposureCount[] {
    if (!this.#isGiven) return [];
    this.#isGiven = false;
    const { miniProgram, targetApp, environment } = this.source;
    return this.#answers().flatMap((answer) => {
      const decisions = answer.takeCount();
      const { variant, releaseId } = answer;
      return decisions === 0 ? [] : [{ miniProgram, targetApp, environment, variant, releaseId, decisions }];
    });
  }

  /** May list an answer twice. `takeCount` returns 0 the second time. */
  #answers(): Answer[] {
    const { suspended, testers, inGray, others, unassigned } = this.view;
    return [...(suspended === null ? [] : [suspended]), ...(testers?.answers ?? []), inGray, others, unassigned];
  }
}

function prepareTarget(source: ServedTarget): PreparedTarget {
  const view = prepareView(source);
  const others = new Answer(source, view.others);
  return {
    suspended: view.suspended === null ? null : new Answer(source, view.suspended),
    testers: testersFor(source),
    seed: view.seed | 0, // The same bits as a signed number, which the engine stores without a box.
    threshold: view.threshold,
    inGray: view.inGray === view.others ? others : new Answer(source, view.inGray),
    others,
    unassigned: new Answer(source, view.unassigned),
  };
}

/** Null when the target has no testers. */
function testersFor(source: ServedTarget): TesterIndex | null {
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
class TesterIndex implements TesterLookup<Answer> {
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
