/** What other packages can import from this one. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

it('package.json is exported, for import and for require', () => {
  const script = `import('halftone/package.json', { with: { type: 'json' } }).then(({ default: { name } }) =>
    console.log(name, require('halftone/package.json').name))`;
  const cwd = join(import.meta.dirname, '..', '..');
  const output = execFileSync(process.execPath, ['--no-warnings', '-e', script], { cwd, encoding: 'utf8' });
  expect(output).toBe('halftone halftone\n');
});
