/** `halftone mcp` by the client of the SDK, over stdin and stdout, against a server. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../../../platform/process/free-port.js';
import { project } from '../../../support/process/running-program.js';
import { tempDir } from '../../../support/process/temp-dir.js';
import { ok, reviewer, type Shell, signedInShell, uploadWeather } from '../operator-shell.js';

const name = 'weather@1.0.0/wallet/production';
const program = join(project, 'dist/cli/main.js');
const open: Client[] = [];

afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
});

async function assistant(env: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<Client> {
  const { PATH = '' } = process.env;
  const client = new Client({ name: 'test', version: '1' });
  const args = [program, 'mcp', ...flags];
  const transport = { command: process.execPath, args, env: { PATH, ...env }, stderr: 'ignore' } as const;
  await client.connect(new StdioClientTransport({ ...transport, args }));
  open.push(client);
  return client;
}

async function called(client: Client, tool: string, input: Record<string, unknown>) {
  const { content, isError = false } = await client.callTool({ name: tool, arguments: input });
  const [{ text = '' } = {}] = content as { readonly text?: string }[];
  return { isError, text, body: (isError ? {} : JSON.parse(text)) as Record<string, unknown> };
}

const toolNames = async (client: Client) => (await client.listTools()).tools.map((tool) => tool.name);

async function serving(shell: Shell): Promise<void> {
  for (const args of [['create'], ['apply'], ['approve', '--reason', 'fine']]) {
    const [verb = '', ...flags] = args;
    ok(await shell.run('release', verb, name, ...flags));
  }
  ok(await shell.run('release', 'set', name, '10%', '--wait'));
}

it('the MCP server reads by default, stops with --allow-stop, and says what is wrong', async () => {
  const { installation, shell } = await signedInShell();
  await uploadWeather(installation);
  await serving(shell);
  const profile = { XDG_CONFIG_HOME: shell.configDir };
  await reading(await assistant(profile));
  const onCall = { user: 'admin', name: 'on-call', scopes: ['read', 'stop'] };
  const { secret } = (await installation.send('POST', '/v1/tokens', onCall)) as { readonly secret: string };
  const token = { HALFTONE_URL: installation.apiUrl, HALFTONE_TOKEN: secret };
  await stopping(await assistant(token, '--allow-stop'));
  await refused(await assistant(await reviewer(installation, 'rita'), '--allow-stop'));
  const wrong = await assistant({ HALFTONE_URL: installation.apiUrl, HALFTONE_TOKEN: 'wrong' });
  expect(await called(wrong, 'what_rolls_out_now', {})).toMatchObject({
    isError: true,
    text: expect.stringMatching(/^UNAUTHENTICATED: .*\nRemedy: /),
  });
  const away = { HALFTONE_URL: `http://127.0.0.1:${await freePort()}`, HALFTONE_TOKEN: 'x' };
  expect(await called(await assistant(away), 'get_release', { release: name })).toMatchObject({
    isError: true,
    text: expect.stringMatching(/^No answer from http:.*\nStart the server/),
  });
  await ofProtocol(profile);
});

async function reading(client: Client): Promise<void> {
  expect(await toolNames(client)).not.toContain('pause_release');
  expect(client.getInstructions()).toContain('It only reads.');
  const rolling = await called(client, 'what_rolls_out_now', {});
  expect(rolling.body).toMatchObject({ items: [{ miniProgram: 'weather', percentage: 10 }] });
  expect((await called(client, 'get_release', { release: name })).body).toMatchObject({ percentage: 10 });
  expect((await called(client, 'release_decision', { release: name })).body).toMatchObject({ mayAdvance: true });
  expect((await called(client, 'list_releases', { program: 'weather' })).body['items']).toHaveLength(1);
  const events = await called(client, 'list_events', { release: name, limit: 1 });
  expect(events.body).toMatchObject({ items: [{ type: 'PercentageSet' }] });
  const user = { program: 'weather', app: 'wallet', user: 'alice' };
  expect((await called(client, 'decide_for_user', user)).isError).toBe(false);
  const explained = await called(client, 'explain_release_for_user', { release: name, user: 'alice' });
  expect(typeof explained.body['getsIt']).toBe('boolean');
  expect((await called(client, 'target_window', { program: 'weather', app: 'wallet' })).body).toMatchObject({
    open: true,
  });
  const { items } = (await called(client, 'list_workspaces', {})).body as { readonly items: { readonly id: string }[] };
  const windows = await called(client, 'list_change_windows', { workspace: items[0]?.id });
  expect(windows.body).toMatchObject({ items: [] });
  const simulated = await called(client, 'simulate_plan', { release: name, template: 'standard' });
  expect(simulated.body).toMatchObject({ final: expect.anything() });
  const missing = await called(client, 'get_release', { release: 'weather@9.9.9/wallet/production' });
  expect(missing).toMatchObject({ isError: true, text: expect.stringContaining('There is no release weather@9.9.9') });
  const stop = await called(client, 'pause_release', { release: name, reason: 'crashes' });
  expect(stop).toMatchObject({ isError: true, text: expect.stringContaining('pause_release') });
}

async function stopping(client: Client): Promise<void> {
  const withoutReason = await called(client, 'pause_release', { release: name });
  expect(withoutReason).toMatchObject({ isError: true, text: expect.stringContaining('reason') });
  const pause = { release: name, reason: 'crashes on start', commandId: 'on-call-1' };
  const paused = await called(client, 'pause_release', pause);
  expect(paused.body).toMatchObject({
    command: { outcome: 'APPLIED', actor: 'admin', reason: 'crashes on start' },
    release: { phase: 'PAUSED' },
  });
  expect((await called(client, 'pause_release', pause)).body).toMatchObject({ command: paused.body['command'] });
  expect((await called(client, 'hold_plan', { release: name, reason: 'r' })).text).toMatch(/^NO_PLAN: .*\nRemedy: /);
  expect((await called(client, 'reset_release', { release: name, reason: 'r' })).body).toMatchObject({
    release: { status: 'RELEASE_PREPARATION', percentage: 0 },
  });
  const rollback = await called(client, 'roll_back_release', { release: name, reason: 'r' });
  expect(rollback.text).toMatch(/^WRONG_STATUS: .*\nRemedy: /);
  const target = { program: 'weather', app: 'wallet', reason: 'fraud' };
  expect((await called(client, 'force_target_offline', target)).isError).toBe(false);
  expect((await called(client, 'get_release', { release: name })).body).toMatchObject({ status: 'CANCELED' });
}

/** The tools act with the rights of the token. */
async function refused(client: Client): Promise<void> {
  const target = { program: 'weather', app: 'wallet', reason: 'r' };
  expect(await called(client, 'force_target_offline', target)).toMatchObject({
    isError: true,
    text: expect.stringMatching(/^FORBIDDEN: /),
  });
}

/** stdout has messages alone, and the end of stdin ends the process. */
async function ofProtocol(env: Readonly<Record<string, string>>): Promise<void> {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [program, 'mcp'], { env: { PATH, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
  await once(child.stdout, 'data');
  child.stdin.end();
  await once(child, 'close');
  expect([child.exitCode, said.stderr]).toEqual([0, 'halftone mcp: ready, reads only\n']);
  const [line = '', ...rest] = said.stdout.split('\n');
  expect([JSON.parse(line), rest]).toMatchObject([{ id: 1, result: { serverInfo: { name: 'halftone' } } }, ['']]);
  const signedOut = spawn(process.execPath, [program, 'mcp'], { env: { PATH, XDG_CONFIG_HOME: tempDir() } });
  let requested = '';
  signedOut.stderr.setEncoding('utf8').on('data', (text: string) => (requested += text));
  await once(signedOut, 'close');
  expect([signedOut.exitCode, requested]).toEqual([6, expect.stringContaining('Run `halftone login`')]);
}
