/** The choices of a field that suggests. */
import { expect, it } from '@jest/globals';
import { namedChoices } from '../../../console/shared/named-choices.js';

it('choices by name show the id where several share a name', () => {
  const choices = namedChoices([
    { id: 'wallet', name: 'Wallet' },
    { id: 'bank', name: 'Bank' },
    { id: 'wallet-2', name: 'Wallet' },
  ]);
  expect(choices).toEqual([
    { value: 'wallet', label: 'Wallet (wallet)' },
    { value: 'bank', label: 'Bank' },
    { value: 'wallet-2', label: 'Wallet (wallet-2)' },
  ]);
});
