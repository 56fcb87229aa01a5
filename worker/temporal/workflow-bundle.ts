/**
 * The workflow code as Temporal's sandbox loads it: one file. The build makes it once; run from sources, or without a
 * build, it is made at the start of the worker, which costs a second.
 */
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type WorkflowBundleOption,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';

/** Sources are TypeScript, what the build makes of them is JavaScript; this file is where its neighbours are. */
const extension = extname(fileURLToPath(import.meta.url));

function besides(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** The only bundling code, so that CI replays the bundle that runs. */
export function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: besides(`../../workflows/all-workflows${extension}`),
    payloadConverterPath: besides(`../../workflows/payload-converter${extension}`),
    logger: new DefaultLogger('WARN'),
  });
}

let found: Promise<WorkflowBundleOption> | undefined;

/** Made once for the process. */
export function findOrBundleWorkflows(): Promise<WorkflowBundleOption> {
  const prebuilt = besides('../../workflow-bundle.js');
  found ??= existsSync(prebuilt) ? Promise.resolve({ codePath: prebuilt }) : bundleWorkflows();
  return found;
}
