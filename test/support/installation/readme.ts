/** The shell lines of README.md, so that the tests run the documented commands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first shell block below the heading. @throws if there is none. */
export function readmeShell(folder: string, heading: string): string {
  const text = readFileSync(join(folder, 'README.md'), 'utf8');
  const [, below] = text.split(`\n## ${heading}\n`);
  const [section = ''] = (below ?? '').split('\n## ');
  const block = /^```sh\n(.*?)^```$/ms.exec(section)?.[1];
  if (block === undefined) throw new Error(`README.md has no shell lines below "${heading}"`);
  return block;
}
