/**
 * `halftone-client/decide`: decisions from memory in another process, updated by the stream of a decision
 * plane. It has no dependencies. For back ends only, because it holds salts and keys of testers.
 */
import { readServingPart, type ServingPart, wrongTokenKind } from '../../contracts/serving/serving.js';
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { resolveKey, userHash } from '../../domain/serving/assign.js';
import type { Environment } from '../../domain/registry/target-app.js';
import type { Answer } from '../snapshot/answer.js';
import { type AppTargets, Snapshot } from '../snapshot/snapshot.js';
import { followStream, type StreamEvent } from './follow-stream.js';

export type { Answer } from '../snapshot/answer.js';

export interface OpenOptions {
  /** Address of the decision plane, with the path of its proxy if it has one: `https://halftone.example`. */
  readonly url: string;
  /** A decide token of kind `server`. Decisions are available for its target apps. */
  readonly token: string;
  /** Default: production. */
  readonly environment?: Environment;
  /** How long `open` waits for the first snapshot. Default 10 s. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/** The token was refused, or no full snapshot arrived in time. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';

  /**
   * `status`: the HTTP status, null when there was no answer in time. `code`: from the problem document,
   * `WRONG_TOKEN_KIND` when the token is for pages.
   */
  constructor(
    readonly status: number | null,
    readonly code: string | null = null,
  ) {
    super(whyNot(status, code));
  }
}

function whyNot(status: number | null, code: string | null): string {
  if (status === null) return 'No snapshot came in time';
  if (code === wrongTokenKind.code) return `${wrongTokenKind.title}. ${wrongTokenKind.remedy}`;
  return `The server refused the token: ${status}`;
}

/** Resolves with the first full snapshot. @throws CannotOpen */
export async function open(options: OpenOptions): Promise<Decisions> {
  const decisions = new Decisions(options);
  try {
    await decisions.ready;
    return decisions;
  } catch (error) {
    decisions.close();
    throw error;
  }
}

/** Appends to the path of `url`, because a proxy may serve the decision plane below a path. */
function streamAddress(url: string, environment: Environment): string {
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/v1/serving/stream`;
  address.search = new URLSearchParams({ environment }).toString();
  address.hash = '';
  return address.href;
}

export type ChangeListener = (target: { readonly targetApp: string; readonly miniProgram: string }) => void;

export class Decisions {
  readonly ready: Promise<void>;
  readonly #environment: Environment;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<ChangeListener>();
  #apps: ReadonlyMap<string, AppTargets> = new Map();
  #snapshot = new Snapshot();
  /** A snapshot whose last part has not arrived. */
  #arriving: Snapshot | null = null;
  #isConnected = false;
  #age: { readonly seconds: number; readonly receivedAtMs: number } | null = null;

  constructor({ url, token, environment = 'production', timeoutMs = 10_000, fetch = globalThis.fetch }: OpenOptions) {
    this.#environment = environment;
    this.ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new CannotOpen(null)), timeoutMs);
      this.#onReady = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#onRefused = (status, code) => {
        clearTimeout(timer);
        reject(new CannotOpen(status, code));
      };
    });
    const address = streamAddress(url, environment);
    const listener = {
      event: (event: StreamEvent) => this.#take(event),
      age: (seconds: number) => this.#noteAge(seconds),
      connected: (isConnected: boolean) => {
        this.#isConnected = isConnected;
        this.#arriving = null;
      },
      refused: (status: number, code: string | null) => this.#onRefused(status, code),
    };
    followStream({ url: address, token, fetch }, listener, this.#closing.signal);
  }

  #onReady: () => void = () => undefined;
  #onRefused: (status: number, code: string | null) => void = () => undefined;

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Seconds since the data was last known to equal the database. */
  get ageSeconds(): number | null {
    if (this.#age === null) return null;
    return this.#age.seconds + Math.floor((Date.now() - this.#age.receivedAtMs) / 1000);
  }

  /**
   * The answer for this user. Undefined for a mini program without a target there. An empty key is a launch without a
   * user. Allocates nothing: the answer is shared and frozen. Call once at launch and keep the answer for the
   * session.
   */
  decide(targetApp: string, miniProgram: string, userKey: string): Answer | undefined {
    const entry = this.#apps.get(targetApp)?.find(miniProgram);
    if (entry === undefined) return undefined;
    return resolveKey(entry.view, userKey, userHash(userKey));
  }

  /** Answers for every mini program of a target app. The user key is hashed once. */
  decideAll(targetApp: string, userKey: string, take: (answer: Answer) => void): void {
    const columns = this.#apps.get(targetApp)?.columns;
    const hash = userHash(userKey);
    for (let i = 0; columns !== undefined && i < columns.length; i++) take(columns.resolve(i, userKey, hash));
  }

  /** Calls the listener for each target that changes after `open`. Returns the function that removes it. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends the stream. Decisions continue with the last data. */
  close(): void {
    this.#closing.abort();
  }

  #take({ type, data }: StreamEvent): void {
    const part = readServingPart(data);
    if (part === undefined) return;
    if (part.ageSeconds !== null) this.#noteAge(part.ageSeconds);
    if (type === 'delta') for (const target of part.targets) this.#put(target);
    else if (type === 'snapshot') this.#takeSnapshot(part);
  }

  #put(target: ServedTarget): void {
    if (!this.#snapshot.put(target)) return;
    this.#apps = this.#snapshot.apps(this.#environment);
    for (const listener of this.#listeners) listener(target);
  }

  #takeSnapshot({ targets, isLast }: ServingPart): void {
    this.#arriving ??= new Snapshot();
    for (const target of targets) this.#arriving.put(target);
    if (!isLast) return;
    const before = this.#snapshot;
    const next = this.#arriving;
    this.#arriving = null;
    // Another server may have older data for a target, so the newer entry stays.
    for (const [, app] of before.allApps())
      for (const { source } of app.entries) if (next.find(...placeOf(source)) !== undefined) next.put(source);
    this.#snapshot = next;
    this.#apps = next.apps(this.#environment);
    this.#onReady();
    for (const [, app] of next.allApps())
      for (const { source } of app.entries) {
        const known = before.find(...placeOf(source));
        if (known?.source.revision !== source.revision) this.#announce(source);
      }
  }

  #announce(target: ServedTarget): void {
    for (const listener of this.#listeners) listener(target);
  }

  #noteAge(seconds: number): void {
    this.#age = { seconds, receivedAtMs: Date.now() };
  }
}

function placeOf({ environment, targetApp, miniProgram }: ServedTarget): [Environment, string, string] {
  return [environment, targetApp, miniProgram];
}
