/**
 * Makes client/dist, what the package halftone-client holds: each entry as one ES module and as one CommonJS module,
 * with what it needs of the decision library, and its types. `npm pack` in client/ calls it. A test bounds the size of
 * the package, most of which is types: they are there once.
 */
import './check-node.mjs';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { packageProgram, projectDir, runStep } from './run-step.mjs';

const dist = join(projectDir, 'client', 'dist');
/** By the name in `exports` of client/package.json. */
const entries = {
  index: 'client/index',
  decide: 'edge/library/decide',
  openfeature: 'edge/library/openfeature-provider',
};
/** The answer of each operation to what it refuses, once. */
const refused = `interface Refused {
headers: { [name: string]: unknown };
content: { "application/problem+json": components["schemas"]["Problem"] };
}
`;
const packages = [/^openapi-fetch$/, /^@openfeature\//];

rmSync(dist, { recursive: true, force: true });
const code = await runStep(packageProgram('tsc'), ['-p', 'client/tsconfig.build.json']);
if (code !== 0) process.exit(code);
await build({
  configFile: false,
  root: projectDir,
  logLevel: 'warn',
  build: {
    outDir: dist,
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    lib: {
      entry: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(projectDir, `${path}.ts`)])),
      formats: ['es', 'cjs'],
      fileName: (format, name) => `${format === 'es' ? 'esm' : 'cjs'}/${name}.js`,
    },
    // The types have the comments.
    rolldownOptions: { external: packages, output: { comments: false } },
  },
});
takeDefaultOfCommonJs(join(dist, 'cjs', 'index.js'));
shortenApiTypes(join(dist, 'types', 'client', 'api-types.generated.d.ts'));
// The format of types is the format of the module that they describe. Only types are imported across.
for (const [folder, type] of Object.entries({ esm: 'module', cjs: 'commonjs', types: 'commonjs' }))
  writeFileSync(join(dist, folder, 'package.json'), `{ "type": "${type}" }\n`);
for (const folder of ['esm', 'cjs'])
  for (const [name, path] of Object.entries(entries))
    writeFileSync(join(dist, folder, `${name}.d.ts`), `export * from '../types/${path}.js';\n`);

/**
 * `openapi-fetch` has its default export as a property also in CommonJS. The bundler takes the whole module for it, as
 * Node does for ES modules that import CommonJS.
 */
function takeDefaultOfCommonJs(file) {
  const text = readFileSync(file, 'utf8');
  const asNodeDoes = '__toESM(openapi_fetch, 1)';
  if (!text.includes(asNodeDoes)) throw new Error(`${file} has no ${asNodeDoes}`);
  writeFileSync(file, text.replace(asNodeDoes, '__toESM(openapi_fetch)'));
}

/**
 * Keeps the summary of each operation and the description of each field. Leaves out what an editor seldom shows and
 * the pages at /docs have: descriptions of operations, lists of codes, examples, indentation, and what the types say.
 */
function shortenApiTypes(file) {
  const text = readFileSync(file, 'utf8');
  const operationsEnd = text.indexOf('export interface components');
  const shortened = [
    text.slice(0, operationsEnd).replace(/^ +\* @description .*\n/gm, ''),
    text
      .slice(operationsEnd)
      .replace(/^ +\/\*\* @description .+ \*\/\n(?= +\d{3}: )/gm, '')
      .replace(/(@description Later versions add codes: accept any\.) Today: .*/g, '$1'),
  ];
  const said = [
    // The type beside it says the same of an enum, and the description of a format.
    [/^ +(\/\*\* (@example|@enum) .* \*\/|\* (@example|@enum|Format:) .*)\n/gm, ''],
    [/^ +/gm, ''],
    // A path without a method lacks it as well.
    [/^(get|put|post|delete|options|head|patch|trace)\?: never;\n/gm, ''],
    [/\/\*\*\n\* (.*)\n\*\//g, '/** $1 */'],
    [/@description /g, ''],
    [/(?<=^\d{3}): \{\n(.*\n){4}"application\/problem\+json": .*\n\};\n\};/gm, ': Refused;'],
  ];
  const short = said.reduce((before, [words, instead]) => before.replace(words, instead), shortened.join(''));
  writeFileSync(file, `${short}${refused}`);
}
