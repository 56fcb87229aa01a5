import { describe, expect, it } from '@jest/globals';
import { releaseCommandTypes } from '../../../domain/release/command-catalog.js';
import {
  commandMessage,
  commandSignals,
  type ReleaseIdentity,
  releaseWorkflowId,
} from '../../../workflows/release/messages.js';

const release: ReleaseIdentity = {
  id: '0193a2c4-1111-7abc-8def-0123456789ab',
  kind: 'NORMAL',
  miniProgram: 'weather',
  version: '2.3.1',
  targetApp: 'wallet',
  environment: 'production',
};

describe('the names of a release workflow', () => {
  it('include a signal for each release command, with the name of the command', () => {
    expect(Object.entries(commandSignals).map(([type, signal]) => [type, signal.name])).toEqual(
      releaseCommandTypes.map((type) => [type, type]),
    );
  });

  it('include version and target in the workflow id', () => {
    expect(releaseWorkflowId(release)).toBe('release/weather/2.3.1/wallet/production');
  });

  it('differ for two rollbacks to one version', () => {
    const first = releaseWorkflowId({ ...release, kind: 'ROLLBACK' });
    const second = releaseWorkflowId({ ...release, kind: 'ROLLBACK', id: '0193a2c4-1111-7abc-8def-0123fffffffe' });
    expect(first).toBe('release/weather/2.3.1/wallet/production/rollback-456789ab');
    expect(second).not.toBe(first);
  });
});

describe('the signal of a command in the ledger', () => {
  const given = { commandId: 'c', releaseId: 'r', actor: 'alice' };

  it('converts basis points to percent', () => {
    const command = { type: 'setPercentage', bp: 1234, supersede: false, reason: null } as const;
    expect(commandMessage({ ...given, command })).toEqual({
      commandId: 'c',
      type: 'setPercentage',
      releaseId: 'r',
      by: 'alice',
      percentage: 12.34,
    });
  });

  it('contains the given texts and omits the others', () => {
    const command = { type: 'rollback', reason: 'crashes', to: null } as const;
    expect(commandMessage({ ...given, command })).toEqual({
      commandId: 'c',
      type: 'rollback',
      releaseId: 'r',
      by: 'alice',
      reason: 'crashes',
    });
  });
});
