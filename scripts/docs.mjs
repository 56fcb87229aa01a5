/**
 * `npm run docs`: writes docs/state-machine.md from the rules, and the part of docs/cli.md between its marks from the
 * commands of `halftone`. With --check it only says whether they are up to date.
 */
import './check-node.mjs';

const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { existsSync, readFileSync, writeFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { projectDir } = await import('./run-step.mjs');
const { commandPage } = await import('./command-page.mjs');
const { statePage } = await import('../dist/scripts/state-machine/page.js');

const pages = { 'state-machine.md': () => `${statePage()}\n`, 'cli.md': commandPage };
for (const [name, write] of Object.entries(pages)) {
  const file = join(projectDir, 'docs', name);
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const page = write(old);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, page);
  } else if (old !== page) {
    console.error(`halftone: docs/${name} is not what the source makes. Run \`npm run docs\` and commit it.`);
    process.exitCode = 1;
  }
}
