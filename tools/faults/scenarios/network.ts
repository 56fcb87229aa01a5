/** A network that is slow, refuses and resets, also between a commit and its answer; and clocks that are wrong. */
import type { FaultProxy } from '../world/fault-proxy.js';
import type { Scenario, Scene } from './scenario.js';
import { hourMs } from '../../../domain/values/time-units.js';

type Trouble = (scene: Scene, proxy: FaultProxy) => Promise<void>;

const reset: Trouble = (scene, proxy) => {
  scene.fault(`${proxy.name}: ${String(proxy.resetAll())} connections reset`);
  return Promise.resolve();
};

const slow: Trouble = async (scene, proxy) => {
  const delayMs = scene.random.whole(20, 400);
  scene.fault(`${proxy.name}: ${String(delayMs)} ms slower`);
  proxy.setDelay(delayMs);
  await scene.pause(scene.random.between(1_000, 4_000));
  proxy.setDelay(0);
};

const refused: Trouble = async (scene, proxy) => {
  scene.fault(`${proxy.name}: refused`);
  proxy.refuse();
  await scene.pause(scene.random.between(500, 5_000));
  proxy.accept();
};

const lostCommits: Trouble = async (scene, proxy) => {
  const when = scene.random.chance(0.7) ? 'after' : 'before';
  const count = scene.random.whole(1, 6);
  scene.fault(`${proxy.name}: reset ${when} the next ${String(count)} commits`);
  proxy.resetAtCommit(when, count);
  await scene.pause(scene.random.between(500, 2_000));
};

export async function trouble(scene: Scene): Promise<void> {
  const { random, world } = scene;
  const proxy = random.pick(world.proxies);
  const ofDatabase = [lostCommits, lostCommits, reset, slow, refused];
  await random.pick(proxy.name.endsWith('Postgres') ? ofDatabase : [reset, slow, refused])(scene, proxy);
}

const network: Scenario = {
  name: 'network',
  words: 'connections to Postgres and Temporal slow, refused, reset, also right before and right after a commit',
  async play(scene) {
    for (let round = 0; round < (scene.isShort ? 6 : 30); round += 1) {
      await trouble(scene);
      await scene.pause(scene.random.between(100, 800));
    }
  },
};

const clock: Scenario = {
  name: 'clock',
  words: 'the clocks of processes stepped by an hour, forwards and back',
  async play(scene) {
    const { world, random, isShort } = scene;
    const parts = [...world.apis, ...world.workers];
    for (let round = 0; round < (isShort ? 3 : 10); round += 1) {
      const part = random.pick(parts);
      const byMs = random.pick([hourMs, -hourMs]);
      scene.fault(`the clock of ${part.name} is an hour ${byMs > 0 ? 'ahead' : 'behind'}`);
      part.stepClock(byMs);
      await scene.pause(random.between(1_500, 5_000));
      if (random.chance(0.6)) part.stepClock(0);
    }
  },
};

export const networks: readonly Scenario[] = [network, clock];
