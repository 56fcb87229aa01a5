/** Processes that die, freeze and come back. */
import { minuteMs } from '../../../domain/values/time-units.js';
import type { Part } from '../world/part.js';
import type { Scenario, Scene } from './scenario.js';

async function between({ random, pause }: Scene, lowMs: number, highMs: number): Promise<void> {
  await pause(random.between(lowMs, highMs));
}

async function killed(scene: Scene, parts: readonly Part[], rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await between(scene, 500, 3_000);
    const part = scene.random.pick(parts);
    scene.fault(`kill -9 of ${part.name}`, part.name.startsWith('worker'));
    await part.kill();
    await between(scene, 200, 3_000);
    await part.start();
  }
}

const killApi: Scenario = {
  name: 'kill-api',
  words: 'kill -9 of an API, again and again',
  play: (scene) => killed(scene, scene.world.apis, scene.isShort ? 1 : 8),
};

const killWorker: Scenario = {
  name: 'kill-worker',
  words: 'kill -9 of a worker, again and again; at times of both',
  async play(scene) {
    const { world, random, isShort } = scene;
    await killed(scene, world.workers, isShort ? 1 : 7);
    await between(scene, isShort ? 1_000 : 4_000, isShort ? 2_000 : 5_000);
    // No worker is left to take over: the time depends on how soon they are started.
    for (const worker of world.workers) {
      scene.fault(`kill -9 of ${worker.name}`);
      await worker.kill();
    }
    await Promise.all(random.shuffled(world.workers).map((worker) => worker.start()));
    await between(scene, 500, 2_000);
  },
};

const killTemporal: Scenario = {
  name: 'kill-temporal',
  words: 'kill -9 of the Temporal server, started again after up to ten seconds',
  async play(scene) {
    const { world, isShort } = scene;
    for (let round = 0; round < (isShort ? 1 : 4); round += 1) {
      await between(scene, 1_000, 3_000);
      scene.fault('kill -9 of Temporal');
      await world.temporal.kill();
      await between(scene, 500, isShort ? 2_000 : 10_000);
      await world.temporal.start();
    }
    await between(scene, 1_000, 3_000);
  },
};

const killPostgres: Scenario = {
  name: 'kill-postgres',
  words: 'kill -9 of Postgres, started again at once or after some seconds',
  async play(scene) {
    const { world, isShort } = scene;
    for (let round = 0; round < (isShort ? 1 : 4); round += 1) {
      await between(scene, 1_000, 3_000);
      scene.fault('kill -9 of Postgres');
      await world.postgres.kill();
      await between(scene, 0, isShort ? 1_000 : 6_000);
      await world.postgres.start();
    }
    await between(scene, 1_000, 3_000);
  },
};

const postgresAway: Scenario = {
  name: 'postgres-away',
  words: 'Postgres stopped for a minute',
  async play(scene) {
    const { world, isShort } = scene;
    await between(scene, 1_000, 2_000);
    scene.fault('Postgres is stopped');
    await world.postgres.end();
    await scene.pause(isShort ? 4_000 : minuteMs);
    await world.postgres.start();
    scene.fault('Postgres is back');
    await between(scene, 2_000, 4_000);
  },
};

const freeze: Scenario = {
  name: 'freeze',
  words: 'a worker, an API and Temporal frozen for half a minute each (SIGSTOP), so that what they had begun ends late',
  async play(scene) {
    const { world, random, isShort } = scene;
    const victims = [random.pick(world.workers), random.pick(world.apis), world.temporal];
    for (const part of isShort ? victims.slice(0, 2) : victims) {
      await between(scene, 500, 2_000);
      scene.fault(`${part.name} is frozen`);
      part.freeze();
      await scene.pause(isShort ? 3_000 : 30_000);
      part.thaw();
      scene.fault(`${part.name} goes on`);
      await between(scene, 1_000, 2_000);
    }
  },
};

export const losses: readonly Scenario[] = [killWorker, killApi, killTemporal, killPostgres, postgresAway, freeze];
