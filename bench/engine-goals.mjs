/** What is promised of commands, of many releases, of recovery and lists. */
import { faster, limit, slower } from './lib/rows.mjs';
import { measureCommands } from './suites/engine-commands.mjs';
import { measureLists } from './suites/engine-lists.mjs';
import { measureOpen } from './suites/engine-open.mjs';
import { measureReaders } from './suites/engine-readers.mjs';
import { measureRecovery } from './suites/engine-recovery.mjs';
import { measureStart } from './suites/engine-start.mjs';
import { measureStops } from './suites/engine-stops.mjs';

export const engine = [
  {
    name: 'commands',
    measure: (settings) => measureCommands(settings.engine),
    rowsOf: ({ p50, p99, perSecond, events }) => [
      slower('command, HTTP request to recorded outcome, p50', [ms(p50.ours), ms(p50.bare)], 'bare workflow', 1.2),
      slower('the same, p99', [ms(p99.ours), ms(p99.bare)], 'bare workflow', 1.2),
      rate('commands a second, over 200 releases', perSecond),
      slower('events of an applied command', [count(events.ours), count(events.bare)], 'bare workflow', 0.75),
      limit(
        'longest run of 300 commands, events',
        [`${events.longestRun} in ${events.runs} runs`, '-'],
        events.longestRun,
        500,
      ),
    ],
  },
  {
    name: 'stop',
    measure: (settings) => measureStops(settings.engine),
    rowsOf: ({ p50, p99 }) => [
      limit('stop with every worker dead, p99 in ms', [`${p99.toFixed(0)} (p50 ${p50.toFixed(0)})`, '-'], p99, 1200),
    ],
  },
  {
    name: 'readers',
    measure: (settings) => measureReaders(settings.engine),
    rowsOf: ({ streams, postgres, embedded }) =>
      [
        ['Postgres', postgres],
        ['the embedded database', embedded],
      ].map(([database, { p50, slowest }]) =>
        limit(
          `stop with ${streams} streams and 60 probing connections, slowest in ms, ${database}`,
          [`${slowest.toFixed(0)} (p50 ${p50.toFixed(0)})`, '-'],
          slowest,
          2000,
        ),
      ),
  },
  {
    name: 'open',
    measure: (settings) => measureOpen(settings.engine),
    rowsOf: ({ full, gray, minutes, maxMiB, middleMiB, lastMiB, ours, bare }) => [
      limit(`worker with ${full} full and ${gray} gray releases, resident MiB`, [maxMiB.toFixed(0), '-'], maxMiB, 1024),
      limit(
        `its growth in the second half of ${minutes} min of commands`,
        [`${(lastMiB - middleMiB).toFixed(0)} MiB`, '-'],
        lastMiB / middleMiB,
        1.05,
      ),
      slower('command to a release in no worker’s memory, p50', [ms(ours.p50), ms(bare.p50)], 'bare, in memory', 1.6),
    ],
  },
  {
    name: 'recovery',
    measure: (settings) => measureRecovery(settings.engine),
    rowsOf: ({ ours, bare }) => [
      slower('last outcome after kill -9 of the worker', [ms(ours), ms(bare)], 'bare workflows', 1),
    ],
  },
  {
    name: 'lists',
    measure: (settings) => measureLists(settings.engine),
    rowsOf: ({ first, late, search, releases, programs }) =>
      [
        [`first page of ${releases} releases`, first],
        ['page 500', late],
        [`search in ${programs} mini programs`, search],
      ].map(([title, { ours, bare }]) => slower(title, [ms(ours.p50), ms(bare.p50)], 'the same SQL by hand', 1.5)),
  },
  {
    name: 'start',
    measure: (settings) => measureStart(settings.engine),
    rowsOf: ({ readyMs }) => [
      limit('`npm start`, warm, until ready, s', [(readyMs / 1000).toFixed(1), '-'], readyMs / 1000, 10),
    ],
  },
];

function rate(title, { ours, bare }) {
  const inverse = (value) => ({ value: 1 / value, unit: '' });
  const row = faster(title, [inverse(ours), inverse(bare)], 'bare workflows', 1);
  return { ...row, ours: `${ours.toFixed(0)}/s`, theirs: `${bare.toFixed(0)}/s` };
}

function ms(value) {
  return { value, unit: 'ms' };
}

function count(value) {
  return { value, unit: 'events' };
}
