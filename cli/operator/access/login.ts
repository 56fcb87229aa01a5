/** `halftone login` and `halftone logout`. A token is read from stdin or typed, and never taken as an argument. */
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { halftoneClient } from '../../../client/halftone-client.js';
import { bodyOf } from '../../../client/problem.js';
import { OperatorFailure } from '../output/failure.js';
import { reportFailures, printNote } from '../output/print.js';
import { shownText } from '../output/table.js';
import { defaultUrl, profileName, requireToken, serverUrl } from './connection.js';
import { deleteProfile, writeProfile } from './profile.js';

interface LoginFlags {
  readonly url?: string;
  readonly tokenStdin?: boolean;
  readonly profile?: string;
}

export function addAccessCommands(program: Command): void {
  program
    .command('login')
    .summary('sign in to a server, and keep address and token in a profile')
    .description(
      'Reads an API token, checks it with the server, and stores both in a profile that only you can read.\n' +
        'Make a token on the page of tokens in the console, or by `halftone token create`.',
    )
    .option('--url <address>', `address of the server (HALFTONE_URL, or ${defaultUrl})`)
    .option('--token-stdin', 'read the token from stdin, for scripts: `… login --token-stdin < file`')
    .option('--profile <name>', 'name of the profile (HALFTONE_PROFILE, or default)')
    .action(reportFailures(login));
  program
    .command('logout')
    .summary('delete a profile')
    .description('Deletes address and token of a profile from this machine. The token stays valid until it is revoked.')
    .option('--profile <name>', 'name of the profile (HALFTONE_PROFILE, or default)')
    .action(reportFailures(logout));
}

async function login(flags: LoginFlags): Promise<void> {
  const name = profileName(flags, process.env);
  const address = flags.url ?? process.env['HALFTONE_URL'] ?? '';
  const url = address === '' ? defaultUrl : serverUrl(address, flags.url === undefined ? 'HALFTONE_URL' : '--url');
  const given = (flags.tokenStdin === true ? await text(process.stdin) : await typedToken()).trim();
  const token = requireToken(given, 'That');
  const { user } = await bodyOf(halftoneClient({ url, token }).GET('/v1/me'));
  const file = writeProfile(name, { url, token }, process.env);
  printNote(`Signed in to ${url} as ${shownText(user)}. Profile ${name}: ${file}`);
}

/** Typed characters are not shown. */
async function typedToken(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new OperatorFailure('usage', 'There is no terminal to type a token', ['Use --token-stdin.']);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // From here on the terminal shows nothing that is typed.
  process.stderr.write('Token: ');
  // Ctrl-C and Ctrl-D end it without a line.
  lines.on('close', () => process.stderr.write('\n'));
  try {
    return await lines.question('', { signal: closedSignal(lines) });
  } catch {
    throw new OperatorFailure('usage', 'No token was given');
  } finally {
    lines.close();
  }
}

function closedSignal(lines: NodeJS.EventEmitter): AbortSignal {
  const closed = new AbortController();
  lines.once('close', () => closed.abort());
  return closed.signal;
}

function logout(flags: Pick<LoginFlags, 'profile'>): Promise<void> {
  const name = profileName(flags, process.env);
  const wasThere = deleteProfile(name, process.env);
  printNote(wasThere ? `The profile ${name} is deleted.` : `There is no profile ${name}.`);
  return Promise.resolve();
}
