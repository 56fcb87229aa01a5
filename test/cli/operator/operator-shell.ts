/** Runs operator commands of the built program, each as a process, in a config folder of its own. */
import { expect } from '@jest/globals';
import { join } from 'node:path';
import {
  announced,
  idOf,
  type Installation,
  preparedDataDir,
  registerWeather,
} from '../../support/installation/installation.js';
import { project, runCommand, runHalftone, type RunningProgram } from '../../support/process/running-program.js';
import { tempDir } from '../../support/process/temp-dir.js';

export interface Ran {
  readonly code: number | null;
  /** Times, ids, the address of the server and the width of columns are replaced. */
  readonly out: string;
  readonly err: string;
}

export interface Shell {
  readonly configDir: string;
  run(...args: readonly string[]): Promise<Ran>;
  runWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran>;
  /** With a file as stdin. */
  runReading(file: string, ...args: readonly string[]): Promise<Ran>;
  start(...args: readonly string[]): RunningProgram;
  /** Everything that was printed, as it was. */
  printed(): string;
}

export function operatorShell(apiUrl: string): Shell {
  const configDir = tempDir();
  const printed: string[] = [];
  const start = (args: readonly string[], env = {}): RunningProgram =>
    runHalftone(args, { dataDir: tempDir(), env: { XDG_CONFIG_HOME: configDir, ...env } });
  const finished = async (program: RunningProgram): Promise<Ran> => {
    const code = await program.ended;
    printed.push(program.output());
    return { code, out: masked(program.stdout(), apiUrl), err: masked(program.stderr(), apiUrl) };
  };
  return {
    configDir,
    run: (...args) => finished(start(args)),
    runWith: (env, ...args) => finished(start(args, env)),
    runReading(file, ...args) {
      const line = `exec "$@" < "$STDIN_FILE"`;
      const command = ['sh', '-c', line, 'sh', process.execPath, join(project, 'dist/cli/main.js'), ...args] as const;
      return finished(runCommand(command, { cwd: project, env: { XDG_CONFIG_HOME: configDir, STDIN_FILE: file } }));
    },
    start: (...args) => start(args),
    printed: () => printed.join('\n'),
  };
}

interface SignedIn {
  readonly installation: Installation;
  readonly shell: Shell;
}

/** A server of its own with weather and wallet, and a shell that is signed in to it as an admin. */
export async function signedInShell({ registered = true, env = {} } = {}): Promise<SignedIn> {
  const dataDir = await preparedDataDir();
  const installation = await announced(runHalftone(['start'], { dataDir, env }), dataDir);
  if (registered) await registerWeather(installation);
  const shell = operatorShell(installation.apiUrl);
  ok(await shell.runReading(join(dataDir, 'admin-token'), 'login', '--url', installation.apiUrl, '--token-stdin'));
  return { installation, shell };
}

export async function uploadWeather({ send }: Installation, number = '1.0.0'): Promise<void> {
  const file = { url: 'https://example.com/weather.zip', sha256: '0'.repeat(64) };
  await send('POST', '/v1/mini-programs/weather/versions', { number, package: file });
}

/** weather 1.0.0 in pilot testing on the new target app shop. Resolves with the name of the release. */
export async function pilotInShop({ get, send }: Installation, shell: Shell): Promise<string> {
  const { items } = (await get('/v1/workspaces')) as { readonly items: readonly object[] };
  await send('POST', '/v1/target-apps', {
    id: 'shop',
    name: 'Shop',
    workspace: idOf(items[0]),
    environments: ['production'],
    pilotSupport: true,
    policy: { review: { selfApproval: true } },
  });
  const name = 'weather@1.0.0/shop/production';
  for (const verb of ['create', 'apply', 'approve']) ok(await shell.run('release', verb, name));
  return name;
}

function masked(text: string, apiUrl: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, '<time>')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/(?<=\S) {2,}/g, '  ')
    .replaceAll(apiUrl, '<server>');
}

export function ok(ran: Ran): string {
  expect(ran.code === 0 ? '' : ran.err).toBe('');
  return ran.out;
}

/** The variables with which commands are those of a reviewer. */
export async function reviewer({ apiUrl, get, send }: Installation, user: string): Promise<Record<string, string>> {
  const { items } = (await get('/v1/workspaces')) as { readonly items: readonly object[] };
  await send('PUT', `/v1/workspaces/${idOf(items[0])}/members/${user}`, { role: 'reviewer' });
  const { secret } = (await send('POST', '/v1/tokens', { user, name: 'tests' })) as { readonly secret: string };
  return { HALFTONE_URL: apiUrl, HALFTONE_TOKEN: secret };
}
