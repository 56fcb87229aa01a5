/**
 * Fails when a document or a comment has a sentence of more than 30 words. Fails when a document or a file of the
 * domain has more sentences of over 20 words than its share. Tables, code, generated pages and recorded data are not
 * prose. `--list` prints every sentence of over 20 words.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from './project-files.mjs';
import { projectDir } from './run-step.mjs';

const aimedWords = 20;
const mostWords = 30;
/** The part of a document's sentences that may be longer than aimed. A share may become smaller, never larger. */
const shares = [
  { documents: /^(README|CONTRIBUTING|docs\/architecture)\.md$/, share: 0.05 },
  { documents: /^docs\/adr\//, share: 0.15 },
  { documents: /\.md$/, share: 0.1 },
  { documents: /^domain\//, share: 0 },
  { documents: /./, share: 1 }, // Of other comments, the most words alone count.
];

const notProse = /^(CHANGELOG\.md|docs\/state-machine\.md|docs\/data\/)|\.generated\.ts$/;

const documents = projectFiles('*.md', '*.ts', '*.tsx', '*.mjs')
  .filter((file) => !notProse.test(file))
  .map((file) => {
    const text = readFileSync(join(projectDir, file), 'utf8');
    return { file, sentences: sentencesOf(file.endsWith('.md') ? text : commentsOf(text)) };
  });

const isListed = process.argv.includes('--list');
let isTooLong = false;
for (const { file, sentences } of documents) {
  const long = sentences.filter(({ words }) => words > aimedWords);
  const tooLong = long.filter(({ words }) => words > mostWords);
  for (const { line, words, sentence } of isListed ? long : tooLong)
    console.error(`${file}:${line}: ${words} words: ${sentence}`);
  const { share } = shares.find(({ documents }) => documents.test(file));
  const most = Math.ceil(sentences.length * share);
  if (long.length > most)
    console.error(`${file}: ${long.length} sentences of over ${aimedWords} words, at most ${most}`);
  isTooLong ||= tooLong.length > 0 || long.length > most;
}
if (isTooLong) console.error(`Split these sentences: one idea each, and at most ${aimedWords} words.`);
process.exit(isTooLong ? 1 : 0);

/** The comments of code as a document of as many lines: what is code, or indented as code, is an empty line. */
function commentsOf(code) {
  let isBlock = false;
  const lines = code.split('\n').map((line) => {
    if (/^\s*\/\*\*/.test(line)) isBlock = true;
    const isComment = isBlock || /^\s*\/\/ /.test(line);
    if (line.includes('*/')) isBlock = false;
    const text = line.replace(/^\s*(\/\*\*|\*(?!\/)|\/\/) ?/, '').replace(/\*\/.*$/, '');
    return isComment && !text.startsWith('    ') ? text.replace('@throws', '\n@throws') : '';
  });
  return lines.join('\n');
}

function sentencesOf(text) {
  return paragraphsOf(text).flatMap(({ line, text }) =>
    text
      .split(/(?<=[.!?]["”)*]*)\s+/)
      .map((sentence) => ({ line, sentence, words: (sentence.match(/\S*[\p{L}\d]\S*/gu) ?? []).length }))
      .filter(({ words }) => words > 0),
  );
}

/** Paragraphs, headings and list items, each with its first line. Code in a line is one word, and a link its text. */
function paragraphsOf(text) {
  const paragraphs = [];
  let isCode = false;
  let isOpen = false;
  for (const [index, line] of text.split('\n').entries()) {
    const isFence = /^\s*(```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    if (isCode || isFence || /^\s*(\||<|$)/.test(line)) {
      isOpen = false;
      continue;
    }
    const startsAnother = /^(#+|\s*([-*+]|\d+[.)]))\s/.test(line);
    if (startsAnother || !isOpen) paragraphs.push({ line: index + 1, text: '' });
    isOpen = !line.startsWith('#');
    paragraphs.at(-1).text += `${line.replace(/^[\s>#]*([-*+]|\d+[.)])?\s+/, '')} `;
  }
  return paragraphs.map((paragraph) => ({ ...paragraph, text: plainText(paragraph.text) }));
}

function plainText(markdown) {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(`+)(.+?)\1/g, (_, _marks, code) => `\`${code.replace(/\s+/g, '␣').replace(/[.!?]$/, '')}\``)
    .replaceAll('**', '')
    .trim();
}
