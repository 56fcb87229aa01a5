/** flagd's own evaluator in JavaScript: `fractional` over 1,000 flags, nothing else. */
import { FlagdCore } from '@openfeature/flagd-core';
import { measureLoop, programAt, report, userAt } from '../lib/measure.mjs';
import { flagdConfiguration } from '../lib/targets.mjs';

const silent = { error() {}, warn() {}, info() {}, debug() {} };
const core = new FlagdCore(undefined, silent);
core.setConfigurations(flagdConfiguration());

function loop(from, count) {
  let hits = 0;
  for (let i = from; i < from + count; i++)
    if (core.resolveStringEvaluation(programAt(i), 'none', { targetingKey: userAt(i) }, silent).variant === 'candidate')
      hits += 1;
  return hits;
}

report(measureLoop(loop));
