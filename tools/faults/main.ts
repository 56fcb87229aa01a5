/** The fault runs: one world after the other, scenarios in rounds, a line for each fault, a table at the end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minuteMs } from '../../domain/values/time-units.js';
import { help, type Options, readOptions } from './options.js';
import { type Outcome, play } from './play.js';
import { tableOf, totalsOf, writeReport } from './report.js';
import type { Result } from './result.js';
import { allScenarios } from './scenarios/all-scenarios.js';
import { diskFull, playDiskFull } from './scenarios/disk-full.js';
import type { Scenario } from './scenarios/scenario.js';
import type { TemporalKind } from './world/temporal.js';
import { serverPrograms } from './world/temporal-cluster.js';
import { openWorld, type World } from './world/world.js';

const say = (line: string): void => console.log(line);

// Left to itself the process goes on: what was opened for the disk's scenario, the embedded database, may keep it busy.
process.exit(await main(process.argv.slice(2)));

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    say(help);
    return 0;
  }
  if (options.isList) {
    for (const { name, words } of [...allScenarios, diskFull]) say(`${name.padEnd(18)} ${words}`);
    return 0;
  }
  requireKnown(options.only);
  const isChosen = ({ name }: { readonly name: string }): boolean =>
    options.only.length === 0 || options.only.includes(name);
  const scenarios = allScenarios.filter(isChosen);
  say(`Seed ${String(options.seed)}.`);
  const results: Result[] = [];
  const note = (result: Result): void => {
    results.push(result);
    if (options.record !== undefined) writeReport(options.record, results); // Each time: what was proved stays.
  };
  if (scenarios.length > 0) for (const kind of options.worlds) await runWorld(kind, scenarios, options, note);
  if (isChosen(diskFull)) await runDiskFull(options, note);
  say(`\n${tableOf(results)}\n\n${totalsOf(results)}`);
  return results.some(({ violations }) => violations.length > 0) ? 1 : 0;
}

function requireKnown(only: readonly string[]): void {
  const unknown = only.find((name) => [...allScenarios, diskFull].every((scenario) => scenario.name !== name));
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}; --list names them`);
}

type Note = (result: Result) => void;

async function runDiskFull({ seed, isShort }: Options, note: Note): Promise<void> {
  say(`\n${diskFull.name} (seed ${String(seed)}): ${diskFull.words}`);
  const outcome = await playDiskFull({ seed, isShort, say });
  if (outcome === undefined) {
    say('SKIPPED: this user may not mount a small file system');
    return;
  }
  print(outcome);
  note(outcome.result);
}

async function runWorld(
  kind: TemporalKind,
  scenarios: readonly Scenario[],
  options: Options,
  note: Note,
): Promise<void> {
  if (kind === 'server on Postgres' && serverPrograms() === undefined) {
    say(`SKIPPED the world with a Temporal ${kind}: TEMPORAL_SERVER_BIN names no program`);
    return;
  }
  say(`\nStarting everything apart, with a Temporal ${kind}.`);
  const world = await openWorld(kind);
  const untilMs = performance.now() + (options.minutes * minuteMs) / options.worlds.length;
  try {
    for (let turn = 0; turn < scenarios.length || performance.now() < untilMs; turn += 1) {
      const scenario = scenarios[turn % scenarios.length] as Scenario;
      note(await runOne(world, scenario, { ...options, seed: options.seed + turn }));
    }
  } finally {
    await world.close();
  }
}

async function runOne(world: World, scenario: Scenario, { seed, isShort }: Options): Promise<Result> {
  say(`\n${scenario.name} (seed ${String(seed)}): ${scenario.words}`);
  const outcome = await play({ world, scenario, seed, isShort, say });
  print(outcome);
  return outcome.result;
}

function print({ result, evidence }: Outcome): void {
  const { violations, commands, seconds, faults } = result;
  say(
    `        ${String(commands)} commands, ${String(faults.length)} faults, ${String(seconds)} s: ${outcomesIn(result)}`,
  );
  if (violations.length === 0) return;
  say(`VIOLATED in ${result.scenario} (${result.world}), seed ${String(result.seed)}:`);
  for (const { promise, words } of violations.slice(0, 20)) say(`  ${promise}: ${words}`);
  const folder = join(import.meta.dirname, '../../.halftone-faults');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${result.scenario}-${String(result.seed)}.json`);
  writeFileSync(file, JSON.stringify({ result, evidence }, null, 1));
  say(`  ${String(violations.length)} in all; the evidence is in ${file}`);
}

function outcomesIn({ outcomes }: Result): string {
  const often = Object.entries(outcomes).sort(([, a], [, b]) => b - a);
  return often.map(([outcome, count]) => `${String(count)} ${outcome}`).join(', ');
}
