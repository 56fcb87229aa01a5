/**
 * Encrypts secrets and payloads with AES-256-GCM. Each ciphertext is bound to a context (associated data), so it cannot
 * be used in place of another. Without a key, `SecretBox` stores the secret in clear. The prefix of the text says
 * which.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

export interface SecretBox {
  readonly isKeyed: boolean;
  seal(secret: string, context: string): string;
  /** @throws SecretNotOpened when its key is not configured, or when it was sealed for another context. */
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

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** `key`: 32 bytes. Returns the initialisation vector (12 bytes), the ciphertext and the tag (16 bytes). */
export function sealBytes(plain: Uint8Array, key: Buffer, context: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when the box was altered, or was sealed with another key or for another context. */
export function openBytes(box: Buffer, key: Buffer, context: string): Buffer {
  const decipher = createDecipheriv(algorithm, key, box.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context)).setAuthTag(box.subarray(-tagBytes));
  return Buffer.concat([decipher.update(box.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

/** Distinguishes keys without revealing them. */
export function fingerprintOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
