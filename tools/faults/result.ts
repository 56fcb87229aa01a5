/** The result of one scenario: numbers for the table, and how long commands waited after a worker was killed. */
import type { Evidence, Violation } from './check/evidence.js';
import { harmlessCauses } from './check/other-checks.js';

export interface Result {
  readonly scenario: string;
  readonly world: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly seconds: number;
  readonly faults: readonly string[];
  readonly commands: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Sent and never acknowledged, with every repetition. */
  readonly unheard: number;
  readonly releases: number;
  readonly events: number;
  readonly runs: number;
  /** Workflow tasks that the server had made again because signals came while they were finishing. */
  readonly remadeTasks: number;
  /** Milliseconds from kill -9 of a worker to the outcome of each command that waited then or came within a second. */
  readonly waitedAfterKillMs: readonly number[];
  readonly violations: readonly Violation[];
}

export interface Played {
  readonly scenario: string;
  readonly world: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly seconds: number;
  readonly faults: readonly string[];
  /** By Date.now(). */
  readonly workerKillsAtMs: readonly number[];
}

export function resultOf(
  { workerKillsAtMs, ...played }: Played,
  evidence: Evidence,
  violations: readonly Violation[],
): Result {
  const { ledger, sent, releases, trail, workflows } = evidence;
  const outcomes: Record<string, number> = {};
  for (const { outcome, code } of ledger) {
    const name = code === null ? outcome : `${outcome} ${code}`;
    outcomes[name] = (outcomes[name] ?? 0) + 1;
  }
  return {
    ...played,
    commands: ledger.length,
    outcomes,
    unheard: sent.filter(({ answer }) => answer === undefined).length,
    releases: releases.length,
    events: trail.length,
    runs: workflows.reduce((sum, { runs }) => sum + runs, 0),
    remadeTasks: workflows
      .flatMap(({ failedTasks }) => failedTasks)
      .filter(({ cause }) => harmlessCauses.includes(cause)).length,
    waitedAfterKillMs: waitsAfter(workerKillsAtMs, ledger),
    violations,
  };
}

const stops = ['pause', 'reset', 'cancel', 'rollback', 'forceOffline', 'liftSuspension'];
const soonMs = 1_000;

/** Stops do not need the worker, and what the preview refuses is decided at once: they say nothing of its recovery. */
function waitsAfter(killsAtMs: readonly number[], ledger: Evidence['ledger']): number[] {
  return killsAtMs.flatMap((killedAtMs) =>
    ledger.flatMap(({ type, receivedAtMs, decidedAtMs }) => {
      if (decidedAtMs === null || decidedAtMs === receivedAtMs || stops.includes(type)) return [];
      const isConcerned = decidedAtMs > killedAtMs && receivedAtMs < killedAtMs + soonMs;
      return isConcerned ? [decidedAtMs - Math.max(killedAtMs, receivedAtMs)] : [];
    }),
  );
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
