import { describe, expect, it } from '@jest/globals';
import { renewedEnd, tokenEnd } from '../../../domain/access/tokens.js';
import { dayMs } from '../../../domain/values/time-units.js';

const nowMs = Date.UTC(2026, 0, 1);
const policy = { defaultDays: 90, maxDays: 365 };
const inDays = (days: number): number => nowMs + days * dayMs;

describe('the end of a token', () => {
  it.each([
    ['left out: the default', { wantedMs: null, makerEndMs: null, policy }, inDays(90)],
    ['left out: not after the token that makes it', { wantedMs: null, makerEndMs: inDays(2), policy }, inDays(2)],
    [
      'left out, no default: the maximum',
      { wantedMs: null, makerEndMs: null, policy: { defaultDays: 0, maxDays: 365 } },
      inDays(365),
    ],
    [
      'left out, default above the maximum',
      { wantedMs: null, makerEndMs: null, policy: { defaultDays: 90, maxDays: 7 } },
      inDays(7),
    ],
    ['left out, no policy: never', { wantedMs: null, makerEndMs: null, policy: { defaultDays: 0, maxDays: 0 } }, null],
    ['asked for', { wantedMs: inDays(300), makerEndMs: null, policy }, inDays(300)],
    [
      'asked for, no maximum',
      { wantedMs: inDays(9000), makerEndMs: null, policy: { defaultDays: 90, maxDays: 0 } },
      inDays(9000),
    ],
  ])('%s', (_, request, atMs) => {
    expect(tokenEnd({ ...request, nowMs })).toEqual({ outcome: 'valid', atMs });
  });

  it.each([
    ['in the past', { wantedMs: nowMs, makerEndMs: null }, { outcome: 'inThePast' }],
    ['after the token that makes it', { wantedMs: inDays(3), makerEndMs: inDays(2) }, { outcome: 'afterMaker' }],
    ['after the maximum', { wantedMs: inDays(366), makerEndMs: null }, { outcome: 'afterMaximum', maxDays: 365 }],
  ])('is refused %s', (_, request, rejection) => {
    expect(tokenEnd({ ...request, policy, nowMs })).toEqual(rejection);
  });
});

describe('the renewal of the installation’s token', () => {
  it.each([
    ['in its first half: not', inDays(46), policy, undefined],
    ['in its second half', inDays(44), policy, { atMs: inDays(90) }],
    ['after its end', inDays(-400), policy, { atMs: inDays(90) }],
    ['without an end: not', null, policy, undefined],
    ['where the policy has no end any more', inDays(80), { defaultDays: 0, maxDays: 0 }, { atMs: null }],
  ])('%s', (_, endMs, law, renewed) => {
    expect(renewedEnd(endMs, law, nowMs)).toEqual(renewed);
  });
});
