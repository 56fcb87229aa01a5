/** Which server an operator command asks, and with which token: from the environment, or from a profile. */
import { type Command, Option } from 'commander';
import { halftoneClient, type HalftoneClient, isToken } from '../../../client/halftone-client.js';
import { OperatorFailure } from '../output/failure.js';
import { type OutputFormat, outputFormats } from '../output/print.js';
import { defaultProfile, type Profile, readProfile } from './profile.js';

type Variables = Readonly<Record<string, string | undefined>>;

export const defaultUrl = 'http://localhost:8080';

export interface ConnectionFlags {
  readonly profile?: string;
  readonly output: OutputFormat;
}

/** The options of every command that asks a server. */
export function withConnection(command: Command): Command {
  return command
    .addOption(
      new Option('-o, --output <format>', 'json and yaml: as the API answers').choices(outputFormats).default('table'),
    )
    .option('--profile <name>', 'server and token of this login (HALFTONE_PROFILE, or default)');
}

export function connect(flags: Pick<ConnectionFlags, 'profile'>): HalftoneClient {
  return halftoneClient(serverOf(flags, process.env));
}

export function profileName({ profile }: Pick<ConnectionFlags, 'profile'>, env: Variables): string {
  return profile ?? (nonEmpty(env['HALFTONE_PROFILE']) || defaultProfile);
}

/**
 * HALFTONE_URL and HALFTONE_TOKEN come before the profile. The token of a profile is sent to the server of the profile
 * only. @throws OperatorFailure without a token.
 */
export function serverOf(flags: Pick<ConnectionFlags, 'profile'>, env: Variables): Profile {
  const name = profileName(flags, env);
  const givenUrl = nonEmpty(env['HALFTONE_URL']);
  const givenToken = nonEmpty(env['HALFTONE_TOKEN']);
  if (givenToken !== '') requireToken(givenToken, 'HALFTONE_TOKEN');
  const url = givenUrl === '' ? '' : serverUrl(givenUrl, 'HALFTONE_URL');
  if (url !== '' && givenToken !== '') return { url, token: givenToken };
  const profile = readProfile(name, env);
  if (givenToken !== '') return { url: url || (profile?.url ?? defaultUrl), token: givenToken };
  if (profile === undefined)
    throw new OperatorFailure('noAccess', `Not signed in: there is no profile "${name}"`, [
      'Run `halftone login`, or set HALFTONE_URL and HALFTONE_TOKEN.',
    ]);
  if (url !== '' && url !== profile.url)
    throw new OperatorFailure('usage', `HALFTONE_URL is ${url}, and the profile "${name}" is of ${profile.url}`, [
      'Set HALFTONE_TOKEN, too: the token of a profile is not sent to another server.',
    ]);
  return profile;
}

function nonEmpty(value: string | undefined): string {
  return value?.trim() ?? '';
}

/** @throws OperatorFailure for what is no token, without the text: one of its lines may be a token. */
export function requireToken(text: string, from: string): string {
  if (isToken(text)) return text;
  throw new OperatorFailure('usage', `${from} is not a token`, ['Give one token and nothing else.']);
}

/** Without a slash at the end. @throws OperatorFailure for what is no address of a server. */
export function serverUrl(text: string, from: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isFitting =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === '';
  if (isFitting) return url.href.replace(/\/+$/, '');
  throw new OperatorFailure('usage', `${from} is not the address of a server`, [
    'Say http:// or https://, a host, and no user name, password or query.',
  ]);
}
