/** The metrics of a process as text, made at most twice a second, however many scrapers ask. */
import type { Registry } from 'prom-client';
import { keepValue } from '../process/kept-value.js';

export interface MetricsText {
  readonly contentType: string;
  readonly body: string;
}

const everyMs = 500;

/** @throws when a metric cannot be collected within seconds. */
export function keepMetricsText(registry: Registry): () => Promise<MetricsText> {
  const text = keepValue({ read: () => registry.metrics(), everyMs, goodForMs: everyMs });
  return async () => {
    const body = await text.get();
    if (body === undefined) throw new Error('The metrics could not be collected');
    return { contentType: registry.contentType, body };
  };
}
