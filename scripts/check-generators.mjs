/**
 * Runs client generators of three languages on our OpenAPI documents, then compiles and uses what they make. CI runs
 * it. Without the program of a language its generator is SKIPPED. Outside of CI that is so too where its packages
 * cannot be installed.
 */
import './check-node.mjs';
import './end-with-parent.mjs';

const { installIfNeeded } = await import('./install.mjs');
await installIfNeeded();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { dirname, join } = await import('node:path');
const { endSteps, runStep } = await import('./run-step.mjs');
const { goGenerator } = await import('./generators/go.mjs');
const { pythonGenerator } = await import('./generators/python.mjs');
const { typescriptGenerator } = await import('./generators/typescript.mjs');
const { openApi30Document, openApiDocument } = await import('../dist/api/http/openapi/openapi.js');
const { allRoutes } = await import('../dist/api/all-routes.js');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endSteps(signal));
const folder = mkdtempSync(join(tmpdir(), 'halftone-generators-'));
const output = join(folder, 'output.txt');
const failed = [];
try {
  writeFileSync(join(folder, '3.0.json'), JSON.stringify(openApi30Document(allRoutes, 'http://halftone.test')));
  writeFileSync(join(folder, '3.1.json'), JSON.stringify(openApiDocument(allRoutes, 'http://halftone.test')));
  for (const make of [typescriptGenerator, pythonGenerator, goGenerator]) {
    const startedAtMs = Date.now();
    const generator = make(folder);
    const { result, why } = await check(generator);
    console.log(
      `${result} ${generator.name} (${((Date.now() - startedAtMs) / 1000).toFixed(1)} s)${why ? `: ${why}` : ''}`,
    );
    if (result === 'FAILED ') failed.push(generator.name);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed.length > 0 ? 1 : 0);

async function check({ needs, files, install, steps }) {
  const missing = needs !== undefined && (await failureOf(needs.command));
  if (missing) return { result: 'SKIPPED', why: `it needs ${needs.tool}` };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  for (const command of install) {
    const failure = await failureOf(command);
    if (failure && process.env.CI === 'true') return { result: 'FAILED ', why: failure };
    if (failure) return { result: 'SKIPPED', why: `its packages could not be installed\n${failure}` };
  }
  for (const command of steps) {
    const failure = await failureOf(command);
    if (failure) return { result: 'FAILED ', why: failure };
  }
  return { result: 'ok     ' };
}

/** What the command said when it failed; undefined when it did not. */
async function failureOf([program, ...args]) {
  const code = await runStep(program, args, { outputFile: output, explain: false });
  if (code === 0) return undefined;
  const said = readFileSync(output, 'utf8').trim().split('\n').slice(-40).join('\n');
  return `${[program, ...args].join(' ')} ended with ${code}\n${said}`;
}
