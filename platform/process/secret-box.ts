/**
 * Secrets that must be read again, at rest: sealed with a key of the configuration where there is one, in clear where
 * there is none (the text says which). Bound to a context, so that one sealed text cannot stand in for another.
 */
import { fingerprintOf, openBytes, sealBytes } from './sealed-bytes.js';

export interface SecretBox {
  readonly isKeyed: boolean;
  seal(secret: string, context: string): string;
  /** @throws SecretNotOpened when its key is not among ours, or it was sealed for another context. */
  open(sealed: string, context: string): string;
}

export class SecretNotOpened extends Error {
  override readonly name = 'SecretNotOpened';
}

/** `keys`: 32 bytes each. The first one seals, all of them open. */
export function createSecretBox(keys: readonly Buffer[]): SecretBox {
  const byName = new Map(keys.map((key) => [fingerprintOf(key), key]));
  const [sealingKey] = keys;
  return {
    isKeyed: sealingKey !== undefined,
    seal(secret, context) {
      if (sealingKey === undefined) return `clear:${secret}`;
      const box = sealBytes(Buffer.from(secret), sealingKey, context);
      return `aes-256-gcm:${fingerprintOf(sealingKey)}:${box.toString('base64url')}`;
    },
    open(sealed, context) {
      const [how, ...rest] = sealed.split(':');
      if (how === 'clear') return rest.join(':');
      const [name = '', text = ''] = rest;
      const key = byName.get(name);
      if (how !== 'aes-256-gcm' || key === undefined)
        throw new SecretNotOpened('The key of a sealed secret is missing');
      return opened(Buffer.from(text, 'base64url'), key, context);
    },
  };
}

function opened(box: Buffer, key: Buffer, context: string): string {
  try {
    return openBytes(box, key, context).toString('utf8');
  } catch (cause) {
    throw new SecretNotOpened('A sealed secret does not open', { cause });
  }
}
