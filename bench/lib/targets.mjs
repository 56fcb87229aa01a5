/**
 * The same thousand programs and users for every case, as flat strings. V8 flattens other strings at the first hash.
 */
import { createHash } from 'node:crypto';

export const targetApp = 'wallet';
export const flagCount = 1000;
/** 28 characters, as super apps give out. */
export const users = Array.from({ length: 65_536 }, (_, i) => flat(`o${md5(`user ${i}`).slice(0, 27)}`));
export const programs = Array.from({ length: flagCount }, (_, i) => flat(`program-${String(i).padStart(4, '0')}`));

export function servingTargets({ count = flagCount, bp = 2500, testers = 0, revision = 1 } = {}) {
  return Array.from({ length: count }, (_, i) => ({
    miniProgram: programs[i] ?? `program-${i}`,
    targetApp,
    environment: 'production',
    revision,
    suspended: false,
    baseline: { releaseId: uuid(`baseline ${i}`), version: '2.3.0' },
    candidate: { releaseId: uuid(`candidate ${i}`), version: '2.3.1', bp, salt: md5(`salt ${i}`), hashVersion: 1 },
    pilots:
      testers === 0
        ? []
        : [
            {
              releaseId: uuid(`pilot ${i}`),
              version: '2.4.0',
              users: Array.from({ length: testers }, (_, u) => `tester-${i}-${u}`),
            },
          ],
  }));
}

export function flagdConfiguration() {
  const flags = Object.fromEntries(
    programs.map((program) => [
      program,
      {
        state: 'ENABLED',
        variants: { candidate: '2.3.1', baseline: '2.3.0' },
        defaultVariant: 'baseline',
        targeting: {
          fractional: [
            { cat: [{ var: '$flagd.flagKey' }, { var: 'targetingKey' }] },
            ['candidate', 25],
            ['baseline', 75],
          ],
        },
      },
    ]),
  );
  return JSON.stringify({ flags });
}

export const token = 'halftone_bench_token_0123456789abcdef';
export const tokenRow = {
  id: 'bench',
  hash: createHash('sha256').update(token).digest('hex'),
  targetApps: [targetApp],
  expiresAtMs: null,
};

function md5(text) {
  return createHash('md5').update(text).digest('hex');
}

function uuid(text) {
  const hex = md5(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function flat(text) {
  return Buffer.from(text).toString('latin1');
}
