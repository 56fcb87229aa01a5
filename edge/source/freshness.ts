/** Age of the data: the time since memory and database were last found equal. Stale data is still served. */
export class Freshness {
  readonly #now: () => number;
  #confirmedAtMs: number | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Null before the first comparison, in this process or in the one that wrote the disk copy. */
  get confirmedAtMs(): number | null {
    return this.#confirmedAtMs;
  }

  /** Whole seconds. Null before the first comparison. */
  get ageSeconds(): number | null {
    if (this.#confirmedAtMs === null) return null;
    return Math.max(0, Math.floor((this.#now() - this.#confirmedAtMs) / 1000));
  }

  /** For the age header of answers. */
  get ageText(): string {
    const age = this.ageSeconds;
    return age === null ? 'unknown' : String(age);
  }

  confirm(atMs: number): void {
    this.#confirmedAtMs = Math.max(this.#confirmedAtMs ?? atMs, atMs);
  }
}
