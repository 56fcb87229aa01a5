/** 1,000 targets for one user: one hash of the key, then a few steps each. */
import { measureLoop, report, userAt } from '../lib/measure.mjs';
import { openLibrary } from '../lib/open-library.mjs';
import { flagCount, servingTargets, targetApp } from '../lib/targets.mjs';

const { decisions } = await openLibrary(servingTargets());
let hits = 0;
const take = (answer) => {
  if (answer.variant === 'candidate') hits += 1;
};

function loop(from, count) {
  hits = 0;
  for (let i = from; i < from + count; i++) decisions.decideAll(targetApp, userAt(i), take);
  return hits;
}

report(measureLoop(loop, { calls: 1000, decisionsACall: flagCount, bytesCalls: 200 }));
process.exit(0);
