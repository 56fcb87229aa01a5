/**
 * `npm run test:gates`: the gates of the assignment with a million users over a real socket too. Minutes; no database.
 */
import './check-node.mjs';
import './end-with-parent.mjs';
import { installIfNeeded } from './install.mjs';

await installIfNeeded();
const { packageProgram, runStep } = await import('./run-step.mjs');
const env = {
  ...process.env,
  GATES_OVER_HTTP: 'whole',
  NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning',
};
process.exit(await runStep(packageProgram('jest'), ['-w', '1', 'test/edge/snapshot/assignment-gates'], { env }));
