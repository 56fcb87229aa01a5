/** Names and payload types of a target's push workflow. Names are frozen because running workflows use them. */
import { defineSignal, type SignalDefinition } from '@temporalio/workflow';
import type { TargetKey } from '../../domain/target/target.js';

export const pushWorkflowType = 'pushWorkflow';

export interface PushWorkflowInput {
  readonly target: TargetKey;
}

/** The target has changed. The activity reads the current state at each delivery. */
export const deliverSignal: SignalDefinition<[], 'news'> = defineSignal('news');

export function pushWorkflowId({ miniProgram, targetApp, environment }: TargetKey): string {
  return `push/${miniProgram}/${targetApp}/${environment}`;
}

/** Push has its own task queue: a slow super app must not occupy the worker slots of commands. */
export function pushTaskQueue(taskQueue: string): string {
  return `${taskQueue}-push`;
}
