/**
 * Fails when comments, documents, test names or English texts hold a word of `words.json`. Fails when a type or a file
 * has a retired name, or when a document names code that does not exist.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { declaredNames } from './names-declared.mjs';
import { missingNames } from './names-in-documents.mjs';
import { projectFiles } from './project-files.mjs';
import { projectDir } from './run-step.mjs';

const { prose, allowed, names, partsOfNames, allowedNames, files } = JSON.parse(
  readFileSync(join(projectDir, 'scripts', 'words.json'), 'utf8'),
);

/** Recorded data and what was published stay as they are; generated files say what their sources say. */
const skipped =
  /\.generated\.ts$|^(CHANGELOG\.md|package-lock\.json|docs\/data\/|test\/workflows\/histories\/|test\/store\/database\/fixtures\/)/;
const read = /\.(ts|tsx|mjs|cjs|md|yml|yaml|sh)$/;

const chosen = projectFiles().filter((file) => read.test(file) && !skipped.test(file));

const anyProse = new RegExp(`\\b(${Object.keys(prose).join('|')})\\b`, 'gi');
/** A part begins the name in lower case or continues it in upper case; `heartbeat` holds none. */
const starts = Object.keys(partsOfNames);
const follows = starts.map((part) => part[0].toUpperCase() + part.slice(1));
const anyPart = new RegExp(`(?:^#?(?:${starts.join('|')})|(?<=[a-z\\d])(?:${follows.join('|')}))(?![a-z])`);

const code = /\.(ts|tsx|mjs|cjs)$/;

const found = chosen.flatMap((file) => {
  const stem = basename(file).split('.')[0] ?? '';
  const text = readFileSync(join(projectDir, file), 'utf8');
  return [
    ...(files[stem] === undefined ? [] : [`${file}: name the file ${files[stem]}`]),
    ...text.split('\n').flatMap((line, index) => wordsIn(line, allowed[file] ?? []).map(at(file, index + 1))),
    ...(code.test(file) ? declaredNames(file, text) : []).flatMap(({ line, ...declared }) =>
      namesIn(declared).map(at(file, line)),
    ),
  ];
});

function at(file, line) {
  return (finding) => `${file}:${line}: ${finding}`;
}

function wordsIn(line, allowedHere) {
  const met = [...line.matchAll(anyProse)].filter(([word]) => !allowedHere.includes(word));
  return met.map(([word]) => `"${word}": write ${prose[word.toLowerCase()]}`);
}

/** `allowedNames` says why a name stays: it is recorded, on the wire, or of a library. `field`: as a key alone. */
function namesIn({ name, isField }) {
  const exception = allowedNames[name];
  if (exception !== undefined && (isField || exception.field !== true)) return [];
  if (Object.hasOwn(names, name)) return [`${name}: the name is ${names[name]}`];
  const part = anyPart.exec(name);
  return part === null ? [] : [`${name}: name it after ${partsOfNames[part[0].replace('#', '').toLowerCase()]}`];
}

const missing = missingNames();
for (const line of [...found, ...missing]) console.error(line);
if (found.length > 0)
  console.error(`${found.length} findings. The words and what to write instead: scripts/words.json`);
process.exit(found.length + missing.length > 0 ? 1 : 0);
