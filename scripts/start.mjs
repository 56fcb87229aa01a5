/**
 * `npm start`: enough on a fresh clone. Installs what is missing, builds what is stale, then runs the all-in-one in
 * this same process, so that signals, exit code and terminal are its own.
 */
import './check-node.mjs';
import './end-with-parent.mjs';
import './check-path.mjs';

const { installIfNeeded } = await import('./install.mjs');
await installIfNeeded();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const main = new URL('../dist/cli/main.js', import.meta.url);
process.argv.splice(1, 1, main.pathname, 'start');
await import(main.href);
