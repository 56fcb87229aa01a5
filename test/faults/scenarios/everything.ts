/** Everything at once: faults of every kind at random moments, several at a time. */
import type { Part } from '../world/part.js';
import { trouble } from './network.js';
import type { Scenario, Scene } from './scenario.js';

type Fault = (scene: Scene) => Promise<void>;

const loss =
  (pick: (scene: Scene) => Part): Fault =>
  async (scene) => {
    const part = pick(scene);
    if (!part.isRunning) return;
    scene.fault(`kill -9 of ${part.name}`);
    await part.kill();
    await scene.pause(scene.random.between(200, 6_000));
    await part.start();
  };

const frozen: Fault = async (scene) => {
  const { world, random } = scene;
  const part = random.pick([...world.apis, ...world.workers]);
  if (!part.isRunning) return;
  scene.fault(`${part.name} is frozen`);
  part.freeze();
  await scene.pause(random.between(1_000, scene.isShort ? 4_000 : 12_000));
  part.thaw();
};

const stepped: Fault = async (scene) => {
  const part = scene.random.pick([...scene.world.apis, ...scene.world.workers]);
  scene.fault(`the clock of ${part.name} is an hour ahead`);
  part.stepClock(3_600_000);
  await scene.pause(scene.random.between(1_000, 4_000));
  part.stepClock(0);
};

/** Often what is likely: a bad network, a process that dies. */
const faults: readonly Fault[] = [
  ...[trouble, trouble, trouble, trouble, frozen, stepped],
  loss(({ random, world }) => random.pick(world.workers)),
  loss(({ random, world }) => random.pick(world.workers)),
  loss(({ random, world }) => random.pick(world.apis)),
  loss(({ world }) => world.temporal),
  loss(({ world }) => world.postgres),
];

async function lane(scene: Scene, untilMs: number): Promise<void> {
  while (performance.now() < untilMs) {
    await scene.random.pick(faults)(scene);
    await scene.pause(scene.random.between(200, 2_500));
  }
}

const everything: Scenario = {
  name: 'everything',
  words: 'all of these at random moments, two at a time',
  async play(scene) {
    const untilMs = performance.now() + (scene.isShort ? 15_000 : 90_000);
    await Promise.all([lane(scene, untilMs), lane(scene, untilMs)]);
  },
};

export const combined: readonly Scenario[] = [everything];
