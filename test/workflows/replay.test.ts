/** Releases live for weeks, so new workflow code replays histories of old code. Each recorded history must replay. */
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../platform/log/logger.js';
import { installTemporalRuntime } from '../../worker/temporal/temporal-runtime.js';
import { builtWorkflows } from '../support/temporal/built-workflows.js';
import { historyFiles, replayErrors } from './replayed-histories.js';

/** Histories that at least one version must have recorded. */
const kinds = [
  ...['development', 'test', 'sandbox', 'sandbox-with-review', 'production-with-pilot'],
  ...['gray-to-full', 'reset', 'paused-and-canceled', 'superseded', 'rolled-back', 'rollback'],
  ...['offline', 'canceled-by-offline', 'forced-offline', 'forced-offline-in-gray', 'suspended'],
  ...['review-expired', 'continued-as-new', 'moved-to-next-build', 'by-hand'],
  ...['push', 'push-after-failures'],
  ...['plan-to-full', 'plan-held-by-deadline', 'plan-approval-expired', 'plan-approval-reminded'],
];

describe('Replay', () => {
  beforeAll(() => {
    installTemporalRuntime(silentLogger());
  });

  it('has histories of every kind of release', () => {
    const recorded = new Set(historyFiles.map((file) => basename(file, '.json').replace(/-\d+$/, '')));
    expect([...recorded]).toEqual(expect.arrayContaining(kinds));
  });

  it('succeeds for every recorded history', async () => {
    const errors = await replayErrors(await builtWorkflows());
    expect(errors).toEqual(Object.fromEntries(historyFiles.map((file) => [file, undefined])));
  });
});

describe('protobufjs', () => {
  it('is installed once for all of Temporal, because two copies cannot read histories in JSON', () => {
    const require = createRequire(import.meta.url);
    const users = ['client', 'common', 'proto', 'worker', 'workflow'].map((name) => `@temporalio/${name}`);
    const copies = users.map((name) => createRequire(require.resolve(name)).resolve('protobufjs'));
    expect(new Set(copies).size).toBe(1);
  });
});
