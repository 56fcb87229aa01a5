/** What no library can do without: look the program up, read the user's key once, compare. No rules, no testers. */
import { grayPosition, targetSeed, threshold, userHash } from '../../dist/domain/serving/assign.js';
import { measureLoop, programAt, report, userAt } from '../lib/measure.mjs';
import { servingTargets } from '../lib/targets.mjs';

const below = threshold(2500);
const known = JSON.parse(JSON.stringify(servingTargets()));
const seeds = new Map(known.map(({ miniProgram, candidate }) => [miniProgram, targetSeed(candidate.salt) | 0]));

function loop(from, count) {
  let hits = 0;
  for (let i = from; i < from + count; i++)
    if (grayPosition(userHash(userAt(i)), seeds.get(programAt(i))) < below) hits += 1;
  return hits;
}

report(measureLoop(loop));
