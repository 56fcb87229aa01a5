/**
 * The documents of docs/ as pages, into dist/guide. The server sends them below `/docs/guide`. Their links are relative
 * to `/docs/`, and begin with a mark that the server replaces: how far up that is depends on the address.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compiler, RuleType } from 'markdown-to-jsx/html';
import { projectDir } from '../run-step.mjs';

const docs = join(projectDir, 'docs');
const docsMark = '__DOCS__';

export function writeGuide(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(docs).filter((file) => file.endsWith('.md'));
  for (const file of names) {
    const page = pageOf(readFileSync(join(docs, file), 'utf8'), new Set(names));
    writeFileSync(join(folder, file === 'README.md' ? 'index.html' : `${basename(file, '.md')}.html`), page);
  }
  const missing = '# No such page\n\nThe guide has no page at this address. [The guide](README.md) lists its pages.\n';
  writeFileSync(join(folder, '404.html'), pageOf(missing, new Set(names)));
  copyFileSync(join(projectDir, 'scripts', 'guide', 'guide.css'), join(folder, 'guide.css'));
  copyFileSync(join(projectDir, 'console', 'app', 'halftone.svg'), join(folder, 'halftone.svg'));
}

function pageOf(markdown, names) {
  const headings = [];
  const content = compiler(markdown, {
    wrapper: null,
    slugify: idsLikeGitHub(),
    renderRule(next, node, renderChildren, state) {
      if (node.type === RuleType.htmlComment) return '';
      if (node.type === RuleType.table || node.type === RuleType.codeBlock) return scrolling(next(), node.type);
      if (node.type === RuleType.heading)
        headings.push({ level: node.level, id: node.id, html: renderChildren(node.children, state) });
      if (node.type !== RuleType.link) return next();
      const target = targetOf(node.target, names);
      const children = renderChildren(node.children, state);
      return target === undefined ? children : `<a href="${target}">${children}</a>`;
    },
  });
  return framed(content, headings);
}

/** Undefined for what the guide does not have. Its link becomes plain text. */
function targetOf(link, names) {
  if (/^(https?:|#)/.test(link)) return link;
  const [file, anchor] = link.split('#');
  if (!names.has(file)) return undefined;
  const page = file === 'README.md' ? 'guide' : `guide/${basename(file, '.md')}`;
  return `${docsMark}${page}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The ids that links in docs/ rely on. */
function idsLikeGitHub() {
  const used = new Map();
  return (text) => {
    const id = text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    const times = used.get(id) ?? 0;
    used.set(id, times + 1);
    return times === 0 ? id : `${id}-${times}`;
  };
}

/** With a place in the order of Tab: what is wider than a phone must scroll by keyboard too. */
function scrolling(html, type) {
  const label = type === RuleType.table ? 'Table' : 'Code';
  return `<div class="scroll" role="group" aria-label="${label}" tabindex="0">${html}</div>`;
}

function framed(content, headings) {
  const title = headings.find(({ level }) => level === 1).html.replaceAll(/<[^>]*>/g, '');
  const parts = headings.filter(({ level }) => level === 2 || level === 3);
  const list = parts
    .map(({ level, id, html }) => `<li class="level-${level}"><a href="#${id}">${html}</a></li>`)
    .join('\n');
  const contents =
    parts.length < 2
      ? ''
      : `<nav aria-label="On this page"><details><summary>On this page</summary>\n<ul>\n${list}\n</ul></details></nav>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Halftone</title>
<link rel="icon" href="${docsMark}guide/halftone.svg" type="image/svg+xml">
<link rel="stylesheet" href="${docsMark}guide/guide.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<a href="${docsMark}guide">Guide</a>
<a href="${docsMark}./">API</a>
<a href="${docsMark}../">Console</a>
</header>
<main id="main" tabindex="-1">
${contents}
${content}
</main>
</body>
</html>
`;
}
