/**
 * Brings open releases to this build once it is the current one of its deployment. A run stays with the build that it
 * began on, so no code replays another's history. Where Temporal reports the new build to a run, it continues as
 * new there by itself. Other runs (an older server, or no worker left for the build) are ended and started again, and
 * read their release from the database. A run that an operator pinned by hand stays.
 */
import type { ReleaseSnapshot } from '../../domain/release/release.js';
import { type AfterRound, pauseFor, startLoop } from '../../platform/process/background-loop.js';
import type { Database } from '../../store/database/database.js';
import { signalAgain } from '../../store/outbox/relay-queue.js';
import { openReleasePages } from '../../store/release/read-snapshots.js';
import { signalChanged, startRelease } from '../../workflows/release/release-workflow-client.js';
import { releaseWorkflowId } from '../../workflows/release/messages.js';
import { eachRelease, endRun, pinnedBuildOf, type Run, runningRuns } from './runs.js';
import { callWithinMs, type DeliveryNeeds } from '../outbox/delivery.js';
import type { Builds, Routing } from '../temporal/deployment-routing.js';

export interface BuildMigratorOptions extends DeliveryNeeds, Builds {}

export interface BuildMigrator {
  stop(): Promise<void>;
}

const lookEveryMs = 2_000;
/** A run that can continue as new by itself has done so by then, unless commands never cease. */
const restartAfterMs = 5_000;
/** Between two releases: leaves room for commands. */
const movingPauseMs = 20;

export function startBuildMigrator(options: BuildMigratorOptions): BuildMigrator {
  const { deployment, logger, readRouting, workflows } = options;
  let moving: Moving | undefined;
  let wasCurrent: boolean | undefined;

  async function look(signal: AbortSignal): Promise<AfterRound> {
    const routing = await readRouting();
    if (routing === 'not supported') return 'end';
    const isCurrent = routing.currentBuildId === deployment.buildId;
    if (isCurrent !== wasCurrent) {
      logWhetherCurrent(options, routing);
      moving = isCurrent ? { signalledAtMs: new Map(), ended: new Set(), left: undefined } : undefined;
      wasCurrent = isCurrent;
    }
    if (moving !== undefined) await move(options, { moving, routing, signal });
    return undefined;
  }

  return startLoop({
    name: 'moving releases to the current build',
    everyMs: lookEveryMs,
    logger,
    round: (signal) => workflows.client.withAbortSignal(signal, () => look(signal)),
  });
}

function logWhetherCurrent({ deployment, logger }: BuildMigratorOptions, { currentBuildId }: Routing): void {
  const { deploymentName, buildId } = deployment;
  const facts = { deploymentName, buildId, currentBuildId };
  if (currentBuildId === buildId) {
    logger.info(facts, 'this build is current: open releases move to it');
    return;
  }
  const remedy = `temporal worker deployment set-current-version --deployment-name ${deploymentName} --build-id ${buildId}`;
  logger.warn({ ...facts, remedy }, 'this build is not current: no release goes to it until it is');
}

/** State between two checks. */
interface Moving {
  /** By run id, when it was signalled first. */
  readonly signalledAtMs: Map<string, number>;
  /** By workflow id: what comes back to another build after that has a reason we do not know. */
  readonly ended: Set<string>;
  left: number | undefined;
}

interface Look {
  readonly moving: Moving;
  readonly routing: Routing;
  readonly signal: AbortSignal;
}

async function move(options: BuildMigratorOptions, look: Look): Promise<void> {
  const { database, workflows, deployment, logger } = options;
  const { moving, signal } = look;
  const { deploymentName } = deployment;
  const strays = await runningRuns(
    workflows,
    buildsAtWork(look.routing).map((buildId) => ({ deploymentName, buildId })),
  );
  if (strays.size !== moving.left) logger.info({ releases: strays.size, ...deployment }, 'releases on other builds');
  moving.left = strays.size;
  if (strays.size === 0) return;
  const each = eachRelease(logger, 'moving it to the current build', signal);
  for await (const { run, snapshot } of openAmong(strays, database)) {
    if (signal.aborted) return;
    const signalledAtMs = moving.signalledAtMs.get(run.runId) ?? Date.now();
    moving.signalledAtMs.set(run.runId, signalledAtMs);
    const isOverdue = Date.now() - signalledAtMs >= restartAfterMs;
    await each.attempt(snapshot.release.id, async () => {
      if (isOverdue) await continueOnNewBuild(options, look, { run, snapshot });
      // At each check: a task in the first second after the switch may not report it yet (seen on 1.32).
      else await signalChanged(workflows, snapshot.release, { snapshot }, callWithinMs);
    });
    await pauseFor(movingPauseMs, signal);
  }
}

function buildsAtWork({ currentBuildId, rampingBuildId }: Routing): string[] {
  return [currentBuildId, rampingBuildId].filter((buildId) => buildId !== null);
}

interface Stray {
  readonly run: Run;
  readonly snapshot: ReleaseSnapshot;
}

async function* openAmong(runs: ReadonlyMap<string, string>, { kysely }: Database): AsyncGenerator<Stray> {
  for await (const page of openReleasePages(kysely))
    for (const snapshot of page) {
      const workflowId = releaseWorkflowId(snapshot.release);
      const runId = runs.get(workflowId);
      if (runId !== undefined) yield { run: { workflowId, runId }, snapshot };
    }
}

async function continueOnNewBuild(
  options: BuildMigratorOptions,
  { moving, routing }: Look,
  { run, snapshot }: Stray,
): Promise<void> {
  const { workflows, database, deployment, logger } = options;
  const { release } = snapshot;
  const from = await pinnedBuildOf(workflows, run, callWithinMs);
  if (from === null || buildsAtWork(routing).includes(from) || moving.ended.has(run.workflowId)) return;
  moving.ended.add(run.workflowId);
  const reason = `goes on with build ${deployment.buildId} instead of ${from}`;
  await endRun(workflows, run, { reason, withinMs: callWithinMs });
  await startRelease(workflows, release, callWithinMs);
  await signalAgain(database.kysely, release.id);
  logger.info({ releaseId: release.id, from, to: deployment.buildId }, 'restarted a workflow on this build');
}
