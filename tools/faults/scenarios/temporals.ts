/** What happens in Temporal past the API: signals that come twice, late and in another order, and manual operations. */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ReleaseCommandType, releaseCommandTypes } from '../../../domain/release/command-catalog.js';
import { isFinal, type Release } from '../../../domain/release/release.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import { openDatabase } from '../../../store/open-database.js';
import { signalRelease } from '../../../workflows/release/release-workflow-client.js';
import { releaseWorkflowId } from '../../../workflows/release/messages.js';
import { readDatabase, type InDatabase } from '../check/read-database.js';
import { commandsOf, giveCommand } from '../client/scenario-data.js';
import type { Random } from '../random.js';
import { taskQueue } from '../world/world.js';
import { preparedRelease } from './prepared-release.js';
import type { Scenario, Scene } from './scenario.js';

const withinMs = minuteMs;

async function withRows<T>({ world, data }: Scene, use: (read: () => Promise<InDatabase>) => Promise<T>): Promise<T> {
  const database = await openDatabase({ databaseUrl: world.databaseUrl, maxConnections: 2 });
  try {
    return await use(() => readDatabase(database.kysely, data.miniPrograms));
  } finally {
    await database.close();
  }
}

/** Sends again what the ledger holds: once or thrice, up to three seconds late, in any order. */
async function repeatSignals(scene: Scene, { ledger, releases }: InDatabase): Promise<number> {
  const { world, random } = scene;
  const workflows = { client: world.client, taskQueue };
  const recent = ledger.filter((row) => row.releaseId !== null && isOfOperator(row.type)).slice(-25);
  const sent = random.shuffled([...recent, ...recent.filter(() => random.chance(0.5))]).map(async (row) => {
    await sleep(random.between(0, 3_000));
    const release = releases.find(({ id }) => id === row.releaseId);
    if (release === undefined || isFinal(release)) return;
    const message = { commandId: row.id, type: row.type as ReleaseCommandType, releaseId: release.id, by: row.actor };
    await signalRelease(workflows, release, message, 2_000).catch(() => undefined); // As lossy as any sender.
  });
  await Promise.all(sent);
  return sent.length;
}

function isOfOperator(type: string): boolean {
  return releaseCommandTypes.some((one) => one === type);
}

const signals: Scenario = {
  name: 'signals',
  words: 'signals doubled, delayed and in another order, while the APIs can send none themselves',
  play: (scene) =>
    withRows(scene, async (read) => {
      const { world, random, isShort } = scene;
      for (let round = 0; round < (isShort ? 2 : 8); round += 1) {
        const isAlone = random.chance(0.6);
        if (isAlone) for (const { toTemporal } of world.apis) toTemporal.refuse();
        await scene.pause(random.between(300, 1_200));
        const count = await repeatSignals(scene, await read());
        scene.fault(`${String(count)} signals sent again in any order${isAlone ? ', by us alone' : ''}`);
        for (const { toTemporal } of world.apis) toTemporal.accept();
        await scene.pause(random.between(300, 1_500));
      }
    }),
};

const raisesInBurst = 200;

/** Mostly growing, so that most of them are applied; neighbours change places. */
function raises(random: Random): number[] {
  const growing = Array.from({ length: raisesInBurst }, (_, index) => (index + 1) / 4);
  return growing
    .map((share) => ({ share, at: share + random.between(0, 1) }))
    .sort((a, b) => a.at - b.at)
    .map(({ share }) => share);
}

const burst: Scenario = {
  name: 'burst',
  words: '200 commands at one release at once, through several continue-as-new',
  async play(scene) {
    const { data, random, isShort } = scene;
    for (let round = 0; round < (isShort ? 1 : 3); round += 1) {
      const release = await preparedRelease(scene, `2.${String(round)}.0`);
      scene.fault(`${String(raisesInBurst)} commands at ${release.id} at once`);
      await Promise.all(
        raises(random).map((percentage, index) => {
          const operator = random.pick(data.operators);
          const body = index === 190 ? { type: 'pause', reason: 'in a burst' } : { type: 'setPercentage', percentage };
          const resumed = index % 50 === 0 ? { type: 'resume' } : body;
          return giveCommand(data, operator, { of: release.id, path: commandsOf(release.id), body: resumed }, withinMs);
        }),
      );
      await giveCommand(
        data,
        random.pick(data.operators),
        { of: release.id, path: commandsOf(release.id), body: { type: 'cancel', reason: 'done' } as never },
        withinMs,
      );
      await scene.pause(random.between(500, 1_500));
    }
  },
};

function temporal({ world }: Scene, ...args: string[]): boolean {
  const { program, address } = world.temporalCli;
  try {
    execFileSync(program, ['workflow', ...args, '--address', address], { stdio: 'pipe', timeout: 20_000 });
    return true;
  } catch {
    return false; // It has ended by itself, or there is nothing to go back to: an operator sees that too.
  }
}

const byHand: Scenario = {
  name: 'by-hand',
  words: 'workflows terminated, reset and canceled from the Temporal command line, and signals sent past the API',
  play: (scene) =>
    withRows(scene, async (read) => {
      const { random, isShort, world } = scene;
      for (let round = 0; round < (isShort ? 3 : 14); round += 1) {
        const { releases } = await read();
        const open = releases.filter((release) => !isFinal(release));
        if (open.length > 0) act(scene, random.pick(open));
        await scene.pause(random.between(500, 1_500));
      }
      // As docs/operations.md has it: workers that start see to it that every open release has its workflow.
      const worker = random.pick(world.workers);
      scene.fault(`${worker.name} is restarted`);
      await worker.end();
      await worker.start();
    }),
};

function act(scene: Scene, release: Release): void {
  const id = ['--workflow-id', releaseWorkflowId(release)];
  const why = ['--reason', 'a run of faults'];
  const choices: Record<string, () => boolean> = {
    terminated: () => temporal(scene, 'terminate', ...id, ...why),
    reset: () => temporal(scene, 'reset', ...id, ...why, '--type', 'FirstWorkflowTask'),
    'reset to its last task': () => temporal(scene, 'reset', ...id, ...why, '--type', 'LastWorkflowTask'),
    'sent a pause past the API': () => temporal(scene, 'signal', ...id, '--name', 'pause'),
    'sent a raise past the API': () =>
      temporal(scene, 'signal', ...id, '--name', 'setPercentage', '--input', '{"percentage": 99}'),
    'sent nonsense': () => temporal(scene, 'signal', ...id, '--name', 'explode', '--input', '"boom"'),
    'asked to cancel': () => temporal(scene, 'cancel', ...id),
  };
  const name = scene.random.pick(Object.keys(choices));
  const isDone = choices[name]?.() ?? false;
  scene.fault(`${releaseWorkflowId(release)} is ${name} by hand${isDone ? '' : ' (refused)'}`);
}

/**
 * The present workflow code replays what 0.1.0 began, not the other way round. So releases begin with 0.1.0, and all
 * its workers end before the first present one starts, as docs/operations.md says. It does not know the commands of
 * plans: the relay decides those.
 */
const previousBundle: Scenario = {
  name: 'previous-bundle',
  words: 'workers with the workflow code of 0.1.0 replaced by current ones, releases in flight',
  async prepare({ workers }) {
    for (const worker of workers) {
      await worker.end();
      worker.useBundle('previous');
    }
    await Promise.all(workers.map((worker) => worker.start()));
  },
  async play(scene) {
    const { world, random, isShort } = scene;
    const workFor = async (): Promise<void> => scene.pause(random.between(1_000, isShort ? 2_000 : 10_000));
    scene.fault('all workers run the workflow code of 0.1.0');
    await workFor();
    for (const worker of world.workers) {
      const isKilled = random.chance(0.5);
      scene.fault(`${worker.name} is ${isKilled ? 'killed' : 'ended'}`);
      await (isKilled ? worker.kill() : worker.end());
      worker.useBundle('current');
    }
    scene.fault('all workers start with the current program');
    await Promise.all(world.workers.map((worker) => worker.start()));
    await workFor();
  },
};

export const temporals: readonly Scenario[] = [signals, burst, byHand, previousBundle];
