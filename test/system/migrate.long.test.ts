import { describe, expect, it } from '@jest/globals';
import { openDataDirectory } from '../../platform/process/data-directory.js';
import { runHalftone } from '../support/process/running-program.js';
import { tempDir } from '../support/process/temp-dir.js';

describe('halftone migrate', () => {
  it('migrates an embedded database once', async () => {
    const dataDir = tempDir();
    const first = runHalftone(['migrate'], { dataDir });
    expect(await first.ended).toBe(0);
    expect(first.output()).toMatch(/^Applied \d+/);

    const second = runHalftone(['migrate'], { dataDir });
    expect(await second.ended).toBe(0);
    expect(second.output()).toBe('The database is up to date.\n');
  });

  it('refuses a data directory that a running Halftone uses', async () => {
    const dataDir = tempDir();
    const owner = await openDataDirectory(dataDir);
    const refused = runHalftone(['migrate'], { dataDir });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toBe(
      `halftone: The data directory ${dataDir} is in use by a running Halftone (process ${String(process.pid)}, since ${sinceIn(refused.output())}). Stop that one, or set HALFTONE_DATA_DIR to another folder.\n`,
    );
    owner.release();
  });

  it('reports an unreachable database server in one line, without its password', async () => {
    const env = { DATABASE_URL: 'postgres://halftone:hunter2@127.0.0.1:9/halftone' };
    const refused = runHalftone(['migrate'], { dataDir: tempDir(), env });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(
      /^halftone: The database is not available: .*ECONNREFUSED.*Check that DATABASE_URL.*\n$/,
    );
    expect(refused.output()).not.toContain('hunter2');
  });

  it('names every invalid setting', async () => {
    const refused = runHalftone(['migrate'], { dataDir: tempDir(), env: { PORT: 'http', LOG_LEVEL: 'loud' } });
    expect(await refused.ended).toBe(1);
    expect(refused.output().trim().split('\n')).toEqual([
      expect.stringMatching(/^halftone: PORT is "http"/),
      expect.stringMatching(/^halftone: LOG_LEVEL is "loud"/),
    ]);
  });
});

function sinceIn(output: string): string {
  return /since ([^)]+)\)/.exec(output)?.[1] ?? '';
}
