/**
 * All readers of /v1/stream. One read of what changed serves them all; each gets the part that it may read. A slow
 * client gets an event that it missed something, and reads its lists again.
 */
import { workspacesOfUsers } from '../../../store/access/load-roles.js';
import type { Database } from '../../../store/database/database.js';
import { readChangedReleases, readChangedTargets, type TargetWorkspaces } from '../../../store/release/read-changed.js';
import type { Principal } from '../../access/principal.js';
import { wireTargetItem } from '../../target/wire-target.js';
import { releaseListItem } from '../release-item.js';
import { type Frame, frameOf, type StreamReader, yieldBetweenReaders } from './stream-reader.js';

/** Sent in place of changes that a reader could not take, and when notifications may have been lost. */
export const missedFrame: Frame = frameOf('missed', 'missed', {});

/** Readers of the same changes. */
interface Group {
  readonly principal: Principal;
  /** Only changes of this workspace. Null: of all that the principal may read. */
  readonly wanted: string | null;
  readonly readers: Set<StreamReader>;
  /** The workspaces that the principal may read. */
  workspaces: ReadonlySet<string>;
  hasStaleRoles: boolean;
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
    const { user, workspaces } = reader.principal;
    const key = JSON.stringify([user, workspaces, wanted]);
    const group = this.#groups.get(key) ?? newGroup(reader.principal, wanted);
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
      if (user === undefined || group.principal.user === user) group.hasStaleRoles = true;
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
      await this.#readStaleRoles();
      const { kysely } = this.#database;
      const releases = ids.size === 0 ? [] : await readChangedReleases(kysely, [...ids]);
      const targets = names.size === 0 ? [] : await readChangedTargets(kysely, [...names]);
      await this.#deliver({
        releases: releases.map(({ listed, ...of }) => ({ item: releaseListItem(listed), sides: sidesOf(of) })),
        targets: targets.map(({ target, ...of }) => ({ item: wireTargetItem(target), sides: sidesOf(of) })),
      });
    } catch (error) {
      for (const id of ids) this.#releases.add(id);
      for (const name of names) this.#targets.add(name);
      throw error;
    }
  }

  async #readStaleRoles(): Promise<void> {
    const stale = [...this.#groups.values()].filter((group) => group.hasStaleRoles);
    if (stale.length === 0) return;
    for (const group of stale) group.hasStaleRoles = false; // A change during the read sets it again.
    try {
      const users = [...new Set(stale.map(({ principal }) => principal.user))];
      const workspaces = await workspacesOfUsers(this.#database.kysely, users);
      for (const group of stale) group.workspaces = readableBy(group, workspaces.get(group.principal.user) ?? []);
    } catch (error) {
      for (const group of stale) group.hasStaleRoles = true;
      throw error;
    }
  }

  async #deliver(changes: Changes): Promise<void> {
    const frames = new Map<string, Frame>();
    const turn = yieldBetweenReaders();
    for (const group of [...this.#groups.values()]) {
      const frame = frameFor(group, changes, frames);
      if (frame === null) continue;
      for (const reader of [...group.readers]) {
        reader.deliver(frame);
        await turn();
      }
    }
  }
}

/** Its workspaces are read with its first change. */
function newGroup(principal: Principal, wanted: string | null): Group {
  return { principal, wanted, readers: new Set(), workspaces: new Set(), hasStaleRoles: true };
}

/** An item of a list as it is sent, and the workspaces of both sides. */
interface Sent<Item> {
  readonly item: Item;
  readonly sides: readonly [string, string];
}

interface Changes {
  readonly releases: readonly Sent<ReturnType<typeof releaseListItem>>[];
  readonly targets: readonly Sent<ReturnType<typeof wireTargetItem>>[];
}

function sidesOf({ workspaceId, appWorkspaceId }: TargetWorkspaces): readonly [string, string] {
  return [workspaceId, appWorkspaceId];
}

function readableBy({ principal, wanted }: Group, memberOf: readonly string[]): ReadonlySet<string> {
  const mayCount = (id: string) => principal.workspaces?.includes(id) !== false;
  return new Set(memberOf.filter((id) => mayCount(id) && (wanted === null || wanted === id)));
}

/** Groups that may read the same changes share one frame. Null when the group may read none of them. */
function frameFor({ workspaces }: Group, changes: Changes, frames: Map<string, Frame>): Frame | null {
  const mayRead = ({ sides }: Sent<unknown>) => sides.some((id) => workspaces.has(id));
  const readable = [changes.releases.map(mayRead), changes.targets.map(mayRead)];
  if (!readable.flat().includes(true)) return null;
  const key = JSON.stringify(readable);
  const frame = frames.get(key) ?? frameOf('change', 'change', readablePart(changes, mayRead));
  frames.set(key, frame);
  return frame;
}

function readablePart({ releases, targets }: Changes, mayRead: (sent: Sent<unknown>) => boolean): object {
  return {
    releases: releases.filter(mayRead).map(({ item }) => item),
    targets: targets.filter(mayRead).map(({ item }) => item),
  };
}
