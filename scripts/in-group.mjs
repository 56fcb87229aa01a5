/**
 * `node scripts/in-group.mjs <script> [arguments]`: runs a script of Node in a process group of its own, so that the
 * processes that it starts end with it, and with npm.
 */
import './check-node.mjs';
import './end-with-parent.mjs';
import './loopback-without-proxy.mjs';
import { endSteps, runStep } from './run-step.mjs';

let signalCode;
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])
  process.on(signal, () => {
    signalCode ??= code;
    endSteps(signal);
  });
const code = await runStep(process.execPath, process.argv.slice(2));
process.exit(signalCode ?? code);
