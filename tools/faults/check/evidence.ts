/** The result of a run as plain data. The checks read only this, so each can be tested by itself. */
import type { Release } from '../../../domain/release/release.js';
import type { Target } from '../../../domain/target/target.js';
import type { SentCommand } from '../client/scenario-data.js';

export interface LedgerRow {
  readonly id: string;
  readonly number: number;
  readonly releaseId: string | null;
  /** The release's id or the target's name. */
  readonly aggregate: string;
  readonly type: string;
  readonly actor: string;
  readonly key: string | null;
  readonly outcome: string;
  readonly code: string | null;
  readonly revision: number | null;
  readonly receivedAtMs: number;
  readonly decidedAtMs: number | null;
}

export interface TrailRow {
  readonly id: string;
  readonly kind: 'release' | 'target';
  readonly aggregate: string;
  readonly seq: number;
  readonly type: string;
  readonly commandId: string | null;
  readonly atMs: number;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface WorkflowFacts {
  readonly releaseId: string;
  readonly workflowId: string;
  readonly isRunning: boolean;
  /** What it answers to the query `progress`; null when it is not running. */
  readonly progress: { readonly revision: number; readonly status: string; readonly percentage: number } | null;
  /** Tries of a workflow task that is under way, beyond the first. */
  readonly retriedTask: number;
  /** Of all its runs. */
  readonly failedTasks: readonly { readonly cause: string; readonly message: string }[];
  readonly runs: number;
  readonly events: number;
  /** A line for each event of each run, for the analysis of a violation. */
  readonly history: readonly string[];
  /** The workflow task that is under way, as the server describes it. */
  readonly pendingTask: unknown;
}

/** One user on one target: what an API answered, and what the target row says. */
export interface Decided {
  readonly target: string;
  readonly user: string;
  readonly by: string;
  readonly answered: string | null;
  readonly expected: string | null;
}

export interface Evidence {
  readonly sent: readonly SentCommand[];
  readonly ledger: readonly LedgerRow[];
  readonly trail: readonly TrailRow[];
  readonly releases: readonly Release[];
  readonly targets: readonly Target[];
  readonly undelivered: number;
  readonly workflows: readonly WorkflowFacts[];
  readonly decided: readonly Decided[];
}

/** What was promised, and the rows that break it, in words. */
export interface Violation {
  readonly promise: string;
  readonly words: string;
}

export type Check = (evidence: Evidence) => readonly Violation[];

export function violationsOf(promise: string, words: readonly string[]): Violation[] {
  return words.map((one) => ({ promise, words: one }));
}
