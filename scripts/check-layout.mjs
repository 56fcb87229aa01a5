/**
 * Fails when a layer's root holds a file that is no entry point, or when a folder of a layer holds a single file. Fails
 * when a test of a layer lies in a folder that the layer does not have. Fails when the table of subjects in
 * docs/architecture.md lists other layers than those that have the folder. With `--matrix` it also prints folders by
 * layer.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles } from './project-files.mjs';
import { projectDir } from './run-step.mjs';

/** The layers, and the files that their roots may hold. */
const entryPoints = {
  domain: [],
  contracts: [],
  store: ['open-database.ts'],
  workflows: ['all-workflows.ts', 'payload-converter.ts'],
  activities: [],
  worker: ['start-worker.ts'],
  api: ['main.ts', 'app.ts', 'all-routes.ts', 'deps.ts'],
  edge: ['open-edge.ts', 'edge-deps.ts'],
  platform: [],
  cli: ['main.ts', 'require-node.ts'],
  console: ['main.tsx', 'index.html', 'tsconfig.json', 'vite.config.ts'],
};

const layers = Object.keys(entryPoints);
const files = projectFiles(...layers);

if (process.argv.includes('--matrix')) printMatrix(layers);

const wrong = [];
const filesIn = new Map();
for (const file of files) {
  const folder = dirname(file);
  filesIn.set(folder, (filesIn.get(folder) ?? 0) + 1);
  const isAllowed = !layers.includes(folder) || entryPoints[folder].some((name) => file === `${folder}/${name}`);
  if (!isAllowed) wrong.push(`${file}: move it to the folder of its subject`);
}
for (const [folder, count] of filesIn) {
  const hasFolders = files.some((file) => file.startsWith(`${folder}/`) && dirname(file) !== folder);
  if (count === 1 && !hasFolders && !layers.includes(folder))
    wrong.push(`${folder}/: holds one file; move it to the folder above, or to the nearest subject`);
}
wrong.push(...misplacedTests(), ...wrongRows());
for (const line of wrong) console.error(line);
process.exit(wrong.length > 0 ? 1 : 0);

/** One row for each folder, one column for each layer. Folders of several layers, the subjects, come first. */
function printMatrix(columns) {
  const folders = projectFiles(...columns).map((file) => file.split('/', 2).join('/'));
  const countOf = (layer, name) => folders.filter((folder) => folder === `${layer}/${name}`).length;
  const rows = [...new Set(folders.map((folder) => folder.split('/')[1]))]
    .filter((name) => !name.includes('.'))
    .map((name) => ({ name, counts: columns.map((layer) => countOf(layer, name)) }))
    .sort((one, other) => used(other) - used(one) || one.name.localeCompare(other.name));
  console.log(['', ...columns].map((text) => text.padEnd(13)).join(''));
  for (const { name, counts } of rows)
    console.log([name, ...counts.map((count) => count || '·')].map((text) => String(text).padEnd(13)).join(''));
}

function used({ counts }) {
  return counts.filter((count) => count > 0).length;
}

/** A test lies in the folder of what it tests. At the root: of a layer whose root holds code. */
function misplacedTests() {
  const folders = new Set(files.map(dirname));
  return projectFiles(...layers.map((layer) => `test/${layer}`))
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file) && !folders.has(dirname(file).slice('test/'.length)))
    .map((file) => `${file}: move it to the folder of its subject`);
}

/** The rows of the table of subjects whose layers are not those that have the folder. */
function wrongRows() {
  const all = projectFiles(...layers);
  const has = (layer, subject) =>
    all.some((file) => file.startsWith(`${layer === 'cli' ? 'cli/operator' : layer}/${subject}/`));
  const document = readFileSync(join(projectDir, 'docs', 'architecture.md'), 'utf8');
  const [, table = ''] = document.split('\n### Subject folders\n');
  const rows = [...table.slice(0, table.indexOf('\nBesides')).matchAll(/^\| `(\w+)` \|.*\| ([\w, ]+) \|$/gm)];
  if (rows.length === 0) return ['docs/architecture.md: no table of subjects'];
  return rows.flatMap(([, subject, listed]) => {
    const actual = layers.filter((layer) => has(layer, subject));
    const isSame = [...listed.split(', ')].sort().join() === [...actual].sort().join();
    return isSame ? [] : [`docs/architecture.md: \`${subject}\` is in ${actual.join(', ')}`];
  });
}
