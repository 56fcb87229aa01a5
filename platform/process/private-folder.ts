/**
 * Keeps other users of the machine out of a data folder: it holds tokens, push secrets and the database. A folder of
 * ours that is open to others is closed; one of another user is refused, because we may not change it.
 */
import { chmodSync, statSync } from 'node:fs';
import { fileProblemOr } from './file-problem.js';
import { StartFailure } from './start-failure.js';

const others = 0o007;
const groupAndOthers = 0o077;

export interface Ownership {
  readonly uid: number;
  /** The groups of this process. */
  readonly groups: readonly number[];
}

/**
 * Returns true when it closed the folder. Does nothing where there is none, or where the system knows no such rights.
 *
 * @throws StartFailure
 */
export function closeToOthers(path: string, self: Ownership | undefined = ownership()): boolean {
  if (self === undefined) return false;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isDirectory()) return false;
  if (found.uid !== self.uid) {
    // The usual volume of a container: it belongs to root, and to a group of ours.
    const open = self.groups.includes(found.gid) ? others : groupAndOthers;
    if ((found.mode & open) !== 0)
      throw openToOthers(path, found.mode, `it belongs to another user (${String(found.uid)})`);
    return false;
  }
  if ((found.mode & groupAndOthers) === 0) return false;
  try {
    chmodSync(path, found.mode & 0o700);
  } catch (error) {
    throw new StartFailure(fileProblemOr(error, path), { cause: error });
  }
  const { mode } = statSync(path);
  if ((mode & groupAndOthers) !== 0) throw openToOthers(path, mode, 'its file system keeps no rights');
  return true;
}

function openToOthers(path: string, mode: number, why: string): StartFailure {
  return new StartFailure({
    message: `The data directory ${path} is open to other users (mode ${(mode & 0o777).toString(8)}), and ${why}`,
    remedy:
      'Take the rights of others away as its owner (chmod go-rwx; o-rwx is enough where the group is one of this user), or set HALFTONE_DATA_DIR to a folder of this user',
  });
}

function ownership(): Ownership | undefined {
  const { geteuid, getegid, getgroups } = process;
  if (geteuid === undefined) return undefined; // Windows
  return { uid: geteuid(), groups: [...(getgroups?.() ?? []), ...(getegid === undefined ? [] : [getegid()])] };
}
