/** Prometheus metrics of deliveries to super apps, counted where the activities run. */
import { Counter, type Registry } from 'prom-client';
import type { PushResult } from '../../activities/push/deliver-to-target.js';

export interface PushMetrics {
  readonly onPushed: (result: PushResult) => void;
  readonly registerOn: (registry: Registry) => void;
}

const results: readonly PushResult[] = ['confirmed', 'refused', 'unreachable', 'forbidden'];

export function createPushMetrics(): PushMetrics {
  const deliveries = new Counter({
    name: 'halftone_push_deliveries_total',
    help: 'Deliveries to super apps, by what became of them.',
    labelNames: ['result'],
    registers: [],
  });
  for (const result of results) deliveries.inc({ result }, 0);
  return {
    onPushed: (result) => deliveries.inc({ result }),
    registerOn: (registry) => registry.registerMetric(deliveries),
  };
}
