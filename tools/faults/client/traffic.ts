/** Several operators that send commands at the same time, also during faults, until they are stopped. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.js';
import { nextCommand, targetCommand } from './next-command.js';
import {
  commandsOf,
  giveCommand,
  type Operator,
  type SeenRelease,
  type ScenarioData,
  startRelease,
} from './scenario-data.js';

export interface Traffic {
  /** Resolves when every operator has heard, or given up on, what was asked last. */
  stop(): Promise<void>;
}

/** How long an operator repeats one command; longer than any fault lasts. */
const withinMs = 120_000;
/** Open releases on one target at a time. */
const openAtOnce = 2;
/** Of all that is asked. */
const shares = { repeated: 0.05, ofTarget: 0.012, conditional: 0.1 };

export function startTraffic(data: ScenarioData, random: Random): Traffic {
  const versions = new Map<string, number>();
  const commandTimeouts = new AbortController();
  const nextNumber = (miniProgram: string): string => {
    const count = (versions.get(miniProgram) ?? 0) + 1;
    versions.set(miniProgram, count);
    return `1.${String(count)}.0`;
  };

  async function work(operator: Operator, draw: Random): Promise<void> {
    while (!commandTimeouts.signal.aborted) {
      await once(operator, draw);
      await pause(draw.between(20, 250), undefined, { signal: commandTimeouts.signal }).catch(() => undefined);
    }
  }

  async function once(operator: Operator, draw: Random): Promise<void> {
    const miniProgram = draw.pick(data.miniPrograms.slice(0, -1));
    const environment = draw.chance(0.1) ? 'development' : 'production';
    const open = [...data.seen.values()].filter((one) => one.miniProgram === miniProgram && !one.isFinal);
    if (open.filter((one) => one.environment === environment && one.status !== 'FULL_RELEASE').length < openAtOnce) {
      const number = nextNumber(miniProgram);
      await startRelease(data, operator, { miniProgram, environment, number }, withinMs);
      return;
    }
    if (draw.chance(shares.ofTarget)) await askTarget(operator, miniProgram, draw);
    else if (draw.chance(shares.repeated) && data.sent.length > 0) await repeat(draw);
    else await askRelease(operator, pickRelease(draw, open), draw);
  }

  async function askRelease(operator: Operator, release: SeenRelease, draw: Random): Promise<void> {
    const command = { of: release.id, path: commandsOf(release.id), body: nextCommand(draw, release) };
    const revision = draw.chance(shares.conditional) ? { revision: release.revision } : {};
    await giveCommand(data, operator, { ...command, ...revision }, withinMs);
  }

  async function askTarget(operator: Operator, miniProgram: string, draw: Random): Promise<void> {
    const of = `${miniProgram}/${data.targetApp}/production`;
    const path = `/v1/targets/${of}/commands`;
    await giveCommand(data, operator, { of, path, body: targetCommand(draw) }, withinMs);
  }

  /** The same id again, as a client does that got no answer. It must get the earlier answer. */
  async function repeat(draw: Random): Promise<void> {
    const { operator: name, of, path, body, key } = draw.pick(data.sent.slice(-200));
    const operator = data.operators.find((one) => one.name === name);
    if (operator !== undefined) await giveCommand(data, operator, { of, path, body, key }, withinMs);
  }

  const working = data.operators.map((operator) => work(operator, random.apart(operator.name)));
  return {
    async stop() {
      commandTimeouts.abort();
      await Promise.all(working);
    },
  };
}

/** The newest more often: old ones have little left to happen to them. */
function pickRelease(draw: Random, open: readonly SeenRelease[]): SeenRelease {
  return draw.pick(draw.chance(0.7) ? open.slice(-2) : open);
}
