/** Validation of texts and URLs from users: refused, sanitized, or stored unchanged. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorNameSchema, displayNameSchema, existingActorNameSchema } from '../../../contracts/http/display-name.js';
import { reasonSchema } from '../../../contracts/http/common.js';
import { setPushSchema } from '../../../contracts/target/push.js';
import { userKeySchema } from '../../../contracts/target/testers.js';
import { packageSchema } from '../../../contracts/registry/versions.js';

describe('a user name', () => {
  it.each([
    'alice',
    'Ünal /?#',
    '李雷',
    'ci-bot@team',
    'system',
    'systemadmin',
    'Temporal Team',
    '...',
    "O'Neil",
    '🦊',
  ])('accepts %j', (name) => {
    expect(actorNameSchema.parse(name)).toBe(name);
  });

  it('is stored in NFC', () => {
    expect(actorNameSchema.parse('e\u0301lise')).toBe('\u00e9lise');
  });

  it.each([
    ...['al\u200bice', 'al\u200dice', 'alice\u2060', '\ufeffalice', 'al\u00adice', 'al\u034fice', 'al\ufe0fice'],
    ...['\u202eecila', 'a\u2066b', 'a\u200eb', 'a\u061cb', 'a\rb', 'a\nb', 'a\tb', 'a\u001bb', 'a\u0085b', 'a\u007fb'],
    ...['a\u2028b', 'a\u00a0b', 'a\u3000b', 'a\u3164b', '\u2800', 'a\u{e0041}b', 'a\u180eb', 'a\ue000b'],
    ...['.', '..', ' alice', 'alice ', ' '],
    ...[
      'temporal',
      'TEMPORAL',
      'Temporal',
      'ｔｅｍｐｏｒａｌ',
      'tem\u200bporal',
      't\u0435mporal',
      'ｔemporal',
      'tempоral',
    ],
    ...[
      'system:push',
      'SYSTEM:timer',
      'system：push',
      'ｓｙｓｔｅｍ:x',
      'system :x',
      'system\ua789x',
      'ѕystem:x',
      'sуstem:x',
    ],
    ...['tempora1', 'system∶cli', 'ŝystem:x', 'System﹕policy', 'τεμporal'],
  ])('refuses %j', (name) => {
    expect(actorNameSchema.safeParse(name).success).toBe(false);
  });

  it('that was stored before the rule existed is still found', () => {
    for (const name of ['al\u200bice', 'temporal', '.', ' x']) expect(existingActorNameSchema.parse(name)).toBe(name);
  });
});

describe('a displayed text', () => {
  it.each([
    ['crash \u202egnp.exe', 'crash gnp.exe'],
    ['a\u2066b\u2069c\u200ed\u200fe\u061cf', 'abcdef'],
    ['a\u001b[31mb\u0007c\u009bd', 'a[31mbcd'],
  ])('has its direction and control characters removed: %j', (text, kept) => {
    expect(reasonSchema.parse(text)).toBe(kept);
    expect(displayNameSchema.parse(text)).toBe(kept);
  });

  it('keeps line ends in reasons, and loses them in names', () => {
    expect(reasonSchema.parse('one\r\ntwo\tthree')).toBe('one\r\ntwo\tthree');
    expect(displayNameSchema.parse('one\r\ntwo\tthree')).toBe('one two three');
  });

  it('is empty when it has removed characters only, and U+0000 and lone surrogates are refused', () => {
    for (const text of ['\u202e', ' \u200e ', 'a\u0000', 'a\ud800']) {
      expect(reasonSchema.safeParse(text).success).toBe(false);
      expect(displayNameSchema.safeParse(text).success).toBe(false);
    }
  });

  it('keeps all other characters', () => {
    for (const text of ['👩\u200d👩\u200d👧', 'می\u200cخواهم', 'ไทย', 'עברית', '<b>']) {
      expect(displayNameSchema.parse(text)).toBe(text);
    }
  });
});

it('a user key of a tester is stored unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (key) => {
      const parsed = userKeySchema.safeParse(key);
      expect(parsed.success ? parsed.data : null).toBe(key.includes('\0') ? null : key);
    }),
  );
});

describe('a URL', () => {
  const parse = (url: string) => packageSchema.shape.url.safeParse(url);

  it.each([
    ['https://packages.example/a.zip', 'https://packages.example/a.zip'],
    ['HTTPS://Packages.Example:443/a/../b.zip?v=1', 'https://packages.example/b.zip?v=1'],
    ['s3://bucket/key.zip', 's3://bucket/key.zip'],
    ['https://münchen.example/ä', 'https://xn--mnchen-3ya.example/%C3%A4'],
  ])('of a package is stored in its parsed form: %s', (url, kept) => {
    expect(parse(url).data).toBe(kept);
  });

  it.each([
    ...['https://user:secret@packages.example/a.zip', 'https://user@packages.example/a', 's3://key:secret@bucket/a'],
    ...[
      'https://b.example/a?X-Amz-Signature=1',
      'https://b.example/a?x-amz-security-token=1',
      'https://b.example/a?SIG=1',
    ],
    ...[
      'https://b.example/a?X-Goog-Credential=1',
      'https://b.example/a?a=1&Signature=x',
      'https://b.example/a#access_token=1',
    ],
    ...['https://b.example/a?%73ig=1', 'https://b.example/a?private_token=1', 'https://b.example/a?password'],
  ])('of a package is refused with credentials in it: %s', (url) => {
    expect(parse(url).success).toBe(false);
  });

  it.each([
    ...[
      'https://93.184.216.34\\@127.0.0.1/',
      'https://a.example/\r\nX: y',
      'https://a.example/\tb',
      'https:\\\\a.example',
    ],
    ...[' https://a.example', 'https://a.example/b c', 'https://', 'a.example', '/a', 'oci:registry/a'],
  ])('is refused: %j', (url) => {
    expect(parse(url).success).toBe(false);
    expect(setPushSchema.safeParse({ url }).success).toBe(false);
  });

  it('of push is stored in its parsed form', () => {
    expect(setPushSchema.parse({ url: 'HTTPS://Wallet.example/./halftone' }).url).toBe(
      'https://wallet.example/halftone',
    );
  });
});
