/**
 * The order of test files: on a machine that has not run them yet, jest would go by their size, and what waits for
 * processes and servers would come last, with one core idle. Where jest knows how long each took, its order stands.
 */
import Sequencer from '@jest/test-sequencer';

const longFolders = ['system', 'workflows', 'worker', 'store', 'api'];

// jest reads the default export, and nothing else.
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
