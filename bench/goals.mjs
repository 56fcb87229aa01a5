/** What is measured, beside what, and the ratio that is promised. A goal is never lowered to meet a measurement. */
import { measureChange, measureDecisions, measureProvider } from './suites/in-process.mjs';
import { measureBulk, measureBulkUnchanged, measureSingle } from './suites/http.mjs';
import { measureBroadcast } from './suites/sse.mjs';
import { engine } from './engine-goals.mjs';
import { many } from './many-goals.mjs';
import { plans } from './plans-goals.mjs';
import { alone, faster, limit, shownBeside, slower } from './lib/rows.mjs';

const decisions = [
  {
    name: 'decide',
    measure: measureDecisions,
    rowsOf: ({ 'decide-halftone': one, 'decide-flagd': flagd, 'decide-floor': floor, 'all-halftone': all }) => [
      faster('one decision in process, full path', [ns(one), ns(flagd)], 'flagd-core, fractional', 8),
      shownBeside('the same', [ns(one), ns(floor)], 'look-up, hash and comparison alone'),
      limit('bytes allocated by it', [`${one.bytes.toFixed(2)} B`, `${flagd.bytes.toFixed(0)} B`], one.bytes, 1),
      faster('each of 1,000 targets for one user', [ns(all), ns(flagd)], '1,000 calls of flagd-core', 60),
    ],
  },
  {
    name: 'provider',
    measure: measureProvider,
    rowsOf: ({ ours, empty }) => [
      slower('OpenFeature provider', [ns({ ns: ours }), ns({ ns: empty })], 'an empty provider', 1.05),
    ],
  },
  {
    name: 'single',
    measure: measureSingle,
    rowsOf: ({ ours, bare, express }) => [
      faster('OFREP single, token checked', [cpu(ours), cpu(bare)], 'bare node:http', 0.9),
      faster('OFREP single, token checked', [cpu(ours), cpu(express)], 'Express doing the same', 7),
    ],
  },
  {
    name: 'bulk',
    measure: async (settings) => ({
      unchanged: await measureBulkUnchanged(settings),
      whole: await measureBulk(settings),
    }),
    rowsOf: ({ unchanged, whole }) => [
      faster('OFREP bulk, unchanged (304)', [cpu(unchanged.ours), cpu(unchanged.bare)], 'bare node:http', 0.95),
      faster('OFREP bulk, 100 flags', [cpu(whole.ours), cpu(whole.stringify)], 'the same by JSON.stringify', 2.2),
    ],
  },
  {
    name: 'sse',
    measure: measureBroadcast,
    rowsOf: ({ 'sse-edge': ours, 'sse-bare': bare }) => [
      slower('last of the readers has an event', [ms(ours), ms(bare)], 'bare loop of writes', 1.25),
      limit('memory of a reader', [kib(ours), kib(bare)], ours.kibEach, 12),
    ],
  },
  {
    name: 'change',
    measure: measureChange,
    rowsOf: ({ p50Us, p99Us, bytesATarget, loadMs }) => [
      limit(
        'change in effect among 100,000 targets, ms',
        [`${(p50Us / 1000).toFixed(3)} (p99 ${(p99Us / 1000).toFixed(2)})`, '-'],
        p99Us / 1000,
        1,
      ),
      limit('memory of a target', [`${bytesATarget.toFixed(0)} B`, '-'], bytesATarget, 1024),
      alone('all 100,000 read again', { value: loadMs, unit: 'ms' }),
    ],
  },
];

/** What the page of figures is made of; each part has a table of its own there. */
export const parts = [
  { name: 'decisions', goals: decisions },
  { name: 'engine', goals: engine },
  { name: 'many', goals: many },
  { name: 'plans', goals: plans },
];

function kib({ kibEach }) {
  return `${kibEach.toFixed(1)} KiB`;
}

function ns({ ns: value }) {
  return { value, unit: 'ns' };
}

function cpu({ cpuUs: value }) {
  return { value, unit: 'µs CPU' };
}

function ms({ lastMs: value }) {
  return { value, unit: 'ms' };
}
