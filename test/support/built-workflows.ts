/** The workflow code that `npm test` has just built. Where jest runs by itself it is made here, which takes seconds. */
import type { WorkflowBundleOption } from '@temporalio/worker';
import { findOrBundleWorkflows } from '../../worker/temporal/workflow-bundle.js';

const built = process.env['TEST_WORKFLOW_BUNDLE'];

export function builtWorkflows(): Promise<WorkflowBundleOption> {
  return built === undefined ? findOrBundleWorkflows() : Promise.resolve({ codePath: built });
}
