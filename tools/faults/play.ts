/** Plays one scenario: operators send commands, faults are made and removed, and the result is checked. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Evidence } from './check/evidence.js';
import { gatherEvidence } from './check/gather.js';
import { violationsIn } from './check/all-checks.js';
import { createScenarioData, type ScenarioData } from './client/scenario-data.js';
import { startTraffic } from './client/traffic.js';
import { randomOf } from './random.js';
import { type Played, type Result, resultOf } from './result.js';
import type { Scenario, Scene } from './scenarios/scenario.js';
import type { World } from './world/world.js';

export interface PlayOptions {
  readonly world: World;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly isShort: boolean;
  readonly say: (line: string) => void;
}

export interface Outcome {
  readonly result: Result;
  readonly evidence: Evidence;
}

const workBeforeMs = 1_000;
const workAfterMs = 1_000;

export async function play(options: PlayOptions): Promise<Outcome> {
  const { world, scenario, seed, isShort, say } = options;
  const random = randomOf(seed);
  await scenario.prepare?.(world);
  const data = await newScenarioData(world, options);
  const startedAt = performance.now();
  const played: Played & { readonly faults: string[]; readonly workerKillsAtMs: number[] } = {
    scenario: scenario.name,
    world: world.kind,
    seed,
    startedAt: new Date().toISOString(),
    seconds: 0,
    faults: [],
    workerKillsAtMs: [],
  };
  const scene: Scene = {
    world,
    data,
    random,
    isShort,
    fault(words, isKillOfWorker = false) {
      const at = ((performance.now() - startedAt) / 1_000).toFixed(1);
      say(`${at.padStart(7)} s  ${words}`);
      played.faults.push(`${at} s ${words}`);
      if (isKillOfWorker) played.workerKillsAtMs.push(Date.now());
    },
    pause: (ms) => pause(ms),
  };
  const traffic = startTraffic(data, random.apart('operators'));
  await pause(workBeforeMs);
  try {
    await scenario.play(scene);
  } finally {
    await world.restore();
  }
  await pause(workAfterMs);
  await traffic.stop();
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const evidence = await gatherEvidence(world, data);
  return { evidence, result: resultOf({ ...played, seconds }, evidence, violationsIn(evidence)) };
}

let stages = 0;

function newScenarioData({ apis, adminToken }: World, { seed, isShort }: PlayOptions): Promise<ScenarioData> {
  stages += 1;
  return createScenarioData({
    name: `f${String(stages)}-${String(seed)}`,
    urls: apis.map(({ url }) => url),
    adminToken,
    miniPrograms: 4,
    operators: isShort ? 4 : 5,
  });
}
