/**
 * Profiles: the address of a server and a token for it, one file each in the user's config folder. Only the user may
 * read them. A file is replaced as a whole.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { isToken } from '../../../client/halftone-client.js';
import { OperatorFailure } from '../output/failure.js';

type Variables = Readonly<Record<string, string | undefined>>;

export interface Profile {
  readonly url: string;
  readonly token: string;
}

export const defaultProfile = 'default';

/** @throws OperatorFailure for a name that is no file name. */
export function profileFile(name: string, env: Variables): string {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name))
    throw new OperatorFailure('usage', `The profile "${name}" is not a name`, [
      'Use lower-case letters, digits and hyphens.',
    ]);
  const { XDG_CONFIG_HOME: given = '' } = env;
  // A relative path there is invalid and ignored, as the XDG specification says.
  const config = isAbsolute(given) ? given : join(homedir(), '.config');
  return join(config, 'halftone', 'profiles', `${name}.json`);
}

/** Undefined when there is none. @throws OperatorFailure when others may read it, or when it is damaged. */
export function readProfile(name: string, env: Variables): Profile | undefined {
  const file = profileFile(name, env);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new OperatorFailure('usage', `Others may read the token in ${file}`, [
      `Run \`chmod 600 ${file}\`, and sign in with a new token if others could have read it.`,
    ]);
  const profile = parsed(text);
  if (profile !== undefined) return profile;
  throw new OperatorFailure('usage', `${file} is not a profile`, ['Sign in again: `halftone login`.']);
}

function parsed(text: string): Profile | undefined {
  try {
    const { url, token } = JSON.parse(text) as Partial<Record<keyof Profile, unknown>>;
    return typeof url === 'string' && typeof token === 'string' && isToken(token) ? { url, token } : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the path of the file. */
export function writeProfile(name: string, { url, token }: Profile, env: Variables): string {
  const file = profileFile(name, env);
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  // A draft of its own: two logins at the same time do not mix.
  const draft = `${file}.${String(process.pid)}`;
  try {
    writeFileSync(draft, `${JSON.stringify({ url, token }, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return file;
}

/** False when there was none. */
export function deleteProfile(name: string, env: Variables): boolean {
  const file = profileFile(name, env);
  const isThere = existsSync(file);
  rmSync(file, { force: true });
  return isThere;
}
