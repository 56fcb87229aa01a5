/** Each error of a field has a code with facts, and a sentence of ours: none of zod's words reach a client. */
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createSessionSchema } from '../../../contracts/access/session.js';
import { createTokenSchema } from '../../../contracts/access/tokens.js';
import { queryInteger, querySince } from '../../../contracts/http/common.js';
import { releaseStatuses } from '../../../domain/release/words.js';
import { fieldErrors } from '../../../domain/values/field-errors.js';
import { invalidInput } from '../../../contracts/http/invalid-input.js';
import { uploadVersionSchema } from '../../../contracts/registry/versions.js';
import { batchStopSchema } from '../../../contracts/release/batch-stops.js';
import { releaseCommandBodySchema } from '../../../contracts/release/commands.js';

function errorsOf(schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value, { reportInput: true });
  return error === undefined ? [] : invalidInput(error, 'body', schema).errors;
}

const version = { number: '1.0.0', package: { url: 'https://a.example/1.zip', sha256: 'a'.repeat(64) } };
const token = { user: 'alice', name: 'CI' };

describe('an error of a field', () => {
  it.each<[string, z.ZodType, unknown, object]>([
    [
      'a missing field',
      createTokenSchema,
      { user: 'alice' },
      { path: '/name', code: 'MISSING', message: 'Is missing.' },
    ],
    [
      'an unknown field, with the free name next to it',
      createTokenSchema,
      { ...token, expiresat: 1 },
      {
        path: '/expiresat',
        code: 'UNKNOWN_FIELD',
        facts: { nearest: 'expiresAt' },
        message: 'Unknown. Did you mean expiresAt?',
      },
    ],
    [
      'an unknown field next to none that is free',
      createTokenSchema,
      { ...token, nmae: 1 },
      { path: '/nmae', code: 'UNKNOWN_FIELD', message: 'Unknown.' },
    ],
    [
      'an unknown field inside of another',
      uploadVersionSchema,
      { ...version, package: { ...version.package, sha: '' } },
      { path: '/package/sha', code: 'UNKNOWN_FIELD', message: 'Unknown.' },
    ],
    [
      'an unknown field of a command, by the names of this command',
      releaseCommandBodySchema,
      { type: 'pause', reason: 'Crashes', expectRevision: 1 },
      { path: '/expectRevision', code: 'UNKNOWN_FIELD' },
    ],
    [
      'a status that is short for another',
      z.strictObject({ status: z.enum(releaseStatuses) }),
      { status: 'GREY' },
      { code: 'NOT_AMONG', facts: expect.objectContaining({ nearest: 'GRAYSCALE_RELEASE' }) },
    ],
    ['another type', createTokenSchema, { ...token, name: 1 }, { code: 'WRONG_TYPE', facts: { expected: 'string' } }],
    ['an empty text', createTokenSchema, { ...token, user: '' }, { code: 'EMPTY' }],
    ['a long text', createTokenSchema, { ...token, name: 'a'.repeat(101) }, { code: 'TOO_LONG', facts: { most: 100 } }],
    ['no time', createTokenSchema, { ...token, expiresAt: 'soon' }, { code: 'NOT_A_TIME' }],
    [
      'another value',
      createTokenSchema,
      { ...token, scopes: ['reed'] },
      { path: '/scopes/0', code: 'NOT_AMONG', message: 'Use one of read, stop, operate. Did you mean read?' },
    ],
    ['an empty list', createTokenSchema, { ...token, scopes: [] }, { code: 'TOO_FEW', facts: { least: 1 } }],
    ['the same twice', createTokenSchema, { ...token, scopes: ['read', 'read'] }, { code: 'TWICE' }],
    ['a name that is a path', createTokenSchema, { ...token, user: '..' }, { code: 'NAME_IS_PATH' }],
    ['neither form', createSessionSchema, {}, { path: '/', code: 'TOKEN_OR_CODE' }],
    ['no version', uploadVersionSchema, { ...version, number: '1' }, { path: '/number', code: 'NOT_A_VERSION' }],
    [
      'another scheme',
      uploadVersionSchema,
      { ...version, package: { ...version.package, url: 'ftp://a.example/1.zip' } },
      {
        path: '/package/url',
        code: 'ADDRESS_SCHEME',
        facts: { schemes: 'https: http: s3: gs: oci:' },
        message: 'Not an address that begins with one of https: http: s3: gs: oci:',
      },
    ],
    ['too many', batchStopSchema, stopOf(501), { path: '/releases', code: 'TOO_MANY', facts: { most: 500 } }],
    ['an unknown command', releaseCommandBodySchema, { type: 'stop' }, { path: '/type', code: 'NOT_AMONG' }],
    ['0 %', releaseCommandBodySchema, { type: 'setPercentage', percentage: 0 }, { code: 'PERCENTAGE_ZERO' }],
    ['no whole number', queryInteger(1, 200), '1.5', { code: 'NOT_INTEGER' }],
    ['a number out of range', queryInteger(1, 200), '201', { code: 'OUT_OF_RANGE', message: 'From 1 to 200.' }],
    ['no duration', querySince, 'yesterday', { code: 'NOT_SINCE' }],
  ])('names %s', (_what, schema, value, error) => {
    expect(errorsOf(schema, value)).toEqual([expect.objectContaining(error)]);
  });

  it('has a sentence that no other code has', () => {
    const sentences = Object.values(fieldErrors);
    expect(sentences.filter((text, index) => sentences.indexOf(text) !== index)).toEqual([]);
  });
});

function stopOf(count: number) {
  return { type: 'pause', reason: 'Crashes', releases: Array.from({ length: count }, (_none, index) => `r${index}`) };
}
