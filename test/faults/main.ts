/** The fault runs: worlds one after the other, scenarios round and round, a line for each fault, a table at the end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../store/open-database.js';
import { help, type Options, readOptions } from './options.js';
import { type Outcome, play } from './play.js';
import { tableOf, totalsOf, writeReport } from './report.js';
import type { Result } from './result.js';
import { allScenarios } from './scenarios/all-scenarios.js';
import type { Scenario } from './scenarios/scenario.js';
import { serverPrograms, type TemporalKind } from './world/temporal.js';
import { openWorld, type World } from './world/world.js';

const say = (line: string): void => console.log(line);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    say(help);
    return 0;
  }
  if (options.isList) {
    for (const { name, words } of allScenarios) say(`${name.padEnd(18)} ${words}`);
    return 0;
  }
  const scenarios = chosen(options.only);
  say(`Seed ${String(options.seed)}.`);
  const results: Result[] = [];
  for (const kind of options.worlds) results.push(...(await runWorld(kind, scenarios, options)));
  say(`\n${tableOf(results)}\n\n${totalsOf(results)}`);
  if (options.record !== undefined) writeReport(options.record, results);
  return results.some(({ violations }) => violations.length > 0) ? 1 : 0;
}

function chosen(only: readonly string[]): readonly Scenario[] {
  const unknown = only.find((name) => allScenarios.every((scenario) => scenario.name !== name));
  if (unknown !== undefined) throw new Error(`There is no scenario ${unknown}; --list names them`);
  return only.length === 0 ? allScenarios : allScenarios.filter(({ name }) => only.includes(name));
}

async function runWorld(kind: TemporalKind, scenarios: readonly Scenario[], options: Options): Promise<Result[]> {
  if (kind === 'server on Postgres' && serverPrograms() === undefined) {
    say(`SKIPPED the world with a Temporal ${kind}: TEMPORAL_SERVER_BIN names no program`);
    return [];
  }
  say(`\nStarting everything apart, with a Temporal ${kind}.`);
  const world = await openWorld(kind);
  const results: Result[] = [];
  const untilMs = performance.now() + (options.minutes * 60_000) / options.worlds.length;
  try {
    for (let round = 0; round === 0 || performance.now() < untilMs; round += 1)
      for (const [index, scenario] of scenarios.entries()) {
        if (round > 0 && performance.now() > untilMs) break;
        results.push(await runOne(world, scenario, { ...options, seed: options.seed + round * 100 + index }));
      }
  } finally {
    await world.close();
  }
  return results;
}

async function runOne(world: World, scenario: Scenario, { seed, isShort }: Options): Promise<Result> {
  say(`\n${scenario.name} (seed ${String(seed)}): ${scenario.words}`);
  const database = await openDatabase({ databaseUrl: world.databaseUrl, maxConnections: 2 });
  try {
    const outcome = await play({ world, database, scenario, seed, isShort, say });
    tell(outcome);
    return outcome.result;
  } finally {
    await database.close();
  }
}

function tell({ result, evidence }: Outcome): void {
  const { violations, commands, seconds, faults } = result;
  say(`        ${String(commands)} commands, ${String(faults.length)} faults, ${String(seconds)} s: ${outcomesIn(result)}`);
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
