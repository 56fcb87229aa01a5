/**
 * What a machine can check of our style. Layout and arrows between folders are checked by dependency-cruiser, dead code
 * by knip, formatting by Biome.
 */
import { builtinModules } from 'node:module';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const namedExportsOnly = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export gets another name at every import.',
};

const noLiteralSpread = {
  selector: 'SpreadElement > ObjectExpression',
  message: 'Write the fields themselves: a spread of a literal only hides them from the formatter.',
};

const plainSyntax = [namedExportsOnly, noLiteralSpread];

const statelessTime = 'Time and chance come in as arguments: rules must replay, and answer the same in every process.';
const plainData = 'State must survive JSON, in workflows and in the database: use objects, arrays and numbers.';
const noIo = 'domain/ does no input or output: it runs in the browser, in a transaction and in a workflow alike.';

const pureSyntax = [
  ...plainSyntax,
  { selector: ':function[async=true]', message: noIo },
  { selector: 'AwaitExpression', message: noIo },
  { selector: 'ImportExpression', message: noIo },
  { selector: ':matches(ClassDeclaration, ClassExpression)', message: 'domain/ has data and functions, no classes.' },
  { selector: 'ThrowStatement', message: 'A rejection is data: return it.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: statelessTime },
];

const impureGlobals = [
  ...['Date', 'performance', 'crypto'].map((name) => ({ name, message: statelessTime })),
  ...['Map', 'Set', 'WeakMap', 'WeakSet'].map((name) => ({ name, message: plainData })),
  ...['console', 'process', 'fetch', 'Buffer', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map(
    (name) => ({ name, message: noIo }),
  ),
];

const guardedStorage = 'A browser can forbid storage, and reading it then throws: use shared/browser-storage.ts.';
const oneNumberParser =
  'Typed numbers are read by domain/values/typed-number.ts alone, so that no text becomes another number.';

const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'node:test'];

/** A rule that says too much is switched off for everybody; these say too much for tests only. */
const notForTests = {
  'max-lines-per-function': 'off',
  'max-params': 'off',
  complexity: 'off', // Every `?.` counts as a branch.
  '@typescript-eslint/explicit-module-boundary-types': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any() and its like are of type any.
  '@typescript-eslint/unbound-method': 'off',
};

export default defineConfig(
  globalIgnores(['dist/', 'client/dist/', 'coverage/', '**/node_modules/', '.halftone/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'halftone/size',
    ignores: ['.dependency-cruiser.cjs'], // One table of arrows.
    rules: {
      // Comments only: the formatter breaks code, and never a string.
      'max-len': ['error', { code: 10_000, comments: 120, ignoreUrls: true, ignorePattern: 'eslint-disable' }],
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      // "modified" counts a switch once: a table of cases is not hard to read.
      complexity: ['error', { max: 12, variant: 'modified' }],
    },
  },

  {
    name: 'halftone/typescript',
    files: ['**/*.ts', '**/*.tsx'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // A lazy `default:` would show a new status as an old one.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-duplicate-imports': 'error',
      'no-restricted-syntax': ['error', ...plainSyntax],
    },
  },

  {
    name: 'halftone/scripts',
    files: ['**/*.mjs', '**/*.cjs', '*.js'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'console',
          'process',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'URL',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { eqeqeq: 'error', 'no-restricted-syntax': ['error', noLiteralSpread] },
  },
  {
    name: 'halftone/bench',
    files: ['bench/**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['Buffer', 'ReadableStream', 'Response', 'TextEncoder', 'URLSearchParams'].map((name) => [name, 'readonly']),
      ),
    },
  },
  { name: 'halftone/commonjs', files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },

  {
    name: 'halftone/domain-is-pure',
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...pureSyntax],
      'no-restricted-globals': ['error', ...impureGlobals],
    },
  },
  {
    name: 'halftone/the-one-throw-of-domain',
    files: ['domain/values/assert-never.ts'],
    rules: { 'no-restricted-syntax': ['error', ...pureSyntax.filter((rule) => rule.selector !== 'ThrowStatement')] },
  },

  {
    name: 'halftone/the-one-date-of-domain',
    files: ['domain/values/iso-time.ts'],
    rules: { 'no-restricted-globals': ['error', ...impureGlobals.filter((rule) => rule.name !== 'Date')] },
  },

  {
    name: 'halftone/workflows-are-replayed',
    files: ['workflows/**/*.ts'],
    ignores: ['workflows/release/release-workflow-client.ts'], // Runs in the processes that signal workflows.
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...nodeModules.map((name) => ({
              name,
              message: 'A workflow has no Node: it runs in a sandbox and is replayed.',
            })),
            { name: 'zod', message: 'zod in the bundle costs 600 KB for every cached workflow. Write a type guard.' },
          ],
        },
      ],
    },
  },

  {
    name: 'halftone/console-guards',
    files: ['console/**/*.ts', 'console/**/*.tsx'],
    ignores: ['console/shared/browser-storage.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage'].map((name) => ({ name, message: guardedStorage })),
        ...['parseFloat', 'parseInt'].map((name) => ({ name, message: oneNumberParser })),
      ],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          ['localStorage', 'sessionStorage'].map((property) => ({ object, property, message: guardedStorage })),
        ),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'antd', importNames: ['InputNumber'], message: oneNumberParser }],
          patterns: [{ group: ['antd/es/input-number/*'], message: oneNumberParser }],
        },
      ],
    },
  },
  {
    name: 'halftone/console',
    files: ['console/**/*.tsx'],
    rules: {
      // A component's markup is long where its logic is not.
      'max-lines-per-function': ['error', { max: 120 }],
    },
  },

  { name: 'halftone/tests', files: ['test/**/*.ts', 'tools/**/*.ts'], rules: notForTests },
);
