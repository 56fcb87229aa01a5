import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../platform/process/free-port.js';
import { buildTemporal, findTemporalProgram, programCacheDir } from '../../../platform/temporal/temporal-program.js';
import {
  downloadTemporal,
  type Release,
  releaseFor,
  temporalVersion,
} from '../../../platform/temporal/temporal-download.js';
import { tempDir } from '../../support/process/temp-dir.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('findTemporalProgram', () => {
  it('uses the configured program', async () => {
    const program = writeProgram(join(tempDir(), 'my-temporal'));
    expect(await find({ cliPath: program, env: { PATH: '' } })).toBe(program);
  });

  it('refuses a configured program that cannot be run, instead of another one', async () => {
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

  it('ignores a file on PATH that cannot be run', async () => {
    const [onPath, cache] = [tempDir(), tempDir()];
    writeFileSync(join(onPath, 'temporal'), 'notes about temporal');
    mkdirSync(join(cache, 'halftone', 'bin'), { recursive: true });
    const program = writeProgram(join(cache, 'halftone', 'bin', 'temporal'));
    expect(await find({ env: { PATH: onPath, XDG_CACHE_HOME: cache } })).toBe(program);
  });
});

describe('programCacheDir', () => {
  it('is under the home folder unless XDG_CACHE_HOME is set', () => {
    expect(programCacheDir({ HOME: '/home/ada' })).toBe('/home/ada/.cache/halftone/bin');
    expect(programCacheDir({ HOME: '/home/ada', XDG_CACHE_HOME: '/var/cache' })).toBe('/var/cache/halftone/bin');
  });
});

describe('downloadTemporal', () => {
  it('unpacks the program from an archive with the pinned checksum', async () => {
    const target = join(tempDir(), 'temporal');
    const release = await releaseOf(archiveWith('#!/bin/sh\necho downloaded\n'));
    expect(await downloadTemporal(target, () => undefined, release)).toEqual({ outcome: 'installed' });
    expect(execFileSync(target, { encoding: 'utf8' })).toBe('downloaded\n');
  });

  it.each(['one bit changed', 'broken off'])('refuses an archive that is %s, and leaves no file', async (fault) => {
    const folder = tempDir();
    const whole = archiveWith('x'.repeat(100_000));
    const release = await releaseOf(whole);
    const other = fault === 'broken off' ? whole.subarray(0, whole.length / 2) : Buffer.from(whole);
    if (fault !== 'broken off') other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
    const { url } = await releaseOf(other);
    const outcome = await downloadTemporal(join(folder, 'temporal'), () => undefined, { ...release, url });
    expect(outcome).toEqual({
      outcome: 'failed',
      why: expect.stringMatching(/not the expected one: its SHA-256 is [0-9a-f]{64}$/),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reports the cause if the site cannot be reached', async () => {
    const url = `http://127.0.0.1:${String(await freePort())}/cli`;
    const outcome = await downloadTemporal(join(tempDir(), 'temporal'), () => undefined, { url, checksum: '' });
    expect(outcome).toEqual({ outcome: 'failed', why: expect.stringContaining('ECONNREFUSED') });
  });

  it('has a pinned release for Linux and macOS, and downloads nothing on other platforms', () => {
    expect(releaseFor('linux', 'x64')).toEqual({
      url: `https://github.com/temporalio/cli/releases/download/v${temporalVersion}/temporal_cli_${temporalVersion}_linux_amd64.tar.gz`,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const known = ['linux', 'darwin'].flatMap((platform) => ['x64', 'arm64'].map((arch) => releaseFor(platform, arch)));
    expect(new Set(known.map((release) => release?.checksum)).size).toBe(4);
    expect(releaseFor('freebsd', 'x64')).toBeUndefined();
    expect(releaseFor('linux', 'riscv64')).toBeUndefined();
  });
});

describe('buildTemporal', () => {
  it('installs a pinned version with Go and moves it to its final path', async () => {
    const bin = tempDir();
    const requested = join(bin, 'asked');
    writeProgram(
      join(bin, 'go'),
      `echo "$@" > ${requested}; echo '#!/bin/sh' > "$GOBIN/temporal"; chmod +x "$GOBIN/temporal"`,
    );
    const target = join(tempDir(), 'temporal');
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
    expect(await buildTemporal(target, env, () => undefined)).toEqual({ outcome: 'installed' });
    expect(existsSync(target)).toBe(true);
    expect(readFileSync(requested, 'utf8')).toBe('install -v github.com/temporalio/cli/cmd/temporal@v1.5.1\n');
  });

  it('passes Go its own settings and none of our secrets', async () => {
    const bin = tempDir();
    const seen = join(bin, 'seen');
    writeProgram(join(bin, 'go'), `env > ${seen}; touch "$GOBIN/temporal"`);
    const env = {
      PATH: `${bin}:/bin:/usr/bin`,
      GOPROXY: 'https://proxy.example',
      GOFLAGS: '-p=1',
      https_proxy: 'http://p:1',
      DATABASE_URL: 'postgres://secret',
      PUSH_SECRET_KEYS: 'secret',
      HALFTONE_TOKEN: 'secret',
    };
    expect(await buildTemporal(join(tempDir(), 'temporal'), env, () => undefined)).toEqual({ outcome: 'installed' });
    const got = readFileSync(seen, 'utf8');
    expect(got).not.toContain('secret');
    for (const line of ['GOPROXY=https://proxy.example', 'GOFLAGS=-p=1', 'https_proxy=http://p:1'])
      expect(got).toContain(`${line}\n`);
  });

  it('repeats the last output of a failing build', async () => {
    const bin = tempDir();
    writeProgram(join(bin, 'go'), 'echo "go: no network" >&2; exit 1');
    const outcome = await buildTemporal(join(tempDir(), 'temporal'), { PATH: `${bin}:/bin:/usr/bin` }, () => undefined);
    expect(outcome).toEqual({ outcome: 'failed', why: 'go: no network' });
  });

  it('reports a missing Go', async () => {
    const outcome = await buildTemporal(join(tempDir(), 'temporal'), { PATH: '/nowhere' }, () => undefined);
    expect(outcome).toEqual({ outcome: 'failed', why: 'there is no go' });
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

/** Serves an archive and its checksum. */
async function releaseOf(archive: Buffer): Promise<Release> {
  const server = createServer((_, response) => void response.end(archive));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/archive.tar.gz`;
  return { url, checksum: createHash('sha256').update(archive).digest('hex') };
}
