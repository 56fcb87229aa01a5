/**
 * Every target in memory, ready to answer. Nothing waits in here and nothing is read from elsewhere.
 * A change swaps one slot, whatever the number of targets: an answer is made within one turn of the event loop, so
 * nobody can see half of a change, and no map needs copying for that.
 */
import type { ServingTarget } from '../../contracts/serving.js';
import { type PreparedView, resolveKey, userHash } from '../../domain/assignment/assign.js';
import type { ExposureCount } from '../../domain/assignment/exposure-count.js';
import { type Environment, environments } from '../../domain/target-app.js';
import type { Answer } from './answer.js';
import { ExposureTally } from './exposure-tally.js';
import { prepareTarget } from './prepare-target.js';
import { StateMark } from './state-mark.js';

/** The place of a target: it stays, what is in it changes. */
export interface Slot {
  source: ServingTarget;
  view: PreparedView<Answer>;
  readonly launches: Launches;
  /** Decisions since they were taken last; null when there were none. */
  tally: ExposureTally | null;
}

/** Answers given since the start, counted where they are given. */
export interface Launches {
  pilot: number;
  candidate: number;
  baseline: number;
  unavailable: number;
  unassigned: number;
}

function noLaunches(): Launches {
  return { pilot: 0, candidate: 0, baseline: 0, unavailable: 0, unassigned: 0 };
}

/** The targets of one target app in one environment. */
export class AppTargets {
  readonly slots: Slot[] = [];
  readonly #byMiniProgram = new Map<string, Slot>();
  /** Equal marks are equal targets. */
  readonly mark = new StateMark();
  #markText: string | null = null;
  /** Of states that targets are no longer in. */
  readonly #exposure: ExposureCount[] = [];

  /** `mark` as text, made once per state. */
  get markText(): string {
    this.#markText ??= this.mark.toString();
    return this.#markText;
  }

  find(miniProgram: string): Slot | undefined {
    return this.#byMiniProgram.get(miniProgram);
  }

  /** False, and nothing changes, unless `source` is new or newer than what is there. */
  put(source: ServingTarget): boolean {
    const slot = this.#byMiniProgram.get(source.miniProgram);
    if (slot === undefined) {
      this.#add({ source, view: prepareTarget(source), launches: noLaunches(), tally: null });
    } else {
      if (source.revision <= slot.source.revision) return false;
      this.mark.exclude(slot.source);
      this.#setAside(slot);
      slot.view = prepareTarget(source);
      slot.source = source;
    }
    this.mark.include(source);
    this.#markText = null;
    return true;
  }

  /** What was decided since the last call, by target and release. */
  takeExposure(): ExposureCount[] {
    for (const slot of this.slots) this.#setAside(slot);
    return this.#exposure.splice(0);
  }

  /** Counts belong to the state of the target in which they were counted. */
  #setAside(slot: Slot): void {
    if (slot.tally === null) return;
    this.#exposure.push(...slot.tally.countsOf(slot.source));
    slot.tally = null;
  }

  #add(slot: Slot): void {
    this.slots.push(slot);
    this.#byMiniProgram.set(slot.source.miniProgram, slot);
  }
}

export class Snapshot {
  readonly #environments: Record<Environment, Map<string, AppTargets>> = {
    development: new Map(),
    test: new Map(),
    sandbox: new Map(),
    production: new Map(),
  };
  #size = 0;

  /** Number of targets. */
  get size(): number {
    return this.#size;
  }

  /** False, and nothing changes, unless the target is new or its revision is higher than the one known. */
  put(source: ServingTarget): boolean {
    const app = this.#appOf(source.environment, source.targetApp);
    const size = app.slots.length;
    if (!app.put(source)) return false;
    this.#size += app.slots.length - size;
    return true;
  }

  app(environment: Environment, targetApp: string): AppTargets | undefined {
    return this.#environments[environment].get(targetApp);
  }

  /** Target apps of one environment, by id. */
  apps(environment: Environment): ReadonlyMap<string, AppTargets> {
    return this.#environments[environment];
  }

  *places(): Generator<[{ readonly environment: Environment; readonly targetApp: string }, AppTargets]> {
    for (const environment of environments)
      for (const [targetApp, app] of this.#environments[environment]) yield [{ environment, targetApp }, app];
  }

  takeExposure(): ExposureCount[] {
    return [...this.places()].flatMap(([, app]) => app.takeExposure());
  }

  *sources(): Generator<ServingTarget> {
    for (const [, app] of this.places()) for (const { source } of app.slots) yield source;
  }

  find(environment: Environment, targetApp: string, miniProgram: string): Slot | undefined {
    return this.#environments[environment].get(targetApp)?.find(miniProgram);
  }

  #appOf(environment: Environment, targetApp: string): AppTargets {
    const apps = this.#environments[environment];
    const known = apps.get(targetApp);
    if (known !== undefined) return known;
    const app = new AppTargets();
    apps.set(targetApp, app);
    return app;
  }
}

/** What a launch gets from one slot, counted there. `hash` is the user's; the empty key is a launch without a user. */
export function launch(slot: Slot, userKey: string, hash: number): Answer {
  const answer = resolveKey(slot.view, userKey, hash);
  slot.launches[answer.variant] += 1;
  if (userKey === '') slot.launches.unassigned += 1;
  count(slot, answer);
  return answer;
}

/** A decision that goes out to somebody. */
export function count(slot: Slot, answer: Answer): void {
  slot.tally ??= new ExposureTally();
  slot.tally.add(answer);
}

/** 0 for a launch without a user. */
export function hashOf(userKey: string): number {
  return userKey === '' ? 0 : userHash(userKey);
}
