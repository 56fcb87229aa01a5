import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in package.json, which is above the sources and above dist/. */
export function programVersion(): string {
  const manifest = JSON.parse(readFileSync(findManifest(import.meta.dirname), 'utf8')) as { version: string };
  return manifest.version;
}

function findManifest(folder: string): string {
  const path = join(folder, 'package.json');
  try {
    readFileSync(path);
    return path;
  } catch (error) {
    if (dirname(folder) === folder) throw error;
    return findManifest(dirname(folder));
  }
}
