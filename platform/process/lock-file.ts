/**
 * A lock that one process holds as a file naming its owner. A dead owner's lock is taken over. An owner in another
 * container cannot be looked at, so owners refresh the file's time, and one that stopped doing so counts as dead.
 * Not `proper-lockfile`: it trusts file times only. It waits 10 s for the lock of a dead process and takes the lock of
 * a live one that was suspended. Here the start time of the process decides.
 */
import { linkSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../log/error-fields.js';
import { liveness, ownIdentity, type ProcessIdentity } from './process-identity.js';

const refreshEveryMs = 2_000;
const silentForMs = 15_000;
/** Longer than it takes another process to notice, between two system calls, that it took away the wrong file. */
const settleMs = 30;

export interface LockOwner extends ProcessIdentity {
  readonly since: string;
}

export type LockAttempt =
  | { readonly outcome: 'locked'; readonly lock: FileLock }
  | { readonly outcome: 'heldByOther'; readonly owner: LockOwner };

export interface FileLock {
  /** Gives the lock up; harmless when it is not ours any more. */
  release(): void;
}

/** Tries once. The folder must exist. */
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
  await pause(settleMs);
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

/** Puts the whole file there at once, or nothing: false when there is one already. */
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

/** An unreadable file names no live owner: files are placed whole, so only a power cut leaves a partial one. */
function parseOwner(text: string): LockOwner {
  try {
    const { pid, startedAt, place, since } = JSON.parse(text) as Partial<LockOwner>;
    return { pid: pid ?? 0, startedAt: startedAt ?? '', place: place ?? ownIdentity().place, since: since ?? '' };
  } catch {
    return { pid: 0, startedAt: '', place: ownIdentity().place, since: '' };
  }
}

/** Removes the file if it still says `text`: another process may have taken over between our look and now. */
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
      // The folder was deleted under us: there is nothing left to guard.
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
