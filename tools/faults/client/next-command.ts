/** Draws an operator's next command: mostly one that fits the release as last read, sometimes any. */
import type { Random } from '../random.js';
import type { Choice, Share, Wanted } from './choice.js';
import { isLivePlan, planChoices, startPlan } from './plan-commands.js';
import type { SeenRelease } from './scenario-data.js';

const reason = 'a run of faults';
const plain = (type: string) => (): Wanted => ({ type });
const because = (type: string) => (): Wanted => ({ type, reason });

const raise = (random: Random, { percentage }: Share): Wanted => {
  const step = random.chance(0.1) ? 100 : random.between(0.01, Math.max(0.02, (100 - percentage) / 12));
  const wanted = Math.min(100, Math.round((percentage + step) * 100) / 100);
  const supersede = random.chance(0.15);
  return { type: 'setPercentage', percentage: Math.max(0.01, wanted), ...(supersede ? { supersede, reason } : {}) };
};

const reset = (random: Random): Wanted => ({ type: 'reset', reason, reshuffle: random.chance(0.3) });

const sensible: Record<string, readonly Choice[]> = {
  CREATED: [[10, plain('apply')]],
  UNDER_REVIEW: [
    [8, plain('approve')],
    [1, because('reject')],
    [1, plain('withdraw')],
  ],
  RELEASE_PREPARATION: [
    [8, raise],
    [2, () => ({ type: 'chooseType', releaseType: 'GRAYSCALE' })],
    [1, plain('fullRelease')],
    [3, startPlan],
    [0.5, because('cancel')],
  ],
  GRAYSCALE_RELEASE: [
    [12, raise],
    [2, startPlan],
    [3, because('pause')],
    [2, plain('resume')],
    [1, reset],
    [0.5, because('cancel')],
    [1.5, plain('fullRelease')],
  ],
  PAUSED: [
    [6, plain('resume')],
    [1, reset],
    [0.5, because('cancel')],
    [1, raise],
  ],
  FULL_RELEASE: [
    [2, because('rollback')],
    [2, (random) => ({ type: 'requestOffline', reason, cancelActive: random.chance(0.3) })],
    [1, plain('withdrawOffline')],
    [1, plain('approveOffline')],
    [1, because('rejectOffline')],
  ],
};

const anything: readonly Choice[] = Object.values(sensible).flat();

export function nextCommand(random: Random, release: SeenRelease): Wanted {
  const state = release.phase === 'PAUSED' ? 'PAUSED' : release.status;
  const choices = random.chance(0.08) ? anything : choicesFor(state, release);
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.between(0, total);
  for (const [weight, make] of choices) {
    left -= weight;
    if (left <= 0) return make(random, release);
  }
  return because('pause')();
}

/** A plan raises by itself: by hand it is mostly let alone, so that it comes to its end. */
function choicesFor(state: string, { plan }: SeenRelease): readonly Choice[] {
  const choices = sensible[state] ?? anything;
  if (!isLivePlan(plan)) return choices;
  return [...choices.filter(([, make]) => make !== raise && make !== startPlan), [1, raise], ...planChoices(plan)];
}

/** For a target: at once, also with every worker dead. */
export function targetCommand(random: Random): Wanted {
  return because(random.chance(0.4) ? 'forceOffline' : 'liftSuspension')();
}
