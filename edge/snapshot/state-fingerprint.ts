/**
 * Identifies the state of a set of targets, equally in all processes. Updates take constant time. The sum of
 * revisions is not sufficient: two processes that read two changes in different order have the same sum.
 */
import { targetName } from '../../domain/target/target.js';
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { murmur3 } from '../../domain/values/murmur3.js';

export class StateFingerprint {
  #revisions = 0;
  #low = 0;
  #high = 0;

  /** Sum of the revisions of all included targets. */
  get revisions(): number {
    return this.#revisions;
  }

  include(target: ServedTarget): void {
    this.#count(target, 1);
  }

  exclude(target: ServedTarget): void {
    this.#count(target, -1);
  }

  /** `<sum of revisions>-<16 hex digits>`: the sum is for readers, the digits make it unique. */
  toString(): string {
    return markText(this.#revisions, this.#low, this.#high);
  }

  /** The mark of several disjoint sets together. */
  static textOf(marks: Iterable<StateFingerprint>): string {
    let [revisions, low, high] = [0, 0, 0];
    for (const mark of marks) {
      revisions += mark.#revisions;
      low = (low + mark.#low) | 0;
      high = (high + mark.#high) | 0;
    }
    return markText(revisions, low, high);
  }

  /** A sum of hashes is independent of the order of changes. Removing a target subtracts its hash. */
  #count(target: ServedTarget, sign: 1 | -1): void {
    const { revision } = target;
    const name = `${targetName(target)}@${revision}`;
    this.#revisions += sign * revision;
    this.#low = (this.#low + sign * murmur3(name, 1)) | 0;
    this.#high = (this.#high + sign * murmur3(name, 2)) | 0;
  }
}

function markText(revisions: number, low: number, high: number): string {
  return `${revisions}-${hex(high)}${hex(low)}`;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
