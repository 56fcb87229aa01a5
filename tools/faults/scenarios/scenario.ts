/** The arguments of a scenario, and its description. */
import type { ScenarioData } from '../client/scenario-data.js';
import type { Random } from '../random.js';
import type { World } from '../world/world.js';

export interface Scene {
  readonly world: World;
  readonly data: ScenarioData;
  readonly random: Random;
  /** The short form, for CI: the same faults, for seconds instead of minutes. */
  readonly isShort: boolean;
  /** Notes a fault: what, to whom, now. `isKillOfWorker`: for how long commands waited after it is measured. */
  fault(words: string, isKillOfWorker?: boolean): void;
  /** Lets the operators work on. */
  pause(ms: number): Promise<void>;
}

export interface Scenario {
  readonly name: string;
  readonly words: string;
  /** Before the operators' releases are made. */
  readonly prepare?: (world: World) => Promise<void>;
  readonly play: (scene: Scene) => Promise<void>;
}
