/** Decisions inside a process, beside flagd's own evaluator; each case in a process of its own, in turns. */
import { runCase } from '../lib/run-case.mjs';

export async function measureDecisions({ rounds }) {
  return bestOf(rounds, ['decide-halftone', 'decide-flagd', 'decide-floor', 'all-halftone']);
}

export function measureProvider() {
  return runCase('provider');
}

export function measureChange() {
  return runCase('change');
}

async function bestOf(rounds, names) {
  const best = {};
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const result = await runCase(name);
      if (Math.abs(result.share - 0.25) > 0.02) throw new Error(`${name} says candidate to ${result.share}`);
      if (best[name] === undefined || result.ns < best[name].ns)
        best[name] = { ...result, bytes: Math.min(result.bytes, best[name]?.bytes ?? Infinity) };
    }
  return best;
}
