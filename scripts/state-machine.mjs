/**
 * `npm run docs`: writes docs/state-machine.md from the rules. With --check it only says whether that is up to date.
 */
import './check-node.mjs';

const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { existsSync, readFileSync, writeFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { projectDir } = await import('./run-step.mjs');
const { statePage } = await import('../dist/scripts/state-machine/page.js');

const file = join(projectDir, 'docs', 'state-machine.md');
const page = `${statePage()}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(file, page);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
  console.error('halftone: docs/state-machine.md is not what the rules make. Run `npm run docs` and commit it.');
  process.exit(1);
}
