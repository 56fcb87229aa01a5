/** `npm run test:faults`: real processes, real faults, and proof afterwards. `-- --help` says what can be chosen. */
import './check-node.mjs';

const { installIfNeeded } = await import('./install.mjs');
await installIfNeeded();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { register } = await import('node:module');
register('./typescript-hooks.mjs', import.meta.url);
await import('../tools/faults/main.ts');
