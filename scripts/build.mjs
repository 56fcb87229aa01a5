/**
 * Makes dist/ from the sources: compiled modules, the files they read, the workflow bundle, the console and the guide.
 * A build that is up to date is recognised by a stamp and costs some milliseconds. `npm run build` calls it; so do
 * start and test.
 */
import './check-node.mjs';
import './check-path.mjs';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageProgram, projectDir, runStep } from './run-step.mjs';

const sourceFolders = [
  ...['domain', 'contracts', 'store', 'workflows', 'activities', 'worker', 'api', 'edge', 'platform', 'cli'],
  ...['client', 'scripts/state-machine'],
];
/** What the console is made of. */
const consoleFolders = ['console', 'client', 'domain'];
/** What the pages of the guide are made of: documents, not their pictures. */
const guideFolders = ['docs', 'scripts/guide'];
const isOfGuide = (file) => guideFolders.includes(dirname(file));
const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build.mjs'];
const dist = join(projectDir, 'dist');
const stampFile = join(dist, '.stamp.json');

/** Builds when a source is newer, gone or new. Ends the process when the sources do not compile. */
export async function buildIfStale() {
  const stamp = stampOfSources();
  const last = readStamp();
  if (last !== undefined && isSame(stamp, last, () => true)) return;

  if (last === undefined || !isSame(stamp, last, (file) => !isOfGuide(file))) await buildProgram(stamp, last);
  await buildGuide();
  writeFileSync(stampFile, JSON.stringify(stamp));
}

async function buildProgram(stamp, last) {
  console.log('Building (some ten seconds).');
  // What a removed source left in dist/ would still be found there, by folder listings for instance.
  if (last === undefined || Object.keys(last).some((file) => !(file in stamp)))
    rmSync(dist, { recursive: true, force: true });
  const code = await runStep(packageProgram('tsc'), ['-p', 'tsconfig.build.json']);
  if (code !== 0) {
    if (code !== 127)
      console.error('halftone: the sources do not compile. Correct what tsc names above, then run this again.');
    process.exit(code);
  }
  for (const file of Object.keys(stamp)) if (isAsset(file)) copyAsset(file);
  await bundleWorkflows();
  await buildConsole(stamp, last);
}

/** Loaded here: it renders with a package that a program of production alone does not have. */
async function buildGuide() {
  const { writeGuide } = await import('./guide/write-guide.mjs');
  writeGuide(join(dist, 'guide'));
}

function isSame(stamp, last, isPart) {
  const part = (files) => JSON.stringify(Object.entries(files ?? {}).filter(([file]) => isPart(file)));
  return part(stamp) === part(last);
}

/** Bundled once here instead of at each start of a worker, which saves it a second. */
async function bundleWorkflows() {
  const bundler = join(dist, 'worker', 'temporal', 'workflow-bundle.js');
  if (!existsSync(bundler)) return;
  const { bundleWorkflows: bundle } = await import(pathToFileURL(bundler).href);
  const { code } = await bundle();
  writeFileSync(join(dist, 'workflow-bundle.js'), code);
}

/** The browser's part, into dist/console; left alone when neither it nor the rules it shares have changed. */
async function buildConsole(stamp, last) {
  const isPartOfIt = (file) => consoleFolders.includes(file.split('/')[0]) || settings.includes(file);
  if (existsSync(join(dist, 'console', 'index.html')) && isSame(stamp, last, isPartOfIt)) return;
  const args = ['build', 'console', '--config', 'console/vite.config.ts', '--logLevel', 'warn'];
  const code = await runStep(packageProgram('vite'), args);
  if (code === 0) return;
  if (code !== 127) console.error('halftone: the console could not be built. See what vite says above.');
  process.exit(code);
}

/** Every file the build reads, with what tells one state of it from another. */
function stampOfSources() {
  const files = [...settings, ...sourceFolders.flatMap(filesBelow), ...filesBelow('console'), ...guideFiles()];
  return Object.fromEntries(
    files.map((file) => {
      const { mtimeMs, size } = statSync(join(projectDir, file));
      return [file, `${Math.trunc(mtimeMs)} ${size}`]; // Copies keep no more of a time.
    }),
  );
}

function filesBelow(folder) {
  if (!existsSync(join(projectDir, folder))) return [];
  return readdirSync(join(projectDir, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectDir.length + 1))
    .filter((file) => !file.startsWith(join('client', 'dist'))) // Made by build-client.mjs.
    .sort();
}

function guideFiles() {
  return guideFolders.flatMap(filesBelow).filter(isOfGuide);
}

function isAsset(file) {
  const [folder] = file.split('/');
  return folder !== 'client' && sourceFolders.includes(folder) && !file.endsWith('.ts');
}

function copyAsset(file) {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  copyFileSync(join(projectDir, file), join(dist, file));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return undefined;
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await buildIfStale();
