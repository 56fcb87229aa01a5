/** The zone of the process changes nothing: the built program evaluates the same windows in four zones. */
import { execFileSync } from 'node:child_process';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activeSpans } from '../../../domain/window/occurrences.js';
import { anyWindow, zones } from './slow-windows.js';

const [fromMs, untilMs] = [Date.UTC(2027, 1, 20), Date.UTC(2027, 10, 20)];
const windows = fc.sample(anyWindow, { numRuns: 60, seed: 2027 });
const expected = windows.map((window) => activeSpans(window, fromMs, untilMs));
const program = `
  import { activeSpans } from './dist/domain/window/occurrences.js';
  const given = JSON.parse(process.env.WINDOWS);
  console.log(JSON.stringify(given.map((window) => activeSpans(window, ${fromMs}, ${untilMs}))));`;

it.each(zones)('a process in the zone %s finds the same spans of windows', (zone) => {
  const env = { ...process.env, TZ: zone, WINDOWS: JSON.stringify(windows) };
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(expected)));
});
