/**
 * Secrets that must be read again, at rest: sealed with a key of the configuration where there is one, in clear where
 * there is none (the text says which). Bound to a context, so that one sealed text cannot stand in for another.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export interface SecretBox {
  readonly isKeyed: boolean;
  seal(secret: string, context: string): string;
  /** @throws SecretNotOpened when its key is not among ours, or it was sealed for another context. */
  open(sealed: string, context: string): string;
}

export class SecretNotOpened extends Error {
  override readonly name = 'SecretNotOpened';
}

const ivBytes = 12;
const tagBytes = 16;

/** `keys`: 32 bytes each. The first one seals, all of them open. */
export function createSecretBox(keys: readonly Buffer[]): SecretBox {
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const [sealingKey] = keys;
  return {
    isKeyed: sealingKey !== undefined,
    seal(secret, context) {
      if (sealingKey === undefined) return `clear:${secret}`;
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv).setAAD(Buffer.from(context));
      const box = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `aes-256-gcm:${nameOf(sealingKey)}:${box.toString('base64url')}`;
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
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(context)).setAuthTag(box.subarray(-tagBytes));
    return Buffer.concat([decipher.update(box.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new SecretNotOpened('A sealed secret does not open', { cause });
  }
}

/** Distinguishes keys without revealing them. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
