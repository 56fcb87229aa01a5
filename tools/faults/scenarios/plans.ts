/** Workers that die while plans take their steps. */
import { minuteMs } from '../../../domain/values/time-units.js';
import { sendUntilAnswered, keyed } from '../client/http-client.js';
import { giveUntilApplied, preparedRelease } from './prepared-release.js';
import type { Scenario, Scene } from './scenario.js';

const withinMs = minuteMs;
const pollMs = 500;
/** A step waits for its bake of seconds, and after a kill for what the lost worker had begun. */
const planWithinMs = 240_000;

/** One release after another rises by a plan of its own, until `isOver`. No operator sends these releases a command. */
async function plansInTurn(scene: Scene, isOver: () => boolean): Promise<void> {
  const { data, random } = scene;
  const [operator] = data.operators;
  if (operator === undefined) throw new Error('The scenario has no operator');
  for (let number = 0; !isOver(); number += 1) {
    const release = await preparedRelease(scene, `3.${String(number)}.0`);
    const steps = [1, 5, 20, 50, 100].map((percentage) => ({ percentage, bake: `PT${String(random.whole(1, 3))}S` }));
    const body = { type: 'startPlan', steps };
    await giveUntilApplied(scene, operator, release.id, body);
    await reachesFull(scene, release.id);
  }
}

/** @throws when it does not get there in time. */
async function reachesFull({ data, pause }: Scene, release: string): Promise<void> {
  const [operator] = data.operators;
  const untilMs = performance.now() + planWithinMs;
  const read = keyed((api) => api.GET('/v1/releases/{release}', { params: { path: { release } } }));
  let seen = 'never read';
  while (operator !== undefined && performance.now() < untilMs) {
    const progress = (await sendUntilAnswered(operator, read, withinMs))?.data;
    if (progress?.status === 'FULL_RELEASE') return;
    seen = `${String(progress?.status)} at ${String(progress?.percentage)} %`;
    await pause(pollMs);
  }
  throw new Error(`The plan of ${release} did not come to its end: ${seen}`);
}

const planKills: Scenario = {
  name: 'plan-kills',
  words: 'kill -9 of a worker or both, around the moments at which plans take their steps',
  async play(scene) {
    const { world, random, isShort } = scene;
    const turns = { areOver: false, haveFailed: false };
    const plans = plansInTurn(scene, () => turns.areOver);
    plans.catch(() => (turns.haveFailed = true)); // It is awaited below.
    for (let kills = isShort ? 3 : 200; kills > 0 && !turns.haveFailed; kills -= 1) {
      await scene.pause(random.between(200, 2_500));
      const victims = random.chance(0.3) ? world.workers : [random.pick(world.workers)];
      scene.fault(`kill -9 of ${victims.map(({ name }) => name).join(' and ')}`);
      for (const worker of victims) await worker.kill();
      await scene.pause(random.between(0, 1_500));
      await Promise.all(victims.map((worker) => worker.start()));
    }
    turns.areOver = true;
    await plans;
  },
};

export const plans: readonly Scenario[] = [planKills];
