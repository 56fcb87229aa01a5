/** What the worker runs: every workflow type under its name. The entry of the bundle, and of nothing else. */
export { pushWorkflow } from './push/push-workflow.js';
export { releaseWorkflow } from './release/release-workflow.js';
