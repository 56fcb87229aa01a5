/**
 * Creates the folder of the embedded database. It is created under another name, synced and renamed. A folder with the
 * final name is always complete, even if the first start was killed or lost power.
 */
import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncFolder, syncTree } from './synced-files.js';

/** Does nothing when there is a database. `template`: an image to start from. */
export async function makePgliteFolder(folder: string, template: Blob | undefined): Promise<void> {
  const state = stateOf(folder);
  if (state === 'database') return;
  // A mount point, or the remains of another program's start, cannot be replaced by a rename.
  const draft = state === 'replaceable' ? `${folder}.new` : folder;
  if (draft !== folder) rmSync(draft, { recursive: true, force: true });
  const pglite = await PGlite.create({
    fs: new NodeFS(draft),
    ...(template === undefined ? {} : { loadDataDir: template }),
  });
  await pglite.close();
  keepToOwner(draft);
  await syncTree(draft);
  if (draft !== folder) await rename(draft, folder);
  await syncFolder(dirname(folder));
}

/** PGlite unpacks the image with its own file modes, whatever the umask is. */
function keepToOwner(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
}

function stateOf(folder: string): 'database' | 'replaceable' | 'in place' {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return 'replaceable';
  const entries = readdirSync(folder);
  if (entries.includes('PG_VERSION')) return 'database';
  const isPlain = found.isDirectory() && found.dev === lstatSync(dirname(folder)).dev;
  return isPlain && entries.length === 0 ? 'replaceable' : 'in place';
}
