import { describe, expect, it } from '@jest/globals';
import type { Connection } from '@temporalio/client';
import { readRouting } from '../../worker/temporal/deployment-routing.js';

const deployment = { deploymentName: 'halftone', buildId: '2' };

function ask(describeWorkerDeployment: () => Promise<unknown>): ReturnType<typeof readRouting> {
  const connection = { workflowService: { describeWorkerDeployment } } as unknown as Connection;
  return readRouting({ connection, namespace: 'default', deployment });
}

function refusing(code: number, message: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(message), { code }));
}

describe('what Temporal says about our builds', () => {
  it('is which one is current and which one ramps up', async () => {
    const routingConfig = { currentDeploymentVersion: { buildId: '1' }, rampingDeploymentVersion: { buildId: '2' } };
    const answer = await ask(() => Promise.resolve({ workerDeploymentInfo: { routingConfig } }));
    expect(answer).toEqual({ currentBuildId: '1', rampingBuildId: '2' });
  });

  it('is that none is current where none was made so, or where no worker has asked for work yet', async () => {
    const none = { currentBuildId: null, rampingBuildId: null };
    expect(await ask(() => Promise.resolve({ workerDeploymentInfo: { routingConfig: {} } }))).toEqual(none);
    expect(await ask(refusing(5, '5 NOT_FOUND: no Worker Deployment found'))).toEqual(none);
  });

  it.each([
    ['an old server', 12, 'unknown method DescribeWorkerDeployment'],
    ['a namespace without', 7, 'Worker Deployment Versions are disabled on this namespace.'],
  ])('is that there is no such thing: %s', async (_name, code, message) => {
    expect(await ask(refusing(code, message))).toBe('not supported');
  });

  it.each([
    ['away', 14, 'UNAVAILABLE'],
    ['not for us to ask', 7, 'Request unauthorized.'],
  ])('is an error where Temporal is %s: the worker must not take work without a build then', async (...refusal) => {
    const [, code, message] = refusal;
    await expect(ask(refusing(code, message))).rejects.toThrow(message);
  });
});
