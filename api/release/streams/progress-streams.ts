/**
 * The progress streams of one process. Notifications of the database cause reads; nothing is read while nothing
 * changes, except one check of all credentials at each heartbeat. A change here can let a stream outlive its token.
 */
import type { Response } from 'express';
import type { SubjectRoles } from '../../../domain/access/roles.js';
import type { Logger } from '../../../platform/log/logger.js';
import { OpenCounts, type OpenLimits } from '../../../platform/http/open-counts.js';
import type { StreamLimits } from '../../../platform/config/limits.js';
import { CHANNELS } from '../../../store/database/notifications.js';
import { validCredentials } from '../../../store/access/tokens.js';
import { targetName } from '../../../store/target/targets.js';
import type { Principal } from '../../access/principal.js';
import { openEventStream, StreamReader } from './stream-reader.js';
import { createReadQueue } from './read-queue.js';
import { type FeedDeps, type FollowedRelease, ReleaseFeed } from './release-feed.js';

export interface ProgressStreamsOptions extends FeedDeps {
  readonly logger: Logger;
  /** Between heartbeats, and between checks of the credentials. */
  readonly heartbeatMs: number;
  readonly limits: StreamLimits;
}

export interface StreamRequest {
  readonly release: FollowedRelease;
  readonly principal: Principal;
  readonly subjectRoles: SubjectRoles;
  readonly lastEventId: string | undefined;
  /** When the request began: roles that changed later are read again. */
  readonly nowMs: number;
}

/** Concurrent reads. More would take connections from requests. */
const readLanes = 2;
const pauseMs = 50;
const retryAfterMs = 1_000;

export class ProgressStreams {
  readonly #options: ProgressStreamsOptions;
  readonly #feeds = new Map<string, ReleaseFeed>();
  readonly #readers = new Set<StreamReader>();
  readonly #counts: OpenCounts;
  readonly #queue;
  readonly #unsubscribes: (() => void)[];
  #heartbeat: NodeJS.Timeout | undefined;
  #isChecking = false;
  #isCheckDue = false;
  #accessChangedAtMs = 0;
  #isClosed = false;

  constructor(options: ProgressStreamsOptions) {
    this.#options = options;
    this.#counts = new OpenCounts({ each: options.limits.perToken, all: options.limits.perProcess });
    this.#queue = createReadQueue<ReleaseFeed>({
      read: (feed) => (feed.isEmpty ? Promise.resolve() : feed.refresh()),
      onFailure: ({ release }, error) =>
        options.logger.warn({ err: error, releaseId: release.id }, 'The streams of a release could not read it'),
      ...{ lanes: readLanes, pauseMs, retryAfterMs },
    });
    const { notifications } = options.database;
    this.#unsubscribes = [
      notifications.subscribe(CHANNELS.releaseChanged, (id) => this.#ask(this.#feeds.get(id))),
      notifications.subscribe(CHANNELS.targetChanged, (name) => this.#onTarget(name)),
      notifications.subscribe(CHANNELS.accessChanged, (payload) => this.#onAccess(payload)),
      notifications.onReconnect(() => this.#onMissed()),
    ];
  }

  /** Open streams. */
  get size(): number {
    return this.#readers.size;
  }

  /** Why another stream of this token is refused; null when it is allowed. */
  refusal({ credential }: Principal): keyof OpenLimits | null {
    return this.#counts.refusal(credential.token.id);
  }

  get limits(): StreamLimits {
    return this.#options.limits;
  }

  /** Resolves when the server or the client has ended the stream. */
  async serve(response: Response, request: StreamRequest): Promise<void> {
    const stream = openEventStream(response);
    if (response.req.method === 'HEAD' || this.#isClosed) {
      stream.end();
      return;
    }
    if (!stream.isOpen) return;
    const closed = new Promise<void>((resolve) => {
      response.once('close', resolve);
    });
    const reader = new StreamReader(stream, request.principal, request.lastEventId);
    const leave = this.#admit(reader, request);
    await closed;
    leave();
  }

  /** Ends every stream. Streams opened later end at once. */
  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#queue.close();
    clearInterval(this.#heartbeat);
    for (const reader of [...this.#readers]) reader.end();
  }

  #admit(reader: StreamReader, { release, principal, subjectRoles, nowMs }: StreamRequest): () => void {
    const feed = this.#feeds.get(release.id) ?? new ReleaseFeed(this.#options, release);
    this.#feeds.set(release.id, feed);
    const leaveFeed = feed.join(reader, subjectRoles);
    this.#readers.add(reader);
    this.#counts.add(principal.credential.token.id);
    this.#heartbeat ??= setInterval(() => this.#beat(), this.#options.heartbeatMs);
    if (this.#accessChangedAtMs >= nowMs) {
      feed.staleRoles(principal.user);
      void this.#endInvalid();
    }
    this.#queue.ask(feed);
    return () => {
      leaveFeed();
      if (feed.isEmpty) this.#feeds.delete(release.id);
      this.#readers.delete(reader);
      this.#counts.remove(principal.credential.token.id);
      if (this.#readers.size > 0) return;
      clearInterval(this.#heartbeat);
      this.#heartbeat = undefined;
    };
  }

  #ask(feed: ReleaseFeed | undefined): void {
    if (feed !== undefined) this.#queue.ask(feed);
  }

  #onTarget(name: string): void {
    for (const feed of this.#feeds.values()) if (targetName(feed.release) === name) this.#queue.ask(feed);
  }

  /** `<kind>/<key>`, as the triggers of the database write it. */
  #onAccess(payload: string): void {
    this.#accessChangedAtMs = this.#options.now();
    const end = payload.indexOf('/');
    const [kind, key] = [payload.slice(0, end), payload.slice(end + 1)];
    if (kind === 'credential') {
      const isOpen = [...this.#readers].some(
        ({ principal }) => principal.credential.id === key || principal.credential.token.id === key,
      );
      if (isOpen) void this.#endInvalid();
      return;
    }
    for (const feed of this.#feeds.values()) {
      // A workspace policy affects every role in its mini programs.
      const isConcerned =
        kind === 'app' ? feed.release.targetApp === key : feed.staleRoles(kind === 'user' ? key : undefined);
      if (isConcerned) this.#queue.ask(feed);
    }
  }

  /** The connection was lost, so changes may have been missed. */
  #onMissed(): void {
    this.#accessChangedAtMs = this.#options.now();
    void this.#endInvalid();
    for (const feed of this.#feeds.values()) {
      feed.staleRoles();
      this.#queue.ask(feed);
    }
  }

  #beat(): void {
    for (const reader of this.#readers) reader.beat();
    void this.#endInvalid();
  }

  /** One statement for all streams. A database outage ends no stream: the next heartbeat checks again. */
  async #endInvalid(): Promise<void> {
    this.#isCheckDue = true;
    if (this.#isChecking) return;
    this.#isChecking = true;
    while (this.#isCheckDue && this.#readers.size > 0 && !this.#isClosed) {
      this.#isCheckDue = false;
      await this.#checkCredentials();
    }
    this.#isChecking = false;
  }

  async #checkCredentials(): Promise<void> {
    const { database, now, logger } = this.#options;
    const asked = [...this.#readers];
    const ids = [...new Set(asked.map(({ principal }) => principal.credential.id))];
    try {
      const valid = await validCredentials(database.kysely, ids, now());
      for (const reader of asked) if (!valid.has(reader.principal.credential.id)) reader.end();
    } catch (error) {
      logger.warn({ err: error }, 'The credentials of open streams could not be checked');
    }
  }
}
