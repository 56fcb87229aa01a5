/**
 * The streams of one process: of one release, or of all changes. Notifications of the database cause reads. Nothing is
 * read while nothing changes, except one check of all credentials at each heartbeat. A change here can let a stream
 * outlive its token.
 */
import { targetName } from '../../../domain/target/target.js';
import type { Response } from 'express';
import type { SubjectRoles } from '../../../domain/access/roles.js';
import type { Logger } from '../../../platform/log/logger.js';
import { OpenCounts, type OpenLimits } from '../../../platform/http/open-counts.js';
import type { StreamLimits } from '../../../platform/config/limits.js';
import { CHANNELS } from '../../../store/database/notifications.js';
import { validCredentials } from '../../../store/access/tokens.js';
import type { Principal } from '../../access/principal.js';
import { ChangeFeed, missedFrame } from './change-feed.js';
import { type EventStream, openEventStream, StreamReader } from './stream-reader.js';
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

export interface ChangeStreamRequest extends Pick<StreamRequest, 'principal' | 'nowMs'> {
  /** Only changes of this workspace. */
  readonly workspace: string | undefined;
}

interface Joined {
  readonly reader: StreamReader;
  readonly leave: () => void;
}

/** Concurrent reads. More would take connections from requests. */
const readLanes = 2;
const pauseMs = 50;
const retryAfterMs = 1_000;

export class ProgressStreams {
  readonly #options: ProgressStreamsOptions;
  readonly #feeds = new Map<string, ReleaseFeed>();
  readonly #changes: ChangeFeed;
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
    this.#changes = new ChangeFeed(options.database);
    this.#queue = createReadQueue<ReleaseFeed | ChangeFeed>({
      read: (feed) => (feed.isEmpty ? Promise.resolve() : feed.refresh()),
      onFailure: ({ name }, error) =>
        options.logger.warn({ err: error, followed: name }, 'Streams could not read what they follow'),
      lanes: readLanes,
      pauseMs,
      retryAfterMs,
    });
    const { notifications } = options.database;
    this.#unsubscribes = [
      notifications.subscribe(CHANNELS.releaseChanged, (id) => this.#onRelease(id)),
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

  /** The progress of one release. Resolves when the server or the client has ended the stream. */
  async serve(response: Response, request: StreamRequest): Promise<void> {
    const { release, principal, subjectRoles, lastEventId } = request;
    await this.#serve(response, request, (stream) => {
      const feed = this.#feeds.get(release.id) ?? new ReleaseFeed(this.#options, release);
      this.#feeds.set(release.id, feed);
      const reader = new StreamReader(stream, principal, { lastEventId });
      const leaveFeed = feed.join(reader, subjectRoles);
      if (this.#accessChangedAtMs >= request.nowMs) feed.staleRoles(principal.user);
      this.#queue.ask(feed);
      const leave = () => {
        leaveFeed();
        if (feed.isEmpty) this.#feeds.delete(release.id);
      };
      return { reader, leave };
    });
  }

  /** All changes that the principal may read. Resolves when the server or the client has ended the stream. */
  async serveChanges(response: Response, request: ChangeStreamRequest): Promise<void> {
    await this.#serve(response, request, (stream) => {
      const reader = new StreamReader(stream, request.principal, { insteadOfMissed: missedFrame });
      return { reader, leave: this.#changes.join(reader, request.workspace ?? null) };
    });
  }

  async #serve(
    response: Response,
    { principal, nowMs }: Pick<StreamRequest, 'principal' | 'nowMs'>,
    join: (stream: EventStream) => Joined,
  ): Promise<void> {
    const stream = openEventStream(response);
    if (response.req.method === 'HEAD' || this.#isClosed) {
      stream.end();
      return;
    }
    if (!stream.isOpen) return;
    const closed = new Promise<void>((resolve) => {
      response.once('close', resolve);
    });
    const { reader, leave } = join(stream);
    this.#add(reader, principal);
    // The credential may have ended after it was checked.
    if (this.#accessChangedAtMs >= nowMs) void this.#endInvalid();
    await closed;
    leave();
    this.#remove(reader, principal);
  }

  /** Ends every stream. Streams opened later end at once. */
  close(): void {
    this.#isClosed = true;
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    this.#queue.close();
    clearInterval(this.#heartbeat);
    for (const reader of [...this.#readers]) reader.end();
  }

  #add(reader: StreamReader, { credential }: Principal): void {
    this.#readers.add(reader);
    this.#counts.add(credential.token.id);
    this.#heartbeat ??= setInterval(() => this.#beat(), this.#options.heartbeatMs);
  }

  #remove(reader: StreamReader, { credential }: Principal): void {
    this.#readers.delete(reader);
    this.#counts.remove(credential.token.id);
    if (this.#readers.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  #onRelease(id: string): void {
    this.#changes.releaseChanged(id);
    this.#queue.ask(this.#changes);
    const feed = this.#feeds.get(id);
    if (feed !== undefined) this.#queue.ask(feed);
  }

  #onTarget(name: string): void {
    this.#changes.targetChanged(name);
    this.#queue.ask(this.#changes);
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
    if (kind === 'user') this.#changes.staleRoles(key);
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
    this.#changes.missed();
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
    const readers = [...this.#readers];
    const ids = [...new Set(readers.map(({ principal }) => principal.credential.id))];
    try {
      const valid = await validCredentials(database.kysely, ids, now());
      for (const reader of readers) {
        const { credential, workspaces } = reader.principal;
        // With another limit the client connects again. Invalid credentials have undefined.
        if (valid.get(credential.id)?.join() !== workspaces?.join() || !valid.has(credential.id)) reader.end();
      }
    } catch (error) {
      logger.warn({ err: error }, 'The credentials of open streams could not be checked');
    }
  }
}
