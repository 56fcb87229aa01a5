import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeToOthers, openDataDirectory } from '../../../platform/process/data-directory.js';
import { type ProcessIdentity, ownIdentity } from '../../../platform/process/process-identity.js';
import { tempDir } from '../../support/process/temp-dir.js';

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
});

describe('openDataDirectory', () => {
  it('creates the folder with access for its owner only', async () => {
    const path = join(tempDir(), 'deep', 'data');
    const directory = await openDataDirectory(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    directory.release();
  });

  it('refuses a second owner and names the first while it runs', async () => {
    const path = tempDir();
    const first = await openDataDirectory(path);
    await expect(openDataDirectory(path)).rejects.toThrow(
      new RegExp(`${path} is in use by a running Halftone \\(process ${String(process.pid)}, since .*Stop that one`),
    );
    first.release();
    (await openDataDirectory(path)).release();
  });

  it('takes over from an owner that was killed', async () => {
    const path = tempDir();
    const owner = liveChild();
    writeLock(path, { pid: owner.pid ?? 0, startedAt: startTicks(owner.pid ?? 0), place: ownIdentity().place });
    await expect(openDataDirectory(path)).rejects.toThrow(`process ${String(owner.pid)}`);

    owner.kill('SIGKILL');
    await once(owner, 'exit');
    (await openDataDirectory(path)).release();
  });

  it('takes over if another program now has the process id of the owner', async () => {
    const path = tempDir();
    const stranger = liveChild();
    writeLock(path, { pid: stranger.pid ?? 0, startedAt: '1', place: ownIdentity().place });
    (await openDataDirectory(path)).release();
  });

  it('takes over an empty lock, as a power cut leaves it', async () => {
    const path = tempDir();
    writeFileSync(join(path, 'lock'), '');
    (await openDataDirectory(path)).release();
  });

  it('respects an owner in another container as long as it refreshes its lock', async () => {
    const path = tempDir();
    writeLock(path, { pid: 1, startedAt: '5', place: 'another container' });
    await expect(openDataDirectory(path)).rejects.toThrow('process 1');

    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(join(path, 'lock'), minuteAgo, minuteAgo);
    (await openDataDirectory(path)).release();
  });

  it('gives the folder to exactly one of many processes that find a dead owner at the same time', async () => {
    const path = tempDir();
    writeLock(path, { pid: 2 ** 22 + 1, startedAt: '1', place: ownIdentity().place });
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => openDataDirectory(path)));
    const owners = attempts.filter((attempt) => attempt.status === 'fulfilled');
    expect(owners).toHaveLength(1);
    owners[0]?.value.release();
  });

  it('leaves no lock after its release, and does not affect a later owner', async () => {
    const path = tempDir();
    const first = await openDataDirectory(path);
    first.release();
    const second = await openDataDirectory(path);
    first.release();
    expect(existsSync(join(path, 'lock'))).toBe(true);
    second.release();
    expect(existsSync(join(path, 'lock'))).toBe(false);
  });

  it('names the remedy if the folder cannot be created', async () => {
    const file = join(tempDir(), 'file');
    writeFileSync(file, '');
    await expect(openDataDirectory(join(file, 'data'))).rejects.toThrow(
      /a file is in the place of a folder \(ENOTDIR\)\. Rename that file, or set HALFTONE_DATA_DIR/,
    );
  });

  it.each([0o755, 0o777, 0o770, 0o2775, 0o701])(
    'removes the access of other users to its folder with mode %o',
    async (mode) => {
      const path = tempDir();
      chmodSync(path, mode);
      (await openDataDirectory(path)).release();
      expect(statSync(path).mode & 0o777).toBe(0o700);
    },
  );

  it.each<[string, number, readonly number[], boolean]>([
    ['open to all', 0o755, [], false],
    ['open to its group, not ours', 0o770, [], false],
    ['open to a group of ours alone', 0o770, [statSync('/').gid], true],
    ['open to a group of ours, and others', 0o775, [statSync('/').gid], false],
    ['closed', 0o700, [], true],
  ])('checks a folder of another user that is %s', (_, mode, groups, isTaken) => {
    const path = tempDir();
    chmodSync(path, mode);
    const another = { uid: statSync(path).uid + 1, groups };
    const look = (): boolean => closeToOthers(path, another);
    if (isTaken) expect(look).not.toThrow();
    else expect(look).toThrow(/is open to other users \(mode 7\d\d\), and it belongs to another user/);
    expect(statSync(path).mode & 0o777).toBe(mode);
  });

  it('names the remedy if the admin token is a folder', async () => {
    const directory = await openDataDirectory(tempDir());
    mkdirSync(directory.adminTokenFile);
    expect(() => directory.readAdminToken()).toThrow(/admin-token cannot be used: a folder is in the place of a file/);
    directory.release();
  });

  it('writes the admin token to a file that only its owner can read', async () => {
    const directory = await openDataDirectory(tempDir());
    expect(directory.readAdminToken()).toBeUndefined();
    directory.writeAdminToken('first');
    directory.writeAdminToken('second');
    expect(directory.readAdminToken()).toBe('second');
    expect(statSync(directory.adminTokenFile).mode & 0o777).toBe(0o600);
    directory.release();
  });
});

function liveChild(): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  children.push(child);
  return child;
}

function writeLock(path: string, owner: ProcessIdentity): void {
  writeFileSync(join(path, 'lock'), JSON.stringify({ ...owner, since: '2026-01-01T00:00:00.000Z' }));
}

function startTicks(pid: number): string {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
