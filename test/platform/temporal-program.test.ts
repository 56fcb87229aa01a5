import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../platform/free-port.js';
import { buildTemporal } from '../../platform/temporal-build.js';
import { downloadTemporal } from '../../platform/temporal-download.js';
import { findTemporalProgram, programCacheDir } from '../../platform/temporal-program.js';
import { tempDir } from '../support/temp-dir.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('findTemporalProgram', () => {
  it('takes the program that is named', async () => {
    const program = writeProgram(join(tempDir(), 'my-temporal'));
    expect(await find({ cliPath: program, env: { PATH: '' } })).toBe(program);
  });

  it('refuses a named program that cannot be run, instead of taking another', async () => {
    const folder = tempDir();
    writeProgram(join(folder, 'temporal'));
    const attempt = find({ cliPath: join(folder, 'gone'), env: { PATH: folder } });
    await expect(attempt).rejects.toThrow(/TEMPORAL_CLI_PATH is ".*gone".*Set it to the temporal program/);
  });

  it('prefers the one on PATH to the one in the cache', async () => {
    const [onPath, cache] = [tempDir(), tempDir()];
    const program = writeProgram(join(onPath, 'temporal'));
    mkdirSync(join(cache, 'halftone', 'bin'), { recursive: true });
    writeProgram(join(cache, 'halftone', 'bin', 'temporal'));
    expect(await find({ env: { PATH: `/nowhere:${onPath}`, XDG_CACHE_HOME: cache } })).toBe(program);
  });

  it('passes over a file on PATH that cannot be run', async () => {
    const [onPath, cache] = [tempDir(), tempDir()];
    writeFileSync(join(onPath, 'temporal'), 'notes about temporal');
    mkdirSync(join(cache, 'halftone', 'bin'), { recursive: true });
    const program = writeProgram(join(cache, 'halftone', 'bin', 'temporal'));
    expect(await find({ env: { PATH: onPath, XDG_CACHE_HOME: cache } })).toBe(program);
  });
});

describe('programCacheDir', () => {
  it('lies under the home folder unless XDG_CACHE_HOME says otherwise', () => {
    expect(programCacheDir({ HOME: '/home/ada' })).toBe('/home/ada/.cache/halftone/bin');
    expect(programCacheDir({ HOME: '/home/ada', XDG_CACHE_HOME: '/var/cache' })).toBe('/var/cache/halftone/bin');
  });
});

describe('downloadTemporal', () => {
  it('unpacks the program out of the archive that the site names', async () => {
    const target = join(tempDir(), 'temporal');
    const site = await downloadSite({ archive: archiveWith('#!/bin/sh\necho downloaded\n') });
    expect(await downloadTemporal(target, () => undefined, site)).toEqual({ ok: true });
    expect(execFileSync(target, { encoding: 'utf8' })).toBe('downloaded\n');
  });

  it('leaves nothing behind when the archive breaks off', async () => {
    const folder = tempDir();
    const whole = archiveWith('x'.repeat(100_000));
    const site = await downloadSite({ archive: whole.subarray(0, whole.length / 2) });
    const outcome = await downloadTemporal(join(folder, 'temporal'), () => undefined, site);
    expect(outcome).toEqual({ ok: false, why: expect.stringContaining('could not be unpacked') });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says why when the site cannot be reached', async () => {
    const outcome = await downloadTemporal(
      join(tempDir(), 'temporal'),
      () => undefined,
      `http://127.0.0.1:${String(await freePort())}/cli`,
    );
    expect(outcome).toEqual({ ok: false, why: expect.stringContaining('ECONNREFUSED') });
  });

  it('says why when the site answers something else', async () => {
    const site = await downloadSite({ info: { message: 'hello' } });
    const outcome = await downloadTemporal(join(tempDir(), 'temporal'), () => undefined, site);
    expect(outcome).toEqual({ ok: false, why: expect.stringContaining('not understood') });
  });
});

describe('buildTemporal', () => {
  it('installs a pinned version with Go and moves it into place', async () => {
    const bin = tempDir();
    const asked = join(bin, 'asked');
    writeProgram(
      join(bin, 'go'),
      `echo "$@" > ${asked}; echo '#!/bin/sh' > "$GOBIN/temporal"; chmod +x "$GOBIN/temporal"`,
    );
    const target = join(tempDir(), 'temporal');
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
    expect(await buildTemporal(target, env, () => undefined)).toEqual({ ok: true });
    expect(existsSync(target)).toBe(true);
    expect(readFileSync(asked, 'utf8')).toBe('install -v github.com/temporalio/cli/cmd/temporal@v1.5.1\n');
  });

  it('repeats the last words of a build that fails', async () => {
    const bin = tempDir();
    writeProgram(join(bin, 'go'), 'echo "go: no network" >&2; exit 1');
    const outcome = await buildTemporal(join(tempDir(), 'temporal'), { PATH: `${bin}:/bin:/usr/bin` }, () => undefined);
    expect(outcome).toEqual({ ok: false, why: 'go: no network' });
  });

  it('says so when there is no Go', async () => {
    const outcome = await buildTemporal(join(tempDir(), 'temporal'), { PATH: '/nowhere' }, () => undefined);
    expect(outcome).toEqual({ ok: false, why: 'there is no go' });
  });
});

function find({ cliPath, env }: { cliPath?: string; env: Record<string, string> }): Promise<string> {
  return findTemporalProgram({ cliPath, env, onProgress: () => undefined });
}

function writeProgram(path: string, body = 'true'): string {
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

function archiveWith(program: string): Buffer {
  const folder = tempDir();
  writeFileSync(join(folder, 'temporal'), program, { mode: 0o755 });
  execFileSync('tar', ['-czf', join(folder, 'archive.tar.gz'), '-C', folder, 'temporal']);
  return readFileSync(join(folder, 'archive.tar.gz'));
}

/** Answers like the site that Temporal's SDKs download from. */
async function downloadSite(parts: { archive?: Buffer; info?: unknown }): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/archive') return void response.end(parts.archive);
    const archiveUrl = `http://${String(request.headers.host)}/archive`;
    response.end(JSON.stringify(parts.info ?? { archiveUrl, fileToExtract: 'temporal' }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/cli/default`;
}
