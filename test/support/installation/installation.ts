/** A running Halftone, and an HTTP client that authenticates with a token. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type RawRequest, send } from '../../../client/send.js';
import { migratedPglite } from '../database/pglite-images.js';
import type { RunningProgram } from '../process/running-program.js';
import { tempDir } from '../process/temp-dir.js';
import { decided } from '../api/decided.js';

export interface Installation {
  readonly apiUrl: string;
  /** Resolves to the response body. Rejects when there is no response. */
  get(path: string): Promise<unknown>;
  send(method: 'POST' | 'PUT', path: string, body: object, headers?: Record<string, string>): Promise<unknown>;
}

/** A data directory with an empty database. Creating one takes seconds at first start, which other tests cover. */
export async function preparedDataDir(): Promise<string> {
  const dataDir = tempDir();
  const database = await migratedPglite({ dataDir: join(dataDir, 'database') });
  await database.close();
  return dataDir;
}

/** The all-in-one after it has logged its address, with a client for the user admin. */
export async function announced(
  program: RunningProgram,
  dataDir: string,
): Promise<Installation & { readonly temporalUiUrl: string }> {
  const [, apiUrl = ''] = await program.saying(/^ {2}API +(http:\S+)$/m);
  const [, temporalUiUrl = ''] = await program.saying(/^ {2}Temporal UI +(http:\S+)$/m);
  await program.saying(/Ctrl-C ends everything/);
  const token = readFileSync(join(dataDir, 'admin-token'), 'utf8').trim();
  return { ...installationAt(apiUrl, token), temporalUiUrl };
}

export function installationAt(apiUrl: string, token: string): Installation {
  const ask = async (request: RawRequest): Promise<unknown> =>
    (await send({ url: apiUrl, token, timeoutMs: Infinity }, request)).body;
  return {
    apiUrl,
    get: (path) => ask({ method: 'GET', path }),
    send: (method, path, body, headers = {}) => ask({ method, path, headers, body }),
  };
}

/** Registers weather and wallet, and resolves to the id of their workspace. Default: self-approval is allowed. */
export async function registerWeather(
  { send }: Pick<Installation, 'send'>,
  policy: object = { review: { selfApproval: true } },
): Promise<string> {
  const workspace = idOf(await send('POST', '/v1/workspaces', { name: 'Acme', kind: 'tenant' }));
  await send('POST', `/v1/workspaces/${workspace}/mini-programs`, { id: 'weather', name: 'Weather' });
  await send('POST', '/v1/target-apps', {
    id: 'wallet',
    name: 'Wallet',
    workspace,
    environments: ['production'],
    policy,
  });
  return workspace;
}

/** Brings a version of weather to its gray phase, and resolves to the id of the release. */
export async function grayRelease({ get, send }: Installation, number: string, percentage: number): Promise<string> {
  const made = { url: `https://example.com/weather-${number}.zip`, sha256: '0'.repeat(64) };
  await send('POST', '/v1/mini-programs/weather/versions', { number, package: made, pages: ['pages/index'] });
  const release = idOf(
    await send('POST', `/v1/mini-programs/weather/versions/${number}/releases`, {
      targetApp: 'wallet',
      environment: 'production',
    }),
  );
  for (const command of [{ type: 'apply' }, { type: 'approve' }, { type: 'setPercentage', percentage }])
    expect(await decided(await send('POST', `/v1/releases/${release}/commands`, command), get)).toMatchObject({
      command: { outcome: 'APPLIED' },
    });
  return release;
}

export function idOf(body: unknown): string {
  expect(body).toMatchObject({ id: expect.any(String) });
  return (body as { readonly id: string }).id;
}
