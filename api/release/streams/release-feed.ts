/**
 * All readers of one release. One read of the release serves them all. The part that depends on the principal is
 * computed in memory, once for each group of readers with the same user and limits.
 */
import { mayDo } from '../../../domain/access/permissions.js';
import type { SubjectRoles } from '../../../domain/access/roles.js';
import type { Release } from '../../../domain/release/release.js';
import type { Database } from '../../../store/database/database.js';
import { findRolesOfMany } from '../../../store/access/load-roles.js';
import type { Principal } from '../../access/principal.js';
import { type ProgressContext, progressFor, readSharedProgress, type SharedProgress } from '../progress.js';
import { roleHolderOf } from '../../access/subject-roles.js';
import { type Frame, frameOf, type StreamReader, yieldBetweenReaders } from './stream-reader.js';

/** Readers with the same view: one set of roles, one view, one frame. */
interface Group {
  readonly principal: Principal;
  readonly readers: Set<StreamReader>;
  subjectRoles: SubjectRoles;
  hasStaleRoles: boolean;
}

export interface FeedDeps {
  readonly database: Database;
  readonly temporalUi: ProgressContext['temporalUi'];
  readonly now: () => number;
}

export type FollowedRelease = Pick<Release, 'id' | 'miniProgram' | 'targetApp' | 'environment'>;

export class ReleaseFeed {
  readonly release: FollowedRelease;
  readonly #deps: FeedDeps;
  readonly #groups = new Map<string, Group>();
  #reads = 0;

  constructor(deps: FeedDeps, release: FollowedRelease) {
    this.#deps = deps;
    this.release = release;
  }

  get name(): string {
    return this.release.id;
  }

  get isEmpty(): boolean {
    return this.#groups.size === 0;
  }

  /** Returns the function that leaves. `subjectRoles`: read by the request that opened the stream. */
  join(reader: StreamReader, subjectRoles: SubjectRoles): () => void {
    const key = groupKeyOf(reader.principal);
    const group = this.#groups.get(key) ?? newGroup(reader.principal, subjectRoles);
    this.#groups.set(key, group);
    group.readers.add(reader);
    reader.firstRead = this.#reads + 1;
    return () => {
      group.readers.delete(reader);
      if (group.readers.size === 0 && this.#groups.get(key) === group) this.#groups.delete(key);
    };
  }

  /**
   * The next read loads the roles of this user again; without `user`, of all. Returns whether any reader is affected.
   */
  staleRoles(user?: string): boolean {
    let isConcerned = false;
    for (const group of this.#groups.values()) {
      if (user !== undefined && group.principal.user !== user) continue;
      group.hasStaleRoles = true;
      isConcerned = true;
    }
    return isConcerned;
  }

  /** Reads the release once and delivers it to all readers. @throws when the database is unavailable. */
  async refresh(): Promise<void> {
    this.#reads += 1;
    const read = this.#reads;
    const { kysely } = this.#deps.database;
    const shared = await readSharedProgress(kysely, this.release.id, this.#deps.now());
    await this.#readStaleRoles();
    const turn = yieldBetweenReaders();
    for (const group of [...this.#groups.values()]) {
      const frame = mayDo('readRelease', group.subjectRoles) ? this.#frameFor(shared, group) : null;
      for (const reader of [...group.readers]) {
        if (reader.firstRead > read) continue; // It joined meanwhile, and is served by the next read.
        if (frame === null) reader.end();
        else reader.deliver(frame);
        await turn();
      }
    }
  }

  async #readStaleRoles(): Promise<void> {
    const stale = [...this.#groups.values()].filter((group) => group.hasStaleRoles);
    if (stale.length === 0) return;
    for (const group of stale) group.hasStaleRoles = false; // A change during the read sets it again.
    try {
      const roleHolders = stale.map(({ principal }) => roleHolderOf(principal));
      const roles = await findRolesOfMany(this.#deps.database.kysely, roleHolders, this.release);
      for (const [index, group] of stale.entries())
        group.subjectRoles = {
          ...(roles[index] ?? { developersMayStop: false }),
          isSystemAdmin: group.principal.systemAdmin,
        };
    } catch (error) {
      for (const group of stale) group.hasStaleRoles = true;
      throw error;
    }
  }

  #frameFor(shared: SharedProgress, { principal, subjectRoles }: Group): Frame {
    const { temporalUi, now } = this.#deps;
    const progress = progressFor(shared, { access: { principal, subjectRoles, nowMs: now() }, temporalUi });
    return frameOf('progress', `${progress.revision}.${progress.target.revision}`, progress);
  }
}

function newGroup(principal: Principal, subjectRoles: SubjectRoles): Group {
  return { principal, subjectRoles, readers: new Set(), hasStaleRoles: false };
}

/** What a view depends on, in addition to the release and the roles. */
function groupKeyOf({ user, workspaces, systemAdmin, scopes }: Principal): string {
  return JSON.stringify([user, workspaces, systemAdmin, scopes]);
}
