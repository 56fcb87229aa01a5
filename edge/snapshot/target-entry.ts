/**
 * The place of one target in memory: it stays, what is in it changes. Holds every answer the target can give, made
 * once, and counts what was given.
 */
import type { ServingTarget } from '../../contracts/serving/serving.js';
import { type PreparedView, prepare, resolveKey } from '../../domain/serving/assign.js';
import type { ExposureCount } from '../../domain/serving/exposure-count.js';
import { Answer } from './answer.js';
import { testersFor, type TesterIndex } from './tester-index.js';

/** Answers given since the start, counted where they are given. */
export interface Launches {
  pilot: number;
  candidate: number;
  baseline: number;
  unavailable: number;
  unassigned: number;
}

/** What a decision reads, with every answer in it. */
interface PreparedTarget extends PreparedView<Answer> {
  readonly testers: TesterIndex | null;
}

export class TargetEntry {
  source: ServingTarget;
  view: PreparedTarget;
  readonly launches: Launches = { pilot: 0, candidate: 0, baseline: 0, unavailable: 0, unassigned: 0 };
  /** The entries of its app that gave an answer since the counts were taken. */
  readonly #given: TargetEntry[];
  #isGiven = false;

  /** `index`: its place among the entries of its app. */
  constructor(
    source: ServingTarget,
    readonly index: number,
    given: TargetEntry[],
  ) {
    this.source = source;
    this.view = prepareTarget(source);
    this.#given = given;
  }

  /** Between two turns of the event loop, so nobody sees half of it. */
  replace(source: ServingTarget): void {
    this.source = source;
    this.view = prepareTarget(source);
  }

  /** What a launch gets. `hash` is the user's; the empty key is a launch without a user. */
  launch(userKey: string, hash: number): Answer {
    const answer = resolveKey(this.view, userKey, hash);
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
    if (!this.#isGiven) return [];
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
    const { suspended, testers, inGray, others, unassigned } = this.view;
    return [...(suspended === null ? [] : [suspended]), ...(testers?.answers ?? []), inGray, others, unassigned];
  }
}

function prepareTarget(source: ServingTarget): PreparedTarget {
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
