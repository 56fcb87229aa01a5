/**
 * The entry of one target in memory. The object stays, and its content changes with the target. It holds every
 * possible answer of the target, made once, and counts the answers.
 */
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { type PreparedView, prepare, resolveKey } from '../../domain/serving/assign.js';
import type { ExposureCount } from '../../domain/serving/exposure-count.js';
import { Answer } from './answer.js';
import { testersFor, type TesterIndex } from './tester-index.js';

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
  const view = prepare(source);
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
