import { describe, expect, it } from '@jest/globals';
import { policyFormOf, policyOfForm, presetsOf } from '../../../console/registry/policy-form.js';
import { commandBody, isPlainCommand } from '../../../console/release/command-dialogs.js';
import { chosenPercentage, offeredPresets } from '../../../console/release/percentage-choice.js';
import { optionValue, qrCodeBody } from '../../../console/qr/qr-code-form.js';
import { releaseCommandBodySchema } from '../../../contracts/release/commands.js';
import { createQrCodeSchema } from '../../../contracts/registry/qr-codes.js';
import { releaseCommandTypes } from '../../../domain/release/command-catalog.js';
import { defaultPolicy } from '../../../domain/registry/target-app-policy.js';

const limits = { presets: [1, 5, 10, 100], presetsOnly: false, above: 5 };

describe('the choice of a percentage', () => {
  it('offers the presets above the current share', () => {
    expect(offeredPresets(limits)).toEqual([10, 100]);
  });

  it.each(['', '0', '5', '4.99', '100.01', '7.125', '-1', '1,000', '1 5', '1e1', '٢'])('refuses %p', (text) => {
    expect(chosenPercentage(text, limits).outcome).toBe('invalid');
  });

  it.each([
    ['5.01', 5.01],
    ['7,5', 7.5],
    ['100', 100],
    ['１５', 15],
  ])('takes %p', (text, percentage) => {
    expect(chosenPercentage(text, limits)).toEqual({ outcome: 'valid', percentage });
  });

  it('takes presets only where the policy says so', () => {
    const presetsOnly = { ...limits, presetsOnly: true };
    expect(['7', '10'].map((typed) => chosenPercentage(typed, presetsOnly).outcome)).toEqual(['invalid', 'valid']);
  });
});

describe('the policy form', () => {
  it('gives back the policy that it was filled with', () => {
    expect(policyOfForm(policyFormOf(defaultPolicy))).toEqual(defaultPolicy);
  });

  it.each([
    ['1; 5; 10', [1, 5, 10]],
    ['1；５、10', [1, 5, 10]],
    ['1, 5， 10', [1, 5, 10]],
    ['0,5; 2.5; 100', [0.5, 2.5, 100]],
    ['2,5, 10', [2.5, 10]],
    ['2,5', [2.5]],
  ])('reads %p as a list in which a comma between digits is a decimal sign', (text, presets) => {
    expect(presetsOf(text)).toEqual(presets);
  });

  it.each(['', '5; 1', '0; 1', '1; 101', '1; x', '1;;2', '1.234', '1,5,10', '1 5 10', '1,000', '1;', '1/5'])(
    'refuses %p',
    (text) => {
      expect(presetsOf(text)).toBeNull();
    },
  );
});

describe('commandBody', () => {
  const plain = releaseCommandTypes.filter(isPlainCommand);

  it.each(plain)('%s is what the contract takes, with and without the optional answers', (type) => {
    const filled = commandBody(type, { reason: ' too slow ', reshuffle: true, cancelActive: true, rollbackTo: 'r1' });
    const bare = commandBody(type, { reason: 'because' });
    expect(releaseCommandBodySchema.safeParse(filled).success).toBe(true);
    expect(releaseCommandBodySchema.safeParse(bare).success).toBe(true);
  });

  it('leaves out a release to go back to when the previous one is meant', () => {
    expect(commandBody('rollback', { reason: 'bad', rollbackTo: '' })).toEqual({ type: 'rollback', reason: 'bad' });
  });
});

describe('qrCodeBody', () => {
  const at = { targetApp: 'wallet', environment: 'sandbox' } as const;

  it('is a public code of a target, or a preview of a release with an expiry, as the contract takes them', () => {
    const fields = { page: 'pages/index', days: 7, target: optionValue(at), release: optionValue({ ...at, id: 'r1' }) };
    const promo = qrCodeBody('weather', { ...fields, kind: 'PROMO', description: 'At the pier' }, 0);
    const preview = qrCodeBody('weather', { ...fields, kind: 'PREVIEW', query: 'a=1' }, 0);
    const pointsTo = { miniProgram: 'weather', ...at, page: 'pages/index' };
    expect(promo).toEqual({ kind: 'PROMO', ...pointsTo, description: 'At the pier' });
    expect(preview).toEqual({
      kind: 'PREVIEW',
      ...pointsTo,
      query: 'a=1',
      releaseId: 'r1',
      expiresAt: '1970-01-08T00:00:00.000Z',
    });
    for (const body of [promo, preview]) expect(createQrCodeSchema.safeParse(body).success).toBe(true);
  });
});
