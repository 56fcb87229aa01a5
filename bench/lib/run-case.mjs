/** A case in its own process, so that none runs on code that another one shaped. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'cases');

export function runCase(name, args = []) {
  return new Promise((resolve, reject) => {
    const flags = ['--expose-gc', '--max-semi-space-size=256', '--min-semi-space-size=128'];
    const child = spawn(process.execPath, [...flags, join(folder, `${name}.mjs`), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output.trim().split('\n').at(-1)));
      else reject(new Error(`${name} ended with ${code}`));
    });
  });
}
