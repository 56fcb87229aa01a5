/** A time, as the span that has passed since then. */
import { type ReactElement, useSyncExternalStore } from 'react';
import { useFormats } from '../i18n/use-language.js';

/** The time since an event; the exact time is in the title. */
export function Since({ at }: { readonly at: string }): ReactElement {
  const { ago, time } = useFormats();
  const now = Math.max(useNow(), Date.parse(at));
  return (
    <time dateTime={at} title={time(at)} style={{ whiteSpace: 'nowrap' }}>
      {ago(at, now)}
    </time>
  );
}

const tickMs = 30_000;
const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

/** The current time, updated every half minute by one shared timer. Exact enough for "3 minutes ago". */
function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}
