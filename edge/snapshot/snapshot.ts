/**
 * Every target in memory. Answers need no I/O and no waiting. A change replaces the content of one entry within one
 * turn of the event loop. Readers never see half of a change, and no map is copied, however many targets there are.
 */
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { userHash } from '../../domain/serving/assign.js';
import type { ExposureCount } from '../../domain/serving/exposure-count.js';
import { type Environment, environments } from '../../domain/registry/target-app.js';
import { DecisionTable } from './decision-table.js';
import { TargetEntry } from './target-entry.js';
import { StateFingerprint } from './state-fingerprint.js';

/** The targets of one target app in one environment. */
export class AppTargets {
  readonly entries: TargetEntry[] = [];
  readonly columns = new DecisionTable(this.entries);
  readonly #byMiniProgram = new Map<string, TargetEntry>();
  /** Equal marks mean equal targets. */
  readonly mark = new StateFingerprint();
  #markText: string | null = null;
  readonly #given: TargetEntry[] = [];
  /** Counts of earlier states of the targets. They belong to the releases that were served then. */
  readonly #before: ExposureCount[] = [];

  /** `mark` as text, made once for each state. */
  get markText(): string {
    this.#markText ??= this.mark.toString();
    return this.#markText;
  }

  find(miniProgram: string): TargetEntry | undefined {
    return this.#byMiniProgram.get(miniProgram);
  }

  /** False, without a change, unless `source` is new or newer than the stored one. */
  put(source: ServedTarget): boolean {
    const entry = this.#byMiniProgram.get(source.miniProgram);
    if (entry === undefined) {
      this.#add(new TargetEntry(source, this.entries.length, this.#given));
    } else {
      if (source.revision <= entry.source.revision) return false;
      this.mark.exclude(entry.source);
      this.#before.push(...entry.takeCounts());
      entry.replace(source);
      this.columns.put(entry);
    }
    this.mark.include(source);
    this.#markText = null;
    return true;
  }

  /** Counts of decisions since the last call, by target and release. */
  takeExposure(): ExposureCount[] {
    const given = this.#given.splice(0);
    return [...this.#before.splice(0), ...given.flatMap((entry) => entry.takeCounts())];
  }

  #add(entry: TargetEntry): void {
    this.entries.push(entry);
    this.columns.put(entry);
    this.#byMiniProgram.set(entry.source.miniProgram, entry);
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

  /** False, without a change, unless the target is new or its revision is higher than the stored one. */
  put(source: ServedTarget): boolean {
    const app = this.#appOf(source.environment, source.targetApp);
    const size = app.entries.length;
    if (!app.put(source)) return false;
    this.#size += app.entries.length - size;
    return true;
  }

  app(environment: Environment, targetApp: string): AppTargets | undefined {
    return this.#environments[environment].get(targetApp);
  }

  /** Target apps of one environment, by id. */
  apps(environment: Environment): ReadonlyMap<string, AppTargets> {
    return this.#environments[environment];
  }

  *allApps(): Generator<[{ readonly environment: Environment; readonly targetApp: string }, AppTargets]> {
    for (const environment of environments)
      for (const [targetApp, app] of this.#environments[environment]) yield [{ environment, targetApp }, app];
  }

  takeExposure(): ExposureCount[] {
    return [...this.allApps()].flatMap(([, app]) => app.takeExposure());
  }

  *sources(): Generator<ServedTarget> {
    for (const [, app] of this.allApps()) for (const { source } of app.entries) yield source;
  }

  find(environment: Environment, targetApp: string, miniProgram: string): TargetEntry | undefined {
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

/** 0 for a launch without a user. */
export function hashOf(userKey: string): number {
  return userKey === '' ? 0 : userHash(userKey);
}
