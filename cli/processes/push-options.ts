/** The options of push from the configuration: the address guard and the box that seals secrets. */
import type { Config } from '../../platform/config/config.js';
import { createAddressGuard, type AddressGuard } from '../../platform/http/address-guard.js';
import { createSecretBox, type SecretBox } from '../../platform/process/secret-box.js';

export function pushOptions({ push }: Pick<Config, 'push'>): {
  readonly guard: AddressGuard;
  readonly secrets: SecretBox;
} {
  return { guard: createAddressGuard(push.allowPrivate), secrets: createSecretBox(push.secretKeys) };
}
