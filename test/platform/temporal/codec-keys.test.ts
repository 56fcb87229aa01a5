import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { codecKeysIn } from '../../../platform/temporal/codec-keys.js';

const one = Buffer.alloc(32, 1).toString('base64');
const two = Buffer.alloc(32, 2).toString('base64');
const messagesOf = (text: string): string[] =>
  codecKeysIn(text, 'TEMPORAL_CODEC_KEYS').problems.map(({ message }) => message);

describe('TEMPORAL_CODEC_KEYS', () => {
  it('keeps the order of the keys', () => {
    expect(codecKeysIn(` b:${two} , a.1_x-y:${one}`, 'X')).toEqual({
      keys: [
        { id: 'b', bytes: Buffer.alloc(32, 2) },
        { id: 'a.1_x-y', bytes: Buffer.alloc(32, 1) },
      ],
      problems: [],
    });
  });

  it.each([
    ['a key without an id', one, 'key 1 of 1 is not an id and a key with one colon between them'],
    ['two colons', `a:b:${one}`, 'key 1 of 1 is not an id and a key with one colon between them'],
    ['a comma at the end', `a:${one},`, 'key 2 of 2 is empty'],
    ['an empty id', `a:${one},:${two}`, 'key 2 of 2 has an id that is not 1 to 64 letters'],
    ['a space in an id', `a b:${one}`, 'key 1 of 1 has an id that is not 1 to 64 letters'],
    ['a short key', `a:${one},b:c2hvcnQ=`, 'key 2 of 2 is not 32 bytes in base64'],
    ['a key in hexadecimal', `a:${'ab'.repeat(32)}`, 'key 1 of 1 is not 32 bytes in base64'],
    ['base64 for addresses', `a:${Buffer.alloc(32, 255).toString('base64url')}`, 'key 1 of 1 is not 32 bytes'],
    ['an id twice', `a:${one},b:${two},a:${two}`, 'key 3 of 3 has the id of an earlier key'],
  ])('names the variable and the position of %s', (_, text, message) => {
    const { problems } = codecKeysIn(text, 'TEMPORAL_CODEC_KEYS');
    expect(problems).toEqual([
      {
        message: expect.stringContaining(`TEMPORAL_CODEC_KEYS is a list whose ${message}`),
        remedy: expect.stringContaining('openssl rand -base64 32'),
      },
    ]);
  });

  it('reports every invalid key', () => {
    expect(messagesOf(`a,b:${one},c`)).toHaveLength(2);
  });

  it('repeats no part of the value in an error, in any order of its parts', () => {
    const secret = randomBytes(32).toString('base64');
    const hex = randomBytes(32).toString('hex');
    for (const text of [secret, `${secret}:a`, `a:${secret}x`, `a:${hex}`, `${hex}:b`, `a:${secret},a:${secret}`])
      for (const part of [secret.slice(0, 8), hex.slice(0, 8)]) {
        expect(messagesOf(text)).not.toEqual([]);
        expect(messagesOf(text).join()).not.toContain(part);
      }
  });
});
