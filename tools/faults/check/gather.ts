/** Waits until everything is quiet after a run, and takes the evidence. */
import { targetName } from '../../../domain/target/target.js';
import { setTimeout as pause } from 'node:timers/promises';
import { nextStep } from '../../../domain/release/next-step.js';
import type { Release } from '../../../domain/release/release.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import { openDatabase } from '../../../store/open-database.js';
import type { ScenarioData } from '../client/scenario-data.js';
import type { World } from '../world/world.js';
import type { Evidence } from './evidence.js';
import { type InDatabase, readDatabase } from './read-database.js';
import { readDecisions } from './read-decisions.js';
import { isWorkflowQuiet, readWorkflows } from './read-workflows.js';

/** What the slowest repetition of the relay needs, and some. Afterwards what is not quiet is a violation. */
const quietWithinMs = 90_000;
const decisionsFollowWithinMs = 10_000;
/** Longer than the bakes that are drawn. */
const gatheredWithinMs = minuteMs;

export async function gatherEvidence(world: World, data: ScenarioData): Promise<Evidence> {
  const rows = await rowsWhenQuiet(world, data);
  const workflows = await readWorkflows(world.client, rows.releases);
  return { sent: data.sent, ...rows, workflows, decided: await decisions(world, data, rows) };
}

async function rowsWhenQuiet(world: World, data: ScenarioData): Promise<InDatabase> {
  const database = await openDatabase({ databaseUrl: world.databaseUrl, maxConnections: 2 });
  const untilMs = performance.now() + quietWithinMs;
  try {
    for (;;) {
      const rows = await readDatabase(database.kysely, data.miniPrograms);
      if ((await isQuiet(world, rows)) || performance.now() > untilMs) return rows;
      await pause(250);
    }
  } finally {
    await database.close();
  }
}

async function isQuiet(world: World, rows: InDatabase): Promise<boolean> {
  const { ledger, undelivered, releases } = rows;
  if (undelivered > 0 || ledger.some(({ outcome }) => outcome === 'RECEIVED')) return false;
  if (releases.some((release) => isAboutToAct(release, rows))) return false;
  for (const release of releases) if (!(await isWorkflowQuiet(world.client, release).catch(() => false))) return false;
  return true;
}

/**
 * A release that was just created for development looks settled, and continues without a user's command. So does one
 * whose plan takes its next step while the evidence is gathered.
 */
function isAboutToAct(release: Release, { ledger, targets }: InDatabase): boolean {
  const targetRevision = targets.find((target) => targetName(target) === targetName(release))?.revision ?? 0;
  const step = nextStep({ release, targetRevision }, (commandId) => ledger.some(({ id }) => id === commandId));
  return step.kind === 'command' && step.due.dueAtMs <= Date.now() + gatheredWithinMs;
}

/** A plane that missed a notification compares itself with the database once a second. */
async function decisions(world: World, data: ScenarioData, { targets }: InDatabase): Promise<Evidence['decided']> {
  const untilMs = performance.now() + decisionsFollowWithinMs;
  for (;;) {
    const decided = await readDecisions(data, world.apis, targets);
    const agree = decided.every(({ answered, expected }) => answered === expected);
    if (agree || performance.now() > untilMs) return decided;
    await pause(300);
  }
}
