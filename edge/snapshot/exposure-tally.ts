/** Decisions of one target in one state of it, counted where they are given, until somebody takes them. */
import type { ServingTarget } from '../../contracts/serving.js';
import type { ExposureCount } from '../../domain/assignment/exposure-count.js';
import type { Answer } from './answer.js';

export class ExposureTally {
  #candidate = 0;
  #baseline = 0;
  #unavailable = 0;
  /** By release: of these there can be several, for a few testers each. */
  #pilots: Map<string, number> | null = null;

  add({ variant, releaseId }: Answer): void {
    if (variant === 'baseline') this.#baseline += 1;
    else if (variant === 'candidate') this.#candidate += 1;
    else if (variant === 'unavailable') this.#unavailable += 1;
    else this.#addPilot(releaseId ?? '');
  }

  /** `source`: the state of the target in which they were counted. */
  countsOf(source: ServingTarget): ExposureCount[] {
    const { miniProgram, targetApp, environment, baseline, candidate } = source;
    const counted: Pick<ExposureCount, 'variant' | 'releaseId' | 'decisions'>[] = [
      { variant: 'candidate', releaseId: candidate?.releaseId ?? null, decisions: this.#candidate },
      { variant: 'baseline', releaseId: baseline?.releaseId ?? null, decisions: this.#baseline },
      { variant: 'unavailable', releaseId: null, decisions: this.#unavailable },
    ];
    for (const [releaseId, decisions] of this.#pilots ?? []) counted.push({ variant: 'pilot', releaseId, decisions });
    return counted.flatMap((one) => (one.decisions === 0 ? [] : [{ miniProgram, targetApp, environment, ...one }]));
  }

  #addPilot(releaseId: string): void {
    this.#pilots ??= new Map();
    this.#pilots.set(releaseId, (this.#pilots.get(releaseId) ?? 0) + 1);
  }
}
