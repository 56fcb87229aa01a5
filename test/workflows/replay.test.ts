/**
 * Releases live for weeks, so new workflow code replays histories of old code. Each recorded history must replay.
 * Changed workflow code must fail, as evidence that the test detects changes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { silentLogger } from '../../platform/log/logger.js';
import { installTemporalRuntime } from '../../worker/temporal/temporal-runtime.js';
import { builtWorkflows } from '../support/built-workflows.js';

const folder = join(import.meta.dirname, 'histories');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort();

/** Histories that at least one version must have recorded. */
const kinds = [
  ...['development', 'test', 'sandbox', 'sandbox-with-review', 'production-with-pilot'],
  ...['gray-to-full', 'reset', 'paused-and-canceled', 'superseded', 'rolled-back', 'rollback'],
  ...['offline', 'canceled-by-offline', 'forced-offline', 'forced-offline-in-gray', 'suspended'],
  ...['review-expired', 'continued-as-new', 'moved-to-next-build', 'by-hand'],
  ...['push', 'push-after-failures'],
];

async function replayErrors(workflowBundle: WorkflowBundleOption): Promise<Record<string, Error | undefined>> {
  const histories = files.map((file) => ({
    workflowId: file,
    history: JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
  }));
  const errors: Record<string, Error | undefined> = {};
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories))
    errors[workflowId] = error;
  return errors;
}

describe('Replay', () => {
  beforeAll(() => {
    installTemporalRuntime(silentLogger());
  });

  it('has histories of every kind of release', () => {
    const recorded = new Set(files.map((file) => basename(file, '.json').replace(/-\d+$/, '')));
    expect([...recorded]).toEqual(expect.arrayContaining(kinds));
  });

  it('succeeds for every recorded history', async () => {
    const errors = await replayErrors(await builtWorkflows());
    expect(errors).toEqual(Object.fromEntries(files.map((file) => [file, undefined])));
  });

  it('fails for every history if the workflow code runs its steps in another order', async () => {
    const altered = await bundleWorkflowCode({
      workflowsPath: join(import.meta.dirname, 'altered', 'all-workflows.ts'),
      payloadConverterPath: join(import.meta.dirname, '..', '..', 'workflows', 'payload-converter.ts'),
      logger: new DefaultLogger('WARN'),
    });
    const errors = await replayErrors(altered);
    expect(Object.keys(errors)).toHaveLength(files.length);
    for (const error of Object.values(errors)) expect(error).toBeInstanceOf(DeterminismViolationError);
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
