/**
 * Wakes whoever follows a release: after each change of it or of its target, and whenever one may have been missed.
 * One subscription a process, however many follow.
 */
import type { Release } from '../../domain/release/release.js';
import { CHANNELS, type Notifications } from '../../store/notifications.js';
import { targetName } from '../../store/releases/target-key.js';

export interface Follower {
  /** Must not throw and not block. */
  readonly changed: () => void;
  /** Nobody will call `changed` again: the process stops. */
  readonly ended: () => void;
}

export interface ReleaseChanges {
  readonly followers: number;
  /** Returns how to stop following. */
  follow(release: Pick<Release, 'id' | 'miniProgram' | 'targetApp' | 'environment'>, follower: Follower): () => void;
  /** Ends every follower, and everybody who comes later at once. */
  close(): void;
}

export function openReleaseChanges(notifications: Notifications): ReleaseChanges {
  const byRelease = new Map<string, Set<Follower>>();
  const byTarget = new Map<string, Set<Follower>>();
  const all = new Set<Follower>();
  let isClosed = false;
  const wake = (followers: Iterable<Follower> = []): void => {
    for (const follower of followers) follower.changed();
  };
  const subscriptions = [
    notifications.subscribe(CHANNELS.releaseChanged, (releaseId) => {
      wake(byRelease.get(releaseId));
    }),
    notifications.subscribe(CHANNELS.targetChanged, (name) => {
      wake(byTarget.get(name));
    }),
    notifications.onReconnect(() => {
      wake(all);
    }),
  ];
  return {
    get followers() {
      return all.size;
    },
    follow(release, follower) {
      if (isClosed) follower.ended();
      all.add(follower);
      const leaveRelease = join(byRelease, release.id, follower);
      const leaveTarget = join(byTarget, targetName(release), follower);
      return () => {
        all.delete(follower);
        leaveRelease();
        leaveTarget();
      };
    },
    close() {
      isClosed = true;
      for (const unsubscribe of subscriptions) unsubscribe();
      for (const follower of [...all]) follower.ended();
    },
  };
}

function join(groups: Map<string, Set<Follower>>, name: string, follower: Follower): () => void {
  const group = groups.get(name) ?? new Set();
  groups.set(name, group.add(follower));
  return () => {
    group.delete(follower);
    if (group.size === 0 && groups.get(name) === group) groups.delete(name);
  };
}
