/**
 * How deep stack traces of workflow code go. The SDK takes one for every promise of a workflow and looks each frame up
 * in the source map. With Node's ten frames, that is a third of the CPU of the workflow thread. The sandbox freezes
 * `Error.stackTraceLimit`, so only V8's flag, read when a context is made, can change it.
 */
import { setFlagsFromString } from 'node:v8';

/** Enough for the function that failed and its callers. The SDK's own hook takes two in the trace of a promise. */
const frames = 4;

/** Holds for threads and contexts that begin afterwards. Code that runs already keeps its limit. Idempotent. */
export function shortenWorkflowStackTraces(): void {
  setFlagsFromString(`--stack-trace-limit=${frames}`);
}
