/**
 * Prometheus metrics of the decision plane. Handlers raise plain numbers when they answer. A scrape reads the same
 * numbers, so nothing is counted twice.
 */
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Edge } from '../open-edge.js';
import type { Launches, TargetEntry } from '../snapshot/target-entry.js';

/** Only the most requested targets have series of their own. The sums include all targets. */
const targetsShown = 500;

type Source = Pick<Edge, 'deps' | 'hub' | 'exposureLost'>;

export function registerEdgeMetrics(registry: Registry, edge: Source): void {
  const { state, counts } = edge.deps;
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number | null): Gauge =>
    new Gauge({
      name: `halftone_edge_${name}`,
      help,
      registers,
      collect() {
        const value = read();
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  gauge('targets', 'Targets in memory.', () => state.snapshot.size);
  gauge(
    'snapshot_age_seconds',
    'Since memory and database were last found equal; missing when they never were.',
    () => state.freshness.ageSeconds,
  );
  gauge('streams', 'Open streams.', () => edge.hub.size);
  const total = (name: string, help: string, read: () => number): Counter => counterOf({ registry, name, help, read });
  total('evaluations_single_total', 'Single evaluations answered; each is a launch.', () => counts.single);
  total('evaluations_bulk_total', 'Bulk evaluations answered, unchanged ones too.', () => counts.bulk);
  total('evaluations_bulk_unchanged_total', 'Bulk evaluations answered with 304.', () => counts.bulkUnchanged);
  total('decisions_bulk_total', 'Decisions made by bulk evaluations.', () => counts.bulkDecisions);
  total('refused_total', 'Requests answered with 4xx or 503.', () => counts.refused);
  total('exposure_lost_total', 'Decisions whose counts could not be written down.', () => edge.exposureLost);
  total('streams_dropped_total', 'Streams dropped because their reader was too slow.', () => edge.hub.dropped);
  registerLaunches(registry, edge);
}

interface Reading {
  readonly registry: Registry;
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

function counterOf({ registry, name, help, read }: Reading): Counter {
  return new Counter({
    name: `halftone_edge_${name}`,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(read());
    },
  });
}

const variants = ['pilot', 'candidate', 'baseline', 'unavailable'] as const satisfies readonly (keyof Launches)[];

function registerLaunches(registry: Registry, { deps: { state } }: Source): void {
  const registers = [registry];
  new Counter({
    name: 'halftone_edge_unassigned_total',
    help: 'Launches without a user: they get the baseline.',
    registers,
    collect() {
      let sum = 0;
      for (const [, app] of state.snapshot.allApps())
        for (const { launches } of app.entries) sum += launches.unassigned;
      this.reset();
      this.inc(sum);
    },
  });
  new Counter({
    name: 'halftone_edge_launches_total',
    help: `Launches answered by target and variant, for the ${targetsShown} targets asked about most.`,
    labelNames: ['mini_program', 'target_app', 'environment', 'variant'],
    registers,
    collect() {
      this.reset();
      for (const { source, launches } of mostRequested([...targetsIn(state.snapshot)])) {
        const { miniProgram, targetApp, environment } = source;
        for (const variant of variants)
          this.inc({ mini_program: miniProgram, target_app: targetApp, environment, variant }, launches[variant]);
      }
    },
  });
}

function* targetsIn(snapshot: Source['deps']['state']['snapshot']): Generator<TargetEntry> {
  for (const [, app] of snapshot.allApps()) yield* app.entries;
}

function mostRequested(entries: readonly TargetEntry[]): TargetEntry[] {
  return entries
    .map((entry) => ({ entry, sum: sumOf(entry.launches) }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum)
    .slice(0, targetsShown)
    .map(({ entry }) => entry);
}

function sumOf(launches: Launches): number {
  return variants.reduce((sum, variant) => sum + launches[variant], 0);
}
