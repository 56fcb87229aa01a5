/**
 * All readers of /v1/stream. One read of what changed serves them all; each gets the part that it may read. A slow
 * client gets an event that it missed something, and reads its lists again.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { workspacesOfUsers } from '../../../store/access/load-roles.js';
import type { Database } from '../../../store/database/database.js';
import {
  type ChangedRelease,
  type ChangedTarget,
  readChangedReleases,
  readChangedTargets,
} from '../../../store/release/read-changed.js';
import type { Principal } from '../../access/principal.js';
import { wireTargetItem } from '../../target/wire-target.js';
import { releaseListItem } from '../progress.js';
import { type Frame, frameOf, type StreamReader } from './stream-reader.js';

/** Readers written to in one turn of the event loop. Requests are served between turns. */
const readersATurn = 100;

/** Sent in place of changes that a reader could not take, and when notifications may have been lost. */
export const missedFrame: Frame = frameOf('missed', 'missed', {});

/** Readers of the same changes. */
interface Group {
  readonly principal: Principal;
  /** Only changes of this workspace. Null: of all that the principal may read. */
  readonly wanted: string | null;
  readonly readers: Set<StreamReader>;
  /** The workspaces that the principal may read. Null: to be read again. */
  workspaces: ReadonlySet<string> | null;
}

export class ChangeFeed {
  readonly name = 'all changes';
  readonly #database: Database;
  readonly #groups = new Map<string, Group>();
  #releases = new Set<string>();
  #targets = new Set<string>();

  constructor(database: Database) {
    this.#database = database;
  }

  get isEmpty(): boolean {
    return this.#groups.size === 0;
  }

  /** Returns the function that leaves. */
  join(reader: StreamReader, wanted: string | null): () => void {
    const { user, workspace } = reader.principal;
    const key = JSON.stringify([user, workspace, wanted]);
    const group = this.#groups.get(key) ?? {
      principal: reader.principal,
      wanted,
      readers: new Set(),
      workspaces: null,
    };
    this.#groups.set(key, group);
    group.readers.add(reader);
    return () => {
      group.readers.delete(reader);
      if (group.readers.size === 0 && this.#groups.get(key) === group) this.#groups.delete(key);
    };
  }

  releaseChanged(id: string): void {
    if (!this.isEmpty) this.#releases.add(id);
  }

  /** `name`: as in the notification. */
  targetChanged(name: string): void {
    if (!this.isEmpty) this.#targets.add(name);
  }

  /** The next read loads the workspaces of this user again; without `user`, of all. */
  staleRoles(user?: string): void {
    for (const group of this.#groups.values())
      if (user === undefined || group.principal.user === user) group.workspaces = null;
  }

  /** Changes may have been missed: all readers read their lists again. */
  missed(): void {
    this.staleRoles();
    for (const { readers } of this.#groups.values()) for (const reader of readers) reader.deliver(missedFrame);
  }

  /** @throws when the database is unavailable. What was to be read is read by the next call. */
  async refresh(): Promise<void> {
    const [ids, names] = [this.#releases, this.#targets];
    this.#releases = new Set();
    this.#targets = new Set();
    try {
      await this.#readWorkspaces();
      const { kysely } = this.#database;
      await this.#deliver({
        releases: ids.size === 0 ? [] : await readChangedReleases(kysely, [...ids]),
        targets: names.size === 0 ? [] : await readChangedTargets(kysely, [...names]),
      });
    } catch (error) {
      for (const id of ids) this.#releases.add(id);
      for (const name of names) this.#targets.add(name);
      throw error;
    }
  }

  async #readWorkspaces(): Promise<void> {
    const stale = [...this.#groups.values()].filter(({ workspaces }) => workspaces === null);
    if (stale.length === 0) return;
    const users = [...new Set(stale.map(({ principal }) => principal.user))];
    const workspaces = await workspacesOfUsers(this.#database.kysely, users);
    for (const group of stale) group.workspaces = readableBy(group, workspaces.get(group.principal.user) ?? []);
  }

  async #deliver(changes: Changes): Promise<void> {
    const frames = new Map<string, Frame>();
    let written = 0;
    for (const group of [...this.#groups.values()]) {
      const frame = frameFor(group, changes, frames);
      if (frame === null) continue;
      for (const reader of [...group.readers]) {
        reader.deliver(frame);
        written += 1;
        if (written % readersATurn === 0) await nextTurn();
      }
    }
  }
}

interface Changes {
  readonly releases: readonly ChangedRelease[];
  readonly targets: readonly ChangedTarget[];
}

function readableBy({ principal, wanted }: Group, memberOf: readonly string[]): ReadonlySet<string> {
  const limits = [principal.workspace, wanted].filter((limit) => limit !== null);
  return new Set(memberOf.filter((id) => limits.every((limit) => limit === id)));
}

/** Groups that may read the same changes share one frame. Null when the group may read none of them. */
function frameFor({ workspaces }: Group, { releases, targets }: Changes, frames: Map<string, Frame>): Frame | null {
  const mayRead = ({ workspaceId, appWorkspaceId }: ChangedRelease | ChangedTarget) =>
    workspaces?.has(workspaceId) === true || workspaces?.has(appWorkspaceId) === true;
  const readable = { releases: releases.filter(mayRead), targets: targets.filter(mayRead) };
  if (readable.releases.length + readable.targets.length === 0) return null;
  const data = {
    releases: readable.releases.map(({ listed }) => releaseListItem(listed)),
    targets: readable.targets.map(({ target }) => wireTargetItem(target)),
  };
  const key = JSON.stringify([data.releases.map(({ id }) => id), data.targets]);
  const frame = frames.get(key) ?? frameOf('change', 'change', data);
  frames.set(key, frame);
  return frame;
}
