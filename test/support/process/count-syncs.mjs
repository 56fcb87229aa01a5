/**
 * Preloaded into a program (`node --import`). Appends the path of each synced file to the file COUNT_SYNCS. If
 * SYNCS_FAIL_WHEN names a file and that file exists, every sync of the database log fails with an I/O error.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { appendFileSync, existsSync, fsyncSync, readlinkSync } = fs;
const { COUNT_SYNCS = '', SYNCS_FAIL_WHEN = '' } = process.env;

fs.fsyncSync = (descriptor) => {
  const path = readlinkSync(`/proc/self/fd/${String(descriptor)}`);
  if (SYNCS_FAIL_WHEN !== '' && path.includes('/pg_wal/') && existsSync(SYNCS_FAIL_WHEN))
    throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO', errno: -5, syscall: 'fsync' });
  fsyncSync(descriptor);
  appendFileSync(COUNT_SYNCS, `${path}\n`);
};
syncBuiltinESMExports();
