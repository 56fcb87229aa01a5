/**
 * Fails when the workflow bundle holds what must not be in it. A cached workflow pays for every module. Input and
 * output have no place in code that is replayed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './run-step.mjs';

const unwanted = ['zod', 'kysely', 'pg', 'express', 'pino', '@electric-sql/pglite'];
const ourFolders = ['contracts', 'store', 'activities', 'worker', 'api', 'platform', 'cli'];

const bundle = readFileSync(join(projectDir, 'dist', 'workflow-bundle.js'), 'utf8');
// webpack names every module by its path, in a comment or as a key.
const found = [
  ...unwanted.filter((name) => bundle.includes(`node_modules/${name}/`)),
  ...ourFolders.filter((name) => bundle.includes(`./dist/${name}/`)),
];
if (found.length > 0)
  console.error(`The workflow bundle holds ${found.join(', ')}. Import nothing of it from workflows/ or domain/.`);
console.log(`Workflow bundle: ${(bundle.length / 1024).toFixed(0)} KiB`);
process.exit(found.length > 0 ? 1 : 0);
