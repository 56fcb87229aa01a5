/** Reads the workflow runs of a release from Temporal, and acts on them without the API and the ledger. */
import { expect } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Release } from '../../../domain/release/release.js';
import type { ReleaseWorkflows } from '../../../workflows/release/release-workflow-client.js';
import {
  releaseWorkflowId,
  releaseWorkflowType,
  type ReleaseWorkflowInput,
} from '../../../workflows/release/messages.js';
import { eventually } from '../eventually.js';

const { TimeoutType } = proto.temporal.api.enums.v1;

interface WorkflowMetadata {
  readonly currentDetails?: string;
}

export function releaseRuns({ client, taskQueue }: ReleaseWorkflows) {
  const handle = (release: Release): WorkflowHandle => client.workflow.getHandle(releaseWorkflowId(release));
  /** Oldest first. */
  const runIds = async (release: Release): Promise<string[]> => {
    const query = `WorkflowId = '${releaseWorkflowId(release)}'`;
    const found: { runId: string; startedAtMs: number }[] = [];
    for await (const { runId, startTime } of client.workflow.list({ query }))
      found.push({ runId, startedAtMs: startTime.getTime() });
    return found.sort((a, b) => a.startedAtMs - b.startedAtMs).map(({ runId }) => runId);
  };
  /** Oldest first. */
  const runs = async (release: Release): Promise<WorkflowHandle[]> =>
    (await runIds(release)).map((id) => client.workflow.getHandle(releaseWorkflowId(release), id));
  return {
    handle,
    runIds,
    runs,
    /** Number of events of each run, oldest first. */
    runLengths: async (release: Release): Promise<number[]> =>
      Promise.all((await runs(release)).map(async (run) => (await run.describe()).historyLength)),
    historyLength: async (release: Release): Promise<number> => (await handle(release).describe()).historyLength,
    /** Of the current run, in order. */
    async activitySummaries(release: Release): Promise<string[]> {
      const { events } = await handle(release).fetchHistory();
      return (events ?? [])
        .filter((event) => event.markerRecordedEventAttributes?.markerName === 'core_local_activity')
        .map(({ userMetadata }) => defaultPayloadConverter.fromPayload(userMetadata?.summary ?? {}));
    },
    /** Number of workflow tasks of the current run that did not complete. */
    /**
     * What became of the tasks that a worker took and did not finish. A task that no worker took in time is offered
     * again: nothing is lost, and a busy machine is enough for it.
     */
    async lostTasks(release: Release): Promise<string[]> {
      const { events } = await handle(release).fetchHistory();
      return (events ?? []).flatMap((event) => {
        const { workflowTaskTimedOutEventAttributes: timedOut, workflowTaskFailedEventAttributes: failed } = event;
        if (failed) return [`failed: ${String(failed.failure?.message)}, cause ${String(failed.cause)}`];
        return timedOut && timedOut.timeoutType !== TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START ? ['timed out'] : [];
      });
    },
    async currentDetails(release: Release): Promise<string> {
      const metadata: WorkflowMetadata = await handle(release).query('__temporal_workflow_metadata');
      return metadata.currentDetails ?? '';
    },
    /** Waits until the workflow has no pending task and no pending activity. */
    untilQuiet: (release: Release): Promise<void> =>
      eventually(async () => {
        const { raw } = await handle(release).describe();
        expect(raw.pendingWorkflowTask ?? null).toBeNull();
        expect(raw.pendingActivities).toEqual([]);
      }),
    /** Sends a signal without a row in the ledger. */
    signalByHand: (release: Release, name: string, ...args: unknown[]): Promise<void> =>
      handle(release).signal(name, ...args),
    /** Sends a payload that is not JSON, as an operator can with the command line. */
    async sendRaw(release: Release, signal: string, bytes: string): Promise<void> {
      const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(bytes) };
      await client.connection.workflowService.signalWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId: releaseWorkflowId(release) },
        signalName: signal,
        input: { payloads: [payload] },
      });
    },
    /** Starts the workflow as an operator can by hand. */
    async startWith(release: Release, input: Partial<ReleaseWorkflowInput>): Promise<void> {
      await client.workflow.start(releaseWorkflowType, {
        workflowId: releaseWorkflowId(release),
        taskQueue,
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
        args: [{ releaseId: release.id, ...input }],
      });
    },
  };
}
