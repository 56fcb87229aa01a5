/** Everything at once: faults of every kind at random moments, several at a time. */
import { hourMs } from '../../../domain/values/time-units.js';
import type { Part } from '../world/part.js';
import { trouble } from './network.js';
import type { Scenario, Scene } from './scenario.js';

/** `busy`: the processes that something is being done to; one is enough. */
type Fault = (scene: Scene, busy: Set<Part>) => Promise<void>;

async function alone(part: Part, busy: Set<Part>, work: () => Promise<void>): Promise<void> {
  if (busy.has(part)) return;
  busy.add(part);
  await work().finally(() => busy.delete(part));
}

const loss =
  (pick: (scene: Scene) => Part): Fault =>
  async (scene, busy) => {
    const part = pick(scene);
    await alone(part, busy, async () => {
      scene.fault(`kill -9 of ${part.name}`);
      await part.kill();
      await scene.pause(scene.random.between(200, 6_000));
      await part.start();
    });
  };

const frozen: Fault = async (scene, busy) => {
  const { world, random } = scene;
  const part = random.pick([...world.apis, ...world.workers]);
  await alone(part, busy, async () => {
    scene.fault(`${part.name} is frozen`);
    part.freeze();
    await scene.pause(random.between(1_000, scene.isShort ? 4_000 : 12_000));
    part.thaw();
  });
};

const stepped: Fault = async (scene) => {
  const part = scene.random.pick([...scene.world.apis, ...scene.world.workers]);
  scene.fault(`the clock of ${part.name} is an hour ahead`);
  part.stepClock(hourMs);
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

async function lane(scene: Scene, busy: Set<Part>, untilMs: number): Promise<void> {
  while (performance.now() < untilMs) {
    await scene.random.pick(faults)(scene, busy);
    await scene.pause(scene.random.between(200, 2_500));
  }
}

const everything: Scenario = {
  name: 'everything',
  words: 'all of these at random moments, two at a time',
  async play(scene) {
    const untilMs = performance.now() + (scene.isShort ? 12_000 : 90_000);
    const busy = new Set<Part>();
    await Promise.all([lane(scene, busy, untilMs), lane(scene, busy, untilMs)]);
  },
};

export const combined: readonly Scenario[] = [everything];
