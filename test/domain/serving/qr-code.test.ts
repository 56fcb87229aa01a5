import { describe, expect, it } from '@jest/globals';
import type { ServingView } from '../../../domain/serving/assign.js';
import { decideQrCode, type QrCode, qrLimits, resolveScan, tooLongTexts } from '../../../domain/serving/qr-code.js';

const pages = ['pages/index', 'pages/detail'];

describe('tooLongTexts', () => {
  const texts = { page: 'p', query: null, description: null };

  it.each(['page', 'query', 'description'] as const)('names a %s above its limit and not at it', (name) => {
    const atLimit = 'x'.repeat(qrLimits[name]);
    expect(tooLongTexts({ ...texts, [name]: atLimit })).toEqual([]);
    expect(tooLongTexts({ ...texts, [name]: `${atLimit}x` })).toEqual([name]);
  });

  it('counts characters, not code units', () => {
    expect(tooLongTexts({ ...texts, description: '😀'.repeat(64) })).toEqual([]);
    expect(tooLongTexts({ ...texts, description: '😀'.repeat(65) })).toEqual(['description']);
  });

  it('has the published limits', () => {
    expect(qrLimits).toEqual({ page: 256, query: 64, description: 64 });
  });
});

describe('decideQrCode', () => {
  it('accepts a page of the version in full release', () => {
    expect(decideQrCode('pages/detail', { kind: 'PROMO', fullRelease: { pages } })).toEqual({ outcome: 'ACCEPTED' });
  });

  it('refuses a target without a full release', () => {
    expect(decideQrCode('pages/index', { kind: 'PROMO', fullRelease: null })).toEqual({
      outcome: 'REJECTED',
      rejection: { code: 'NO_FULL_RELEASE' },
    });
  });

  it.each([
    ['PROMO', { kind: 'PROMO', fullRelease: { pages } }],
    ['PREVIEW', { kind: 'PREVIEW', release: { status: 'PILOT_TESTING', pages } }],
  ] as const)('refuses a page that the version does not have, and lists those it has: %s', (_, subject) => {
    for (const page of ['pages/gone', 'pages/Index', '/pages/index', '']) {
      expect(decideQrCode(page, subject)).toEqual({
        outcome: 'REJECTED',
        rejection: { code: 'PAGE_UNKNOWN', page, pages },
      });
    }
  });

  it('accepts a preview of a release in pilot testing, with or without a full release', () => {
    const release = { status: 'PILOT_TESTING', pages } as const;
    expect(decideQrCode('pages/index', { kind: 'PREVIEW', release })).toEqual({ outcome: 'ACCEPTED' });
  });

  it.each([
    'CREATED',
    'UNDER_REVIEW',
    'RELEASE_PREPARATION',
    'GRAYSCALE_RELEASE',
    'FULL_RELEASE',
    'CANCELED',
    'ARCHIVED',
    'OFFLINE',
  ] as const)('refuses a preview of a release in %s', (status) => {
    expect(decideQrCode('pages/index', { kind: 'PREVIEW', release: { status, pages } })).toEqual({
      outcome: 'REJECTED',
      rejection: { code: 'NOT_IN_PILOT', status },
    });
  });

  it('refuses a preview of a release that the target does not have', () => {
    expect(decideQrCode('pages/index', { kind: 'PREVIEW', release: null })).toEqual({
      outcome: 'REJECTED',
      rejection: { code: 'NOT_IN_PILOT', status: null },
    });
  });
});

describe('resolveScan', () => {
  const promo: QrCode = {
    kind: 'PROMO',
    page: 'pages/index',
    query: 'from=poster',
    releaseId: null,
    expiresAtMs: null,
    revokedAtMs: null,
  };
  const previewCode: QrCode = { ...promo, kind: 'PREVIEW', releaseId: 'rel-pilot', expiresAtMs: 2000 };
  const view: ServingView = {
    suspended: false,
    baseline: { releaseId: 'rel-base', version: '1.0.0' },
    candidate: { releaseId: 'rel-gray', version: '1.1.0', bp: 10_000, salt: '5eed', hashVersion: 1 },
    pilots: [
      { releaseId: 'rel-pilot', version: '1.2.0', users: ['tess', 'tom'] },
      { releaseId: 'rel-newer', version: '1.3.0', users: ['tess'] },
    ],
  };
  const scan = (code: QrCode, userKey: string | null, of = view): ReturnType<typeof resolveScan> =>
    resolveScan({ code, view: of, userKey, atMs: 1000 });
  const page = { page: 'pages/index', query: 'from=poster' };

  it.each([
    ['the candidate to the gray group', 'alice', 'rel-gray', '1.1.0', 'IN_GRAY'],
    ['the baseline to an unknown user', null, 'rel-base', '1.0.0', 'UNASSIGNED'],
    ['the newest pilot to a tester', 'tess', 'rel-newer', '1.3.0', 'TESTER'],
  ])('gives %s', (_, user, releaseId, version, reason) => {
    expect(scan(promo, user)).toEqual({ available: true, releaseId, version, ...page, reason });
  });

  it('gives the code’s page with no query where it has none', () => {
    expect(scan({ ...promo, query: null }, null)).toMatchObject({ page: 'pages/index', query: null });
  });

  it('is not available while the target is offline, and again available with the next release', () => {
    const offline = { ...view, baseline: null, candidate: null, pilots: [] };
    expect(scan(promo, 'alice', offline)).toEqual({ available: false, reason: 'NO_BASELINE' });
    const next = { ...offline, baseline: { releaseId: 'rel-next', version: '2.0.0' } };
    expect(scan(promo, 'alice', next)).toMatchObject({ available: true, version: '2.0.0' });
  });

  it.each([
    ['promotion', promo],
    ['preview', previewCode],
  ])('of a %s is not available while the target is suspended', (_, code) => {
    expect(scan(code, 'tess', { ...view, suspended: true })).toEqual({ available: false, reason: 'SUSPENDED' });
  });

  it.each([
    ['promotion', promo],
    ['preview', previewCode],
  ])('of a revoked %s is gone, expired or not', (_, code) => {
    for (const expiresAtMs of [null, 500, 2000]) {
      expect(scan({ ...code, revokedAtMs: 900, expiresAtMs }, 'tess')).toEqual({ available: false, reason: 'REVOKED' });
    }
  });

  it('expires at the very time', () => {
    expect(scan({ ...promo, expiresAtMs: 1001 }, null).available).toBe(true);
    expect(scan({ ...promo, expiresAtMs: 1000 }, null)).toEqual({ available: false, reason: 'EXPIRED' });
  });

  it('of a preview gives its testers the pinned release, even where they get a newer one at launch', () => {
    for (const user of ['tess', 'tom']) {
      expect(scan(previewCode, user)).toEqual({
        available: true,
        releaseId: 'rel-pilot',
        version: '1.2.0',
        ...page,
        reason: 'TESTER',
      });
    }
  });

  it.each(['alice', '', null])('of a preview is not available to %j, who does not test it', (user) => {
    expect(scan(previewCode, user)).toEqual({ available: false, reason: 'NOT_A_TESTER' });
  });

  it('of a preview is over when the release has left pilot testing', () => {
    const later = { ...view, pilots: view.pilots.slice(1) };
    expect(scan(previewCode, 'tess', later)).toEqual({ available: false, reason: 'PILOT_ENDED' });
  });
});
