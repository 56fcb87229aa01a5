/** Reads a query again at an instant of its answer, at which a clock changes it without an event. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dayMs } from '../../domain/values/time-units.js';

/** A browser whose clock is ahead asks no more often. */
const leastMs = 5_000;
/** A later instant is awaited day by day: timers hold at most 24 days. */
const mostMs = dayMs;

export function useReadAgainAt(
  at: string | undefined,
  { refetch, dataUpdatedAt }: Pick<UseQueryResult, 'refetch' | 'dataUpdatedAt'>,
): void {
  useEffect(() => {
    if (at === undefined) return undefined;
    const delayMs = Math.min(Math.max(Date.parse(at) - Date.now(), leastMs), mostMs);
    const timer = setTimeout(() => void refetch(), delayMs);
    return () => {
      clearTimeout(timer);
    };
    // A later answer with the same instant waits again.
  }, [at, dataUpdatedAt, refetch]);
}
