/** Every workflow type that the worker runs, under its name. Entry of the workflow bundle only. */
export { pushWorkflow } from './push/push-workflow.js';
export { releaseWorkflow } from './release/release-workflow.js';
