import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createSecretBox, SecretNotOpened } from '../../../platform/process/secret-box.js';

describe('The secret box', () => {
  const [key, newer] = [randomBytes(32), randomBytes(32)];
  const secret = 'whsec_c2VjcmV0OndpdGg6Y29sb25z';

  it('seals a secret without any of its text, and opens it again', () => {
    const box = createSecretBox([key]);
    const sealed = box.seal(secret, 'wallet');
    expect(sealed).not.toContain(secret.slice(6));
    expect(box.seal(secret, 'wallet')).not.toBe(sealed);
    expect(box.open(sealed, 'wallet')).toBe(secret);
  });

  it('opens with an older key what that key has sealed', () => {
    const sealed = createSecretBox([key]).seal(secret, 'wallet');
    expect(createSecretBox([newer, key]).open(sealed, 'wallet')).toBe(secret);
    expect(() => createSecretBox([newer]).open(sealed, 'wallet')).toThrow(SecretNotOpened);
  });

  it('opens nothing that was sealed for another context, or changed', () => {
    const box = createSecretBox([key]);
    const sealed = box.seal(secret, 'wallet');
    expect(() => box.open(sealed, 'bank')).toThrow(SecretNotOpened);
    const [how, name, text = ''] = sealed.split(':');
    const bytes = Buffer.from(text, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(14) ^ 1, 14);
    expect(() => box.open(`${how}:${name}:${bytes.toString('base64url')}`, 'wallet')).toThrow(SecretNotOpened);
    expect(() => box.open(`${how}:${name}:`, 'wallet')).toThrow(SecretNotOpened);
  });

  it('marks unsealed secrets, and opens them also with a key', () => {
    const sealed = createSecretBox([]).seal(secret, 'wallet');
    expect(sealed).toBe(`clear:${secret}`);
    expect(createSecretBox([key]).open(sealed, 'wallet')).toBe(secret);
  });
});
