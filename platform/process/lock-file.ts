/**
 * A lock between processes: a file with the identity of its owner. The lock of a dead owner is taken over. A process in
 * another container cannot be checked, so owners refresh the time of the file, and after 15 s without that they are
 * dead. Not `proper-lockfile`: it trusts file times only. It waits 10 s for the lock of a dead process and takes the
 * lock of a live one that was suspended. Here the start time of the process decides.
 */
import { linkSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../log/error-fields.js';
import { liveness, ownIdentity, type ProcessIdentity } from './process-identity.js';

const refreshEveryMs = 2_000;
const silentForMs = 15_000;
/** Time for a competing process that removed the wrong file (`removeExactly`) to put it back. */
const recheckAfterMs = 30;

export interface LockOwner extends ProcessIdentity {
  readonly since: string;
}

export type LockAttempt =
  | { readonly outcome: 'locked'; readonly lock: FileLock }
  | { readonly outcome: 'heldByOther'; readonly owner: LockOwner };

export interface FileLock {
  /** Deletes the file. Does nothing when another process owns the lock. */
  release(): void;
}

/** Does not wait for a live owner. The folder must exist. */
export async function tryLockFile(path: string): Promise<LockAttempt> {
  const mine: LockOwner = { ...ownIdentity(), since: new Date().toISOString() };
  const text = JSON.stringify(mine);
  for (;;) {
    if (placeFile(path, text)) break;
    const found = readOwner(path);
    if (found === undefined) continue;
    if (isLive(found)) return { outcome: 'heldByOther', owner: found.owner };
    removeExactly(path, found.text);
  }
  await pause(recheckAfterMs);
  const owner = readOwner(path);
  if (owner === undefined || owner.text !== text)
    return owner ? { outcome: 'heldByOther', owner: owner.owner } : tryLockFile(path);
  return { outcome: 'locked', lock: keepFresh(path, text) };
}

interface FoundOwner {
  readonly owner: LockOwner;
  readonly text: string;
  readonly refreshedAtMs: number;
}

function isLive({ owner, refreshedAtMs }: FoundOwner): boolean {
  const state = liveness(owner);
  return state === 'alive' || (state === 'elsewhere' && Date.now() - refreshedAtMs < silentForMs);
}

/** Creates the file atomically, with its content. False when there is one already. */
function placeFile(path: string, text: string): boolean {
  const draft = `${path}.${String(process.pid)}.${String(performance.now())}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

function readOwner(path: string): FoundOwner | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return { owner: parseOwner(text), text, refreshedAtMs: statSync(path).mtimeMs };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * A file that cannot be parsed has no live owner: files are created atomically, so only a power cut leaves such a file.
 */
function parseOwner(text: string): LockOwner {
  try {
    const { pid, startedAt, place, since } = JSON.parse(text) as Partial<LockOwner>;
    return { pid: pid ?? 0, startedAt: startedAt ?? '', place: place ?? ownIdentity().place, since: since ?? '' };
  } catch {
    return { pid: 0, startedAt: '', place: ownIdentity().place, since: '' };
  }
}

/** Removes the file if its content is still `text`: another process may have taken the lock meanwhile. */
function removeExactly(path: string, text: string): void {
  const aside = `${path}.${String(process.pid)}.gone`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const other = readFileSync(aside, 'utf8');
  unlinkSync(aside);
  if (other !== text) placeFile(path, other);
}

function keepFresh(path: string, text: string): FileLock {
  const timer = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // The folder was deleted: there is nothing left to lock.
    }
  }, refreshEveryMs);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      if (readOwner(path)?.text === text) unlinkSync(path);
    },
  };
}
