/** Prometheus metrics of the API. Each API has its own registry, so two in one process do not conflict. */
import type { UnconfirmedFalls } from '../../../store/push/read-push.js';
import { keepMetricsText, keepValue, type KeptValue, type MetricsText } from '../../../platform/process/kept-value.js';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface ApiMetrics {
  readonly registry: Registry;
  readonly text: () => Promise<MetricsText>;
  readonly requestSeconds: Histogram<'operation' | 'method' | 'status'>;
  /** Outcome `WAITING`: answered with 202. */
  readonly commandOutcomes: Counter<'type' | 'outcome' | 'code'>;
  /** From receipt to recorded outcome, while the request waited. */
  readonly commandSeconds: Histogram<'type'>;
  /**
   * Stop commands applied without their workflow: `late` by the process that received them, `swept` by another
   * process.
   */
  readonly stopsApplied: Counter<'by'>;
  readonly signalFailures: Counter;
}

export interface MetricsSources {
  /** Commands in the ledger without an outcome. Queried at most once a second. */
  readonly countWaitingCommands: () => Promise<number>;
  readonly countStreams: () => number;
  /** Falls of exposure that super apps have not confirmed. Queried at most once a second. */
  readonly unconfirmedFalls: () => Promise<UnconfirmedFalls>;
}

/** A value that costs a query: read at most once a second. */
function kept<T>(read: () => Promise<T>): KeptValue<T> {
  return keepValue({ read, everyMs: 1_000, goodForMs: 10_000 });
}

export function createMetrics({ countWaitingCommands, countStreams, unconfirmedFalls }: MetricsSources): ApiMetrics {
  const registry = new Registry();
  const registers = [registry];
  const waiting = kept(countWaitingCommands);
  new Gauge({
    name: 'halftone_commands_waiting',
    help: 'Commands in the ledger without an outcome; missing while the database is away.',
    registers,
    async collect() {
      const count = await waiting.get();
      if (count === undefined) this.remove();
      else this.set(count);
    },
  });
  new Gauge({
    name: 'halftone_stream_clients',
    help: 'Open progress streams.',
    registers,
    collect() {
      this.set(countStreams());
    },
  });
  registerUnconfirmedFalls(registry, unconfirmedFalls);
  return {
    registry,
    text: keepMetricsText(registry),
    requestSeconds: new Histogram({
      name: 'halftone_http_request_seconds',
      help: 'Time to answer a request.',
      labelNames: ['operation', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5],
      registers,
    }),
    commandOutcomes: new Counter({
      name: 'halftone_api_command_outcomes_total',
      help: 'Commands answered, by what became of them.',
      labelNames: ['type', 'outcome', 'code'],
      registers,
    }),
    commandSeconds: new Histogram({
      name: 'halftone_api_command_seconds',
      help: 'From the receipt of a command to its outcome.',
      labelNames: ['type'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
      registers,
    }),
    stopsApplied: new Counter({
      name: 'halftone_api_stops_applied_total',
      help: 'Stop commands applied without their workflow.',
      labelNames: ['by'],
      registers,
    }),
    signalFailures: new Counter({
      name: 'halftone_api_signal_failures_total',
      help: 'Signals that Temporal did not acknowledge in time; the relay repeats them.',
      registers,
    }),
  };
}

function registerUnconfirmedFalls(registry: Registry, read: MetricsSources['unconfirmedFalls']): void {
  const falls = kept(read);
  new Gauge({
    name: 'halftone_push_oldest_unconfirmed_fall_seconds',
    help: 'Age of the oldest fall of exposure that a super app has not confirmed; missing while the database is away.',
    registers: [registry],
    async collect() {
      const found = await falls.get();
      if (found === undefined) this.remove();
      else this.set(found.sinceMs === null ? 0 : Math.max(0, Date.now() - found.sinceMs) / 1000);
    },
  });
}
