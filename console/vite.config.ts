/** Builds the console into dist/console, which the API process serves at `/`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Of the pages of target apps. */
const targetApps =
  /console\/(registry|access)\/(target-app-dialog|policy-form|policy-fields|rollout-fields|decide-tokens-card)\./;
/** Of the pages of members. */
const members = /console\/access\/members-table\./;

/** Of the dialogs that start and edit a plan. */
const planForms =
  /console\/plan\/(\w+-draft|\w+-field|\w+-fields|preview-list|start-time|local-instant|simulat\w+-\w+|template-choices)\.|domain\/plan\/(?!plan\.)/;

/**
 * Few files: each one costs a request and its headers. What the first page needs is two of them, so that a new version
 * of the console leaves the libraries in the browser's cache. What several lazy parts share is one file for the
 * console's own modules, and one for each set of parts that need the same libraries.
 */
const chunks = [
  { name: 'libraries', tags: ['$initial' as const], test: /node_modules/, priority: 4 },
  { name: 'console', tags: ['$initial' as const], priority: 3 },
  { name: 'widgets', test: /node_modules/, minShareCount: 2, entriesAware: true, priority: 2 },
  // A group takes what its modules import. What pages without a plan share too goes first, so that none loads `plan`.
  {
    name: 'parts',
    minShareCount: 2,
    priority: 2,
    test: (id: string) => ![/\/plan\//, targetApps, members].some((other) => other.test(id)),
  },
  { name: 'target-app-forms', test: targetApps, minShareCount: 2, priority: 1 },
  { name: 'members', test: members, minShareCount: 2, priority: 1 },
  // Shared by parts of a plan, and too heavy for pages without one. Before it is edited, it needs none of the forms.
  { name: 'plan', test: (id: string) => !planForms.test(id), minShareCount: 2, priority: 1 },
  { name: 'plan-forms', minShareCount: 2, priority: 0 },
];

/**
 * Each script and style also as a `.br` file, which the API process serves as it is: a sixth smaller than what it
 * could compress while a browser waits.
 */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir }, files) {
    for (const name of Object.keys(files).filter((file) => /\.(js|css)$/.test(file))) {
      const path = join(dir ?? '', name);
      writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
    }
  },
};

// Vite reads only the default export.
// eslint-disable-next-line no-restricted-syntax
export default defineConfig({
  root: import.meta.dirname,
  // The page is served below the path of PUBLIC_URL, which the build does not know.
  base: './',
  publicDir: false,
  plugins: [compressed],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined files become data: addresses, which the Content-Security-Policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Compressing takes long, and is meant to.
      checks: { bundlerTimings: false },
      onLog(level, log, report) {
        // "use client" concerns server rendering, which the console does not use.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
      output: { codeSplitting: { groups: chunks } },
    },
  },
});
