/**
 * Fails when comments, documents, test names or English texts hold a word of `words.json`. Fails when a type or a file
 * has a retired name, or when a document names code that does not exist.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { missingNames } from './names-in-documents.mjs';
import { projectFiles } from './project-files.mjs';
import { projectDir } from './run-step.mjs';

const { prose, allowed, names, partsOfNames, files } = JSON.parse(
  readFileSync(join(projectDir, 'scripts', 'words.json'), 'utf8'),
);

/** Recorded data and what was published stay as they are; generated files say what their sources say. */
const skipped =
  /\.generated\.ts$|^(CHANGELOG\.md|package-lock\.json|docs\/data\/|test\/workflows\/histories\/|test\/store\/database\/fixtures\/)/;
const read = /\.(ts|tsx|mjs|cjs|md|yml|yaml|sh)$/;

const chosen = projectFiles().filter((file) => read.test(file) && !skipped.test(file));

const anyProse = new RegExp(`\\b(${Object.keys(prose).join('|')})\\b`, 'gi');
const anyName = new RegExp(`\\b(?:interface|type|class)\\s+(${Object.keys(names).join('|')})\\b`, 'g');
const functionOrConst =
  /\b(?:function\*?|export const)\s+(\w+)|^\s*(?:const\s+)?([#\w]+)(?: = (?:async )?\([^)]*\)[^=]*=>|\([^)]*\).*\{$)/;
/** A part begins the name in lower case or continues it in upper case; `heartbeat` holds none. */
const starts = Object.keys(partsOfNames);
const follows = starts.map((part) => part[0].toUpperCase() + part.slice(1));
const anyPart = new RegExp(`(?:^#?(?:${starts.join('|')})|(?<=[a-z\\d])(?:${follows.join('|')}))(?![a-z])`);

const found = chosen.flatMap((file) => {
  const stem = basename(file).split('.')[0] ?? '';
  const misnamed = files[stem] === undefined ? [] : [`${file}: name the file ${files[stem]}`];
  const lines = readFileSync(join(projectDir, file), 'utf8').split('\n');
  return [
    ...misnamed,
    ...lines.flatMap((line, index) =>
      findingsIn(line, allowed[file] ?? []).map((what) => `${file}:${index + 1}: ${what}`),
    ),
  ];
});

function findingsIn(line, allowedHere) {
  const met = [...line.matchAll(anyProse)].filter(([word]) => !allowedHere.includes(word));
  const words = met.map(([word]) => `"${word}": write ${prose[word.toLowerCase()]}`);
  const types = [...line.matchAll(anyName)].map(([, name]) => `${name}: the name is ${names[name]}`);
  const [, declared, own = declared] = functionOrConst.exec(line) ?? [];
  const part = own === undefined ? null : anyPart.exec(own);
  const functions =
    part === null ? [] : [`${own}: name it after ${partsOfNames[part[0].replace('#', '').toLowerCase()]}`];
  return [...words, ...types, ...functions];
}

const missing = missingNames();
for (const line of [...found, ...missing]) console.error(line);
if (found.length > 0)
  console.error(`${found.length} findings. The words and what to write instead: scripts/words.json`);
process.exit(found.length + missing.length > 0 ? 1 : 0);
