import { describe, expect, it } from '@jest/globals';
import type { Connection } from '@temporalio/client';
import { readRouting } from '../../../worker/temporal/deployment-routing.js';

const deployment = { deploymentName: 'halftone', buildId: '2' };

function ask(describeWorkerDeployment: () => Promise<unknown>): ReturnType<typeof readRouting> {
  const connection = { workflowService: { describeWorkerDeployment } } as unknown as Connection;
  return readRouting({ connection, namespace: 'default', deployment });
}

function refusing(code: number, message: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(message), { code }));
}

describe('the deployment routing in Temporal', () => {
  it('names the current build and the ramping build', async () => {
    const routingConfig = { currentDeploymentVersion: { buildId: '1' }, rampingDeploymentVersion: { buildId: '2' } };
    const answer = await ask(() => Promise.resolve({ workerDeploymentInfo: { routingConfig } }));
    expect(answer).toEqual({ currentBuildId: '1', rampingBuildId: '2' });
  });

  it('names no current build if none was set, or if no worker has polled yet', async () => {
    const none = { currentBuildId: null, rampingBuildId: null };
    expect(await ask(() => Promise.resolve({ workerDeploymentInfo: { routingConfig: {} } }))).toEqual(none);
    expect(await ask(refusing(5, '5 NOT_FOUND: no Worker Deployment found'))).toEqual(none);
  });

  it.each([
    ['an old server', 12, 'unknown method DescribeWorkerDeployment'],
    ['a namespace without', 7, 'Worker Deployment Versions are disabled on this namespace.'],
  ])('is reported as not supported by %s', async (_name, code, message) => {
    expect(await ask(refusing(code, message))).toBe('not supported');
  });

  it.each([
    ['away', 14, 'UNAVAILABLE'],
    ['not for us to ask', 7, 'Request unauthorized.'],
  ])('throws if Temporal is %s, because the worker must not poll without a known build', async (...refusal) => {
    const [, code, message] = refusal;
    await expect(ask(refusing(code, message))).rejects.toThrow(message);
  });
});
