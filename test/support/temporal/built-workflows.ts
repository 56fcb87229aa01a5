/** The workflow bundle that `npm test` has built. If jest runs alone, the bundle is built here, which takes seconds. */
import type { WorkflowBundleOption } from '@temporalio/worker';
import { findOrBundleWorkflows } from '../../../worker/temporal/workflow-bundle.js';

const built = process.env['TEST_WORKFLOW_BUNDLE'];

export function builtWorkflows(): Promise<WorkflowBundleOption> {
  return built === undefined ? findOrBundleWorkflows() : Promise.resolve({ codePath: built });
}
