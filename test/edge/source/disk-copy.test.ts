import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { type Edge, openEdge } from '../../../edge/open-edge.js';
import { readDiskCopy, writeDiskCopy } from '../../../edge/source/disk-copy.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { contextOf, evaluate, secret, servingTarget, servingTargets, tokenOf } from '../../support/edge/edge-world.js';
import { eventually } from '../../support/eventually.js';
import { listen } from '../../support/http/http.js';
import { tempDir } from '../../support/process/temp-dir.js';

function openOn(copyPath: string, now = Date.now): Promise<Edge> {
  return openEdge({ database: undefined, copyPath, logger: silentLogger(), now });
}

async function writeCopy(path: string, nowMs = Date.now()): Promise<void> {
  const edge = await openOn(path, () => nowMs);
  for (const target of servingTargets(1200)) edge.deps.state.put(target);
  edge.deps.tokenCache.replace([tokenOf(secret, ['wallet'])]);
  edge.deps.state.markLoaded();
  edge.deps.state.freshness.confirm(nowMs);
  await edge.close();
}

describe('the copy on disk', () => {
  it('lets a restart without the database answer, and says how old that is', async () => {
    const path = join(tempDir(), 'a', 'serving.jsonl');
    await writeCopy(path, Date.now() - 90_000);
    const edge = await openOn(path);
    const server = await listen(edge.handle);
    const answer = await evaluate(server.url, 'program-7', contextOf('ada'));
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('halftone-snapshot-age'))).toBeGreaterThanOrEqual(90);
    await server.close();
    await edge.close();
    expect((await readDiskCopy(path))?.targets).toEqual(servingTargets(1200));
  });

  it('of an older version is read without owner and times, with tokens that open what both kinds open', async () => {
    const path = join(tempDir(), 'serving.jsonl');
    await writeCopy(path);
    const old = readFileSync(path, 'utf8').replaceAll('"hashVersion":1', '"hashVersion":1,"sinceMs":1,"owner":"alice"');
    expect(old).not.toContain('"kind"');
    writeFileSync(path, old);
    expect((await readDiskCopy(path))?.targets).toEqual(servingTargets(1200));
    const edge = await openOn(path);
    const server = await listen(edge.handle);
    const headers = { Authorization: `Bearer ${secret}`, Origin: 'https://page.example' };
    expect((await evaluate(server.url, 'program-7', contextOf('ada'), headers)).status).toBe(200);
    const gone = new AbortController();
    const stream = await fetch(`${server.url}/v1/serving/stream`, { headers, signal: gone.signal });
    expect(stream.status).toBe(200);
    gone.abort();
    await server.close();
    await edge.close();
    expect(readFileSync(path, 'utf8')).not.toContain('alice');
  });

  it('is for its owner only: it holds salts and keys of testers', async () => {
    const path = join(tempDir(), 'serving.jsonl');
    await writeCopy(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing beside it when it cannot be written', async () => {
    const folder = tempDir();
    const edge = await openOn(join(folder, 'other', 'serving.jsonl'));
    jest.spyOn(edge.deps.state.snapshot, 'sources').mockImplementation(() => {
      throw new Error('no space');
    });
    const writing = writeDiskCopy(join(folder, 'serving.jsonl'), edge.deps.state, edge.deps.tokenCache);
    await expect(writing).rejects.toThrow('no space');
    expect(readdirSync(folder)).toEqual([]);
    await edge.close();
  });

  it('is written again when something changed', async () => {
    const path = join(tempDir(), 'serving.jsonl');
    const edge = await openOn(path);
    edge.deps.state.markLoaded();
    edge.deps.state.put(servingTarget());
    await eventually(async () => expect((await readDiskCopy(path))?.targets).toEqual([servingTarget()]));
    edge.deps.state.put(servingTarget({ revision: 5 }));
    await eventually(async () => expect((await readDiskCopy(path))?.targets).toEqual([servingTarget({ revision: 5 })]));
    await edge.close();
  });

  it('is none when it was cut off anywhere, is of another form, or is not there', async () => {
    const path = join(tempDir(), 'serving.jsonl');
    await writeCopy(path);
    const whole = readFileSync(path);
    for (const length of [0, 10, Math.floor(whole.length / 2), whole.length - 3]) {
      truncateSync(path, length);
      expect(await readDiskCopy(path)).toBeUndefined();
      writeFileSync(path, whole);
    }
    writeFileSync(path, whole.toString().replace('halftone-serving-1', 'halftone-serving-2'));
    expect(await readDiskCopy(path)).toBeUndefined();
    expect(await readDiskCopy(`${path}.nowhere`)).toBeUndefined();
  });

  it('is not written before anything whole is known', async () => {
    const path = join(tempDir(), 'serving.jsonl');
    await (await openOn(path)).close();
    expect(existsSync(path)).toBe(false);
  });
});
