import { describe, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { releaseView } from '../../../domain/release/release-view.js';

const atMs = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

const gray: Release = {
  id: 'r1',
  kind: 'NORMAL',
  miniProgram: 'weather',
  version: '2.3.1',
  targetApp: 'wallet',
  environment: 'production',
  createdBy: 'alice',
  createdAtMs: atMs,
  salt: 'salt',
  hashVersion: 1,
  type: 'GRAYSCALE',
  attempt: 1,
  steps: [{ fromBp: 0, toBp: 1234, by: 'alice', atMs }],
  revision: 7,
  statusSinceMs: atMs,
  state: { status: 'GRAYSCALE_RELEASE', phase: { name: 'SERVING', bp: 1234 } },
};

describe('the view of a release', () => {
  it('reads in percent and in RFC 3339', () => {
    expect(releaseView(gray)).toMatchObject({
      label: 'Grayscale Release',
      phase: 'SERVING',
      percentage: 12.34,
      confirmedPercentage: 12.34,
      statusSince: '2026-01-02T03:04:05.006Z',
      steps: [{ from: 0, to: 12.34, by: 'alice', at: '2026-01-02T03:04:05.006Z' }],
    });
  });

  it('keeps salt and other inner things to itself', () => {
    expect(JSON.stringify(releaseView(gray))).not.toContain('salt');
  });

  it('says who paused, since when and why', () => {
    const phase = { name: 'PAUSED', bp: 1234, confirmedBp: 100, sinceMs: atMs, by: 'bob', reason: 'crashes' } as const;
    expect(releaseView({ ...gray, state: { status: 'GRAYSCALE_RELEASE', phase } })).toMatchObject({
      pausedBy: 'bob',
      pausedSince: '2026-01-02T03:04:05.006Z',
      pauseReason: 'crashes',
      percentage: 12.34,
      confirmedPercentage: 1,
    });
  });

  it('says how it ended, at 0 %', () => {
    const ending = { reason: 'SUPERSEDED', by: 'carol', words: 'hotfix', byRelease: 'r2' } as const;
    expect(releaseView({ ...gray, state: { status: 'CANCELED', ending } })).toMatchObject({
      status: 'CANCELED',
      phase: null,
      percentage: 0,
      terminalReason: 'SUPERSEDED',
      ending: { by: 'carol', reason: 'hotfix', byRelease: 'r2' },
    });
  });

  it('leaves out what does not apply', () => {
    const view = releaseView(gray);
    for (const absent of ['pausedBy', 'review', 'offlineRequest', 'terminalReason', 'applyingSince'])
      expect(view).not.toHaveProperty(absent);
  });
});
