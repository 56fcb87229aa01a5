/** The library, full path: target app, mini program, a list of 20 testers, percentage. */
import { measureLoop, programAt, report, userAt } from '../lib/measure.mjs';
import { openLibrary } from '../lib/open-library.mjs';
import { servingTargets, targetApp } from '../lib/targets.mjs';

const { decisions } = await openLibrary(servingTargets({ testers: 20 }));

function loop(from, count) {
  let hits = 0;
  for (let i = from; i < from + count; i++)
    if (decisions.decide(targetApp, programAt(i), userAt(i)).variant === 'candidate') hits += 1;
  return hits;
}

report(measureLoop(loop));
process.exit(0);
