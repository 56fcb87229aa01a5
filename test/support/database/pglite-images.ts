/** Embedded databases for tests, started from images. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../../store/database/database.js';
import { migrateToLatest } from '../../../store/database/migrate.js';
import { type EmbeddedDatabase, openPglite, type OpenPgliteOptions } from '../../../store/database/open-pglite.js';

/** Database images. They are kept between runs. */
const images = fileURLToPath(new URL('../../../node_modules/.cache/halftone-test-images/', import.meta.url));

/** In memory if no `dataDir` is given. A start from an image takes a sixth of the time of a new database. */
export async function migratedPglite(options: OpenPgliteOptions = {}): Promise<Database> {
  const file = join(images, `${await schemaDigest()}.tar`);
  return fromImage(file, options, async () => {
    const database = await openPglite({});
    await migrateToLatest(database.kysely);
    return database;
  });
}

export function emptyPglite(): Promise<Database> {
  return fromImage(join(images, 'empty.tar'), {}, () => openPglite({}));
}

async function fromImage(
  file: string,
  options: OpenPgliteOptions,
  make: () => Promise<EmbeddedDatabase>,
): Promise<Database> {
  const image = await readFile(file).catch(() => undefined);
  if (image !== undefined) return openPglite({ ...options, template: new Blob([image]) });
  const database = await make();
  await publish(file, new Uint8Array(await (await database.dump()).arrayBuffer()));
  await database.close();
  return fromImage(file, options, make);
}

/** Written to a temporary name and renamed, because another test file may read it at the same time. */
async function publish(file: string, image: Uint8Array): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, image);
  await rename(draft, file);
}

async function schemaDigest(): Promise<string> {
  const folder = new URL('../../../store/database/migrations/', import.meta.url);
  const digest = createHash('sha256');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1)))
    digest.update(await readFile(join(file.parentPath, file.name)));
  return digest.digest('hex').slice(0, 16);
}
