import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { serverOf } from '../../../../cli/operator/access/connection.js';
import { deleteProfile, profileFile, readProfile, writeProfile } from '../../../../cli/operator/access/profile.js';
import { tempDir } from '../../../support/process/temp-dir.js';

const profile = { url: 'https://halftone.example', token: 'halftone_secret' };

it('a profile is a file that only its user may read, in a folder that only its user may open', () => {
  const env = { XDG_CONFIG_HOME: tempDir() };
  const folder = dirname(profileFile('ci', env));
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const before = process.umask(0o000);
  const file = writeProfile('ci', profile, env);
  process.umask(before);
  expect(file).toBe(join(env.XDG_CONFIG_HOME, 'halftone/profiles/ci.json'));
  expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(readProfile('ci', env)).toEqual(profile);
  writeProfile('ci', { ...profile, token: 'other' }, env);
  expect(readProfile('ci', env)?.token).toBe('other');
  expect(readdirSync(folder)).toEqual(['ci.json']);
  expect([deleteProfile('ci', env), deleteProfile('ci', env), readProfile('ci', env)]).toEqual([
    true,
    false,
    undefined,
  ]);
});

it('a profile that others may read, or that is damaged, is refused with what to do', () => {
  const env = { XDG_CONFIG_HOME: tempDir() };
  const file = writeProfile('default', profile, env);
  chmodSync(file, 0o640);
  expect(() => readProfile('default', env)).toThrow(`Others may read the token in ${file}`);
  chmodSync(file, 0o600);
  writeFileSync(file, '{"url": 1}');
  expect(() => readProfile('default', env)).toThrow('is not a profile');
});

it('the folder is ~/.config when XDG_CONFIG_HOME is missing or relative', () => {
  const file = join(homedir(), '.config/halftone/profiles/default.json');
  expect([profileFile('default', {}), profileFile('default', { XDG_CONFIG_HOME: 'here' })]).toEqual([file, file]);
});

it.each(['../x', 'a/b', '', 'A', '.hidden'])('the profile name %p is refused', (name) => {
  expect(() => profileFile(name, {})).toThrow('is not a name');
});

it('the environment comes before the profile, and --profile before HALFTONE_PROFILE', () => {
  const env = { XDG_CONFIG_HOME: tempDir() };
  writeProfile('default', profile, env);
  writeProfile('staging', { url: 'http://staging', token: 'staged' }, env);
  expect(serverOf({}, env)).toEqual(profile);
  expect(serverOf({}, { ...env, HALFTONE_PROFILE: 'staging' }).token).toBe('staged');
  expect(serverOf({ profile: 'default' }, { ...env, HALFTONE_PROFILE: 'staging' })).toEqual(profile);
  expect(serverOf({}, { ...env, HALFTONE_TOKEN: 't' })).toEqual({ ...profile, token: 't' });
  const given = { HALFTONE_URL: 'http://localhost:1/', HALFTONE_TOKEN: 't' };
  expect(serverOf({}, { ...env, ...given })).toEqual({ url: 'http://localhost:1', token: 't' });
});

it('the token of a profile is not sent to another server', () => {
  const env = { XDG_CONFIG_HOME: tempDir() };
  writeProfile('default', profile, env);
  expect(serverOf({}, { ...env, HALFTONE_URL: 'https://halftone.example/' })).toEqual(profile);
  expect(() => serverOf({}, { ...env, HALFTONE_URL: 'https://other.example' })).toThrow(
    'is of https://halftone.example',
  );
});

it.each(['localhost:8080', 'ftp://host', 'http://user:secret@host', 'http://host/?token=secret', ''])(
  'the address %p is refused, and not repeated',
  (HALFTONE_URL) => {
    const read = (): unknown => serverOf({}, { XDG_CONFIG_HOME: tempDir(), HALFTONE_URL, HALFTONE_TOKEN: '' });
    expect(read).toThrow(HALFTONE_URL === '' ? 'Not signed in' : /^HALFTONE_URL is not the address of a server$/);
  },
);
