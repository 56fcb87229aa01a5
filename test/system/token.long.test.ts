import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dayMs } from '../../domain/values/time-units.js';
import { authenticate } from '../../api/access/authenticate.js';
import { openDataDirectory } from '../../platform/process/data-directory.js';
import { openPglite } from '../../store/database/open-pglite.js';
import { preparedDataDir } from '../support/installation/installation.js';
import { type RunningProgram, runHalftone } from '../support/process/running-program.js';
import { tempDir } from '../support/process/temp-dir.js';

describe('halftone token create', () => {
  it('prints only the secret on stdout, and the secret authenticates', async () => {
    const dataDir = await preparedDataDir();
    const made = createToken(dataDir, '--scopes', 'read, operate', '--expires', '90d', '--system-admin');
    expect(await made.ended).toBe(0);
    expect(made.stdout()).toMatch(/^halftone_\S+\n$/);
    expect(made.stderr()).toMatch(/for alice, a system admin \(read, operate\), expires 2/);
    const limited = createToken(dataDir, '--workspace', 'nowhere');
    expect(await limited.ended).toBe(1);
    expect(limited.output()).toMatch(/^halftone: --workspace is "nowhere", and alice is not a member/);

    const database = await openPglite({ dataDir: join(dataDir, 'database') });
    const letIn = (atMs: number): Promise<unknown> => authenticate(database, made.stdout().trim(), atMs);
    expect(await letIn(Date.now())).toMatchObject({ user: 'alice', systemAdmin: true, scopes: ['read', 'operate'] });
    expect(await letIn(Date.now() + 89 * dayMs)).toBeDefined();
    expect(await letIn(Date.now() + 91 * dayMs)).toBeUndefined();
    await database.close();
  });

  it.each([
    [['--user', 'temporal'], /^halftone: --user is not right: .*acts under this name/],
    [['--scopes', 'read,everything'], /^halftone: --scopes is not right: /],
    [['--expires', 'soon'], /^halftone: --expires is "soon", .*Say 90d, 12h, or a time/],
    [['--expires', '2020-01-01'], /^halftone: --expires is "2020-01-01", /],
    [['--workspace', 'w', '--system-admin'], /^halftone: A system admin is not limited to a workspace/],
  ])('refuses %p in one line', async (flags, line) => {
    const refused = createToken(tempDir(), ...flags);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(line);
    expect(refused.output().trimEnd()).not.toContain('\n');
  });

  it('names the API operation to use while a running Halftone owns the database', async () => {
    const dataDir = tempDir();
    const owner = await openDataDirectory(dataDir);
    const refused = createToken(dataDir);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('Ask that one for the token (POST /v1/tokens');
    owner.release();
  });
});

function createToken(dataDir: string, ...flags: readonly string[]): RunningProgram {
  return runHalftone(['token', 'create', '--user', 'alice', '--name', 'CI', ...flags], { dataDir });
}

describe('halftone link', () => {
  it('prints only the link on stdout, for the system admin or for the user that is named', async () => {
    const dataDir = await preparedDataDir();
    expect(await createToken(dataDir, '--system-admin').ended).toBe(0);
    for (const [flags, user] of [
      [[], 'alice'],
      [['--user', 'nadia'], 'nadia'],
    ] as const) {
      const made = runHalftone(['link', ...flags], { dataDir });
      expect(await made.ended).toBe(0);
      expect(made.stdout()).toMatch(/^http:\/\/localhost:\d+\/sign-in#code=\S+\n$/);
      expect(made.stderr()).toMatch(new RegExp(`Signs ${user} in, once, until 2`));
    }
    const refused = runHalftone(['link', '--user', 'temporal'], { dataDir });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^halftone: --user is not right: .*acts under this name/);
  });

  it('asks the running Halftone that owns the database', async () => {
    const dataDir = tempDir();
    const owner = await openDataDirectory(dataDir);
    owner.writeAdminToken('halftone_secret');
    const requested: unknown[] = [];
    const server = createServer((request, response) => {
      requested.push(request.method, request.url, request.headers.authorization);
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ url: 'http://there/sign-in#code=x', user: 'nadia', expiresAt: '2030-01-31T12:00Z' }),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const env = { PORT: String((server.address() as AddressInfo).port) };
    const made = runHalftone(['link', '--user', 'nadia'], { dataDir, env });
    expect(await made.ended).toBe(0);
    expect(made.stdout()).toBe('http://there/sign-in#code=x\n');
    expect(requested).toEqual(['POST', '/v1/sign-in-links', 'Bearer halftone_secret']);
    server.close();
    await once(server, 'close');
    const refused = runHalftone(['link'], { dataDir, env });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(
      /is in use by a running Halftone .* it made no link: .*Set PORT as that one has it/,
    );
    owner.release();
  });
});
