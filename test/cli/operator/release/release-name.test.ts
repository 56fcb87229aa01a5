import { expect, it } from '@jest/globals';
import { parseReleaseName } from '../../../../cli/operator/release/release-name.js';

it('a release is named by program, version, app and environment', () => {
  const parts = { miniProgram: 'we-ather', version: '2.3.10', targetApp: 'wallet2', environment: 'production' };
  expect(parseReleaseName('we-ather@2.3.10/wallet2/production')).toEqual(parts);
});

it.each([
  'weather',
  'weather@2.3/wallet/production',
  'weather@02.3.1/wallet/production',
  'weather@2.3.1@2/wallet/production',
  'weather@2.3.1/wallet',
  'weather@2.3.1/wallet/prod',
  'weather@2.3.1/wallet/production/',
  ' weather@2.3.1/wallet/production',
  'Weather@2.3.1/wallet/production',
  'weather@2.3.1/wal let/production',
])('%p does not name a release', (text) => {
  expect(parseReleaseName(text)).toBeNull();
});
