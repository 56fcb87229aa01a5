/** Evidence that the replay test detects changes: changed workflow code fails on every recorded history. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { silentLogger } from '../../platform/log/logger.js';
import { installTemporalRuntime } from '../../worker/temporal/temporal-runtime.js';
import { historyFiles, replayErrors } from './replayed-histories.js';

describe('Replay with altered workflow code', () => {
  beforeAll(() => {
    installTemporalRuntime(silentLogger());
  });

  it('fails for every recorded history if the steps run in another order', async () => {
    const altered = await bundleWorkflowCode({
      workflowsPath: join(import.meta.dirname, 'altered', 'all-workflows.ts'),
      payloadConverterPath: join(import.meta.dirname, '..', '..', 'workflows', 'payload-converter.ts'),
      logger: new DefaultLogger('WARN'),
    });
    const errors = await replayErrors(altered);
    expect(Object.keys(errors)).toHaveLength(historyFiles.length);
    for (const error of Object.values(errors)) expect(error).toBeInstanceOf(DeterminismViolationError);
  });
});
