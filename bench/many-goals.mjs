/** What is promised of reads of 100,000 releases and a million events. */
import { limit, slower } from './lib/rows.mjs';
import { measureMany } from './suites/many.mjs';

export const many = [
  {
    name: 'reads',
    measure: (settings) => measureMany(settings.many),
    rowsOf: ({ releases, events, scanned, migrationMs, results }) => [
      ...Object.entries(results).map(([title, { ours, bare, form }]) => beside(title, ours, bare, form)),
      limit(
        `reads of ${releases} releases and ${events} events that scan either table`,
        [Object.keys(scanned).join(', ') || 'none', '-'],
        Object.keys(scanned).length,
        0,
      ),
      { ...limit('migration 015, s', [(migrationMs / 1000).toFixed(0), '-'], 0, 0), goal: '-', isMet: null },
    ],
  },
];

/** Both the median and p95 have to meet the goal. */
function beside(title, ours, bare, form) {
  const ratio = (of) => slower(title, [ms(ours[of]), ms(bare[of])], `by hand: ${form}`, 1.5);
  const [p50, p95] = [ratio('p50'), ratio('p95')];
  return {
    ...p50,
    ours: `${p50.ours} (p95 ${p95.ours})`,
    theirs: `${p50.theirs} (p95 ${p95.theirs})`,
    ratio: `${p50.ratio} (p95 ${p95.ratio})`,
    isMet: p50.isMet && p95.isMet,
  };
}

function ms(value) {
  return { value, unit: 'ms' };
}
