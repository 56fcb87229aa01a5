/** The names and shapes by which a target's push workflow is reached. Names are frozen: running workflows know them. */
import { defineSignal, type SignalDefinition } from '@temporalio/workflow';
import type { TargetKey } from '../../domain/target/target.js';

export const pushWorkflowType = 'pushWorkflow';

export interface PushWorkflowInput {
  readonly target: TargetKey;
}

/** There is something new to tell. What, is read when it is told. */
export const newsSignal: SignalDefinition<[], 'news'> = defineSignal('news');

export function pushWorkflowId({ miniProgram, targetApp, environment }: TargetKey): string {
  return `push/${miniProgram}/${targetApp}/${environment}`;
}

/** Telling has workers' slots of its own: a super app that answers slowly must not hold up a command. */
export function pushTaskQueue(taskQueue: string): string {
  return `${taskQueue}-push`;
}
