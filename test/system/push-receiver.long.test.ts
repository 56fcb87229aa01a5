/** Runs the receiver that docs/push.md shows, unchanged, against pushes of Halftone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pushMessage } from '../../activities/push/push-message.js';
import { emptyTarget } from '../../domain/target/target.js';
import { servingViewOf } from '../../domain/serving/serving-view.js';
import { freePort } from '../../platform/process/free-port.js';
import { eventually } from '../support/eventually.js';
import { tempDirOfFile } from '../support/process/temp-dir.js';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'push.md'), 'utf8');
const [, example = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
const secretOf = (byte: number): string => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;

describe('The receiver of docs/push.md', () => {
  const folder = tempDirOfFile();
  const key = { miniProgram: 'weather', targetApp: 'wallet', environment: 'production' } as const;
  let receiver: ChildProcess;
  let url: string;
  let output = '';

  beforeAll(async () => {
    const file = join(folder, 'receiver.mjs');
    writeFileSync(file, example);
    const port = await freePort();
    url = `http://127.0.0.1:${port}/`;
    const env = { ...process.env, PORT: String(port), HALFTONE_SECRET: secretOf(1) };
    receiver = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    receiver.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await eventually(async () => {
      await fetch(url);
    });
  });
  afterAll(() => {
    receiver.kill('SIGKILL');
  });

  async function send(revision: number, secrets: readonly string[], atMs = Date.now(), change = ''): Promise<number> {
    const served = { ...key, revision, ...servingViewOf(emptyTarget(key), {}) };
    const { body, headers } = pushMessage(served, secrets, atMs);
    return (await fetch(url, { method: 'POST', headers, body: body + change })).status;
  }

  it('accepts pushes that Halftone has signed, also during a change of the secret', async () => {
    expect(await send(5, [secretOf(1)])).toBe(204);
    expect(await send(6, [secretOf(2), secretOf(1)])).toBe(204);
  });

  it('ignores an older or equal revision, and confirms it', async () => {
    expect(await send(6, [secretOf(1)])).toBe(204);
    expect(await send(3, [secretOf(1)])).toBe(204);
    await eventually(() =>
      expect(output).toBe('weather/production serves revision 5\nweather/production serves revision 6\n'),
    );
  });

  it('refuses a wrong secret, a changed body and an old message', async () => {
    expect(await send(7, [secretOf(3)])).toBe(401);
    expect(await send(7, [secretOf(1)], Date.now(), ' ')).toBe(401);
    expect(await send(7, [secretOf(1)], Date.now() - 600_000)).toBe(401);
  });
});
