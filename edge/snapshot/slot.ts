/**
 * The place of one target in memory: it stays, what is in it changes. Holds every answer the target can give, made
 * once, and counts what was given.
 */
import type { ServingTarget } from '../../contracts/serving.js';
import { type PreparedView, prepare, resolveKey } from '../../domain/assignment/assign.js';
import type { ExposureCount } from '../../domain/assignment/exposure-count.js';
import { Answer } from './answer.js';
import { testersFor, type TesterFilter } from './tester-filter.js';

/** Answers given since the start, counted where they are given. */
export interface Launches {
  pilot: number;
  candidate: number;
  baseline: number;
  unavailable: number;
  unassigned: number;
}

export class Slot implements PreparedView<Answer> {
  suspended: Answer | null;
  testers: TesterFilter | null;
  seed: number;
  threshold: number;
  inGray: Answer;
  others: Answer;
  unassigned: Answer;
  source: ServingTarget;
  readonly launches: Launches = { pilot: 0, candidate: 0, baseline: 0, unavailable: 0, unassigned: 0 };
  /** The slots of its app that gave an answer since the counts were taken. */
  readonly #given: Slot[];
  #isGiven = false;

  /** `index`: its place among the slots of its app. */
  constructor(
    source: ServingTarget,
    readonly index: number,
    given: Slot[],
  ) {
    const view = preparedFor(source);
    this.suspended = view.suspended;
    this.testers = view.testers;
    this.seed = view.seed;
    this.threshold = view.threshold;
    this.inGray = view.inGray;
    this.others = view.others;
    this.unassigned = view.unassigned;
    this.source = source;
    this.#given = given;
  }

  /** Between two turns of the event loop, so nobody sees half of it. */
  replace(source: ServingTarget): void {
    Object.assign(this, preparedFor(source), { source });
  }

  /** What a launch gets. `hash` is the user's; the empty key is a launch without a user. */
  launch(userKey: string, hash: number): Answer {
    const answer = resolveKey(this, userKey, hash);
    this.launches[answer.variant] += 1;
    if (userKey === '') this.launches.unassigned += 1;
    this.count(answer);
    return answer;
  }

  /** Counts an answer that goes out to somebody. */
  count(answer: Answer): void {
    answer.count();
    if (this.#isGiven) return;
    this.#isGiven = true;
    this.#given.push(this);
  }

  /** What was given since the last call, by answer. */
  takeCounts(): ExposureCount[] {
    this.#isGiven = false;
    const { miniProgram, targetApp, environment } = this.source;
    return this.#answers().flatMap((answer) => {
      const decisions = answer.takeCount();
      const { variant, releaseId } = answer;
      return decisions === 0 ? [] : [{ miniProgram, targetApp, environment, variant, releaseId, decisions }];
    });
  }

  /** One that stands in two places has nothing to tell the second time. */
  #answers(): Answer[] {
    const { suspended, testers, inGray, others, unassigned } = this;
    return [...(suspended === null ? [] : [suspended]), ...(testers?.answers ?? []), inGray, others, unassigned];
  }
}

type Prepared = Pick<Slot, 'suspended' | 'testers' | 'seed' | 'threshold' | 'inGray' | 'others' | 'unassigned'>;

function preparedFor(source: ServingTarget): Prepared {
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
