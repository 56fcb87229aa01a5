/**
 * The order of test files. Without recorded durations, jest sorts by file size. Tests that wait for processes and
 * servers would then run last, with one core idle. If jest has durations, its own order is kept.
 */
import Sequencer from '@jest/test-sequencer';

const longFolders = ['system', 'workflows', 'worker', 'store', 'api'];

// jest reads only the default export.
export default class LongOnesFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    return sorted
      .map((test, place) => ({ test, place }))
      .sort(byFolder)
      .map(({ test }) => test);
  }
}

function byFolder(a, b) {
  return rankOf(a.test) - rankOf(b.test) || a.place - b.place;
}

function rankOf({ path }) {
  const rank = longFolders.findIndex((folder) => path.includes(`/test/${folder}/`));
  return rank === -1 ? longFolders.length : rank;
}
